// A file that a message names, as the server described it (protocol, section 6), or one of this computer that waits to
// be uploaded: that has a path, and neither an id nor a hash yet. A value; any thread.
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
    QString path = {}; // here, and only until it is uploaded

    bool isLocal() const { return !path.isEmpty(); }
    bool operator==(const FileRef &) const = default;
};

} // namespace tincan
