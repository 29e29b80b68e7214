// A file that a message names, as the server described it (protocol, section 6). A value; any thread.
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
    bool operator==(const FileRef &) const = default;
};

} // namespace tincan
