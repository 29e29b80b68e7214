// A file that a message names, as the server described it (protocol, section 6), or one of this computer that waits to
// be uploaded: that has a path, and neither an id nor a hash yet. What was uploaded keeps its path until its message is
// at the server, too, which forgets a file that no message names. A value; any thread.
#pragma once

#include <QString>

namespace tincan {

struct FileRef
{
    QString id;
    QString name;
    QString type;
    qint64 size = 0;
    QString sha256;
    int width = 0;
    int height = 0;
    QString path = {}; // here

    bool isLocal() const { return id.isEmpty() && !path.isEmpty(); }
    bool operator==(const FileRef &) const = default;
};

} // namespace tincan
