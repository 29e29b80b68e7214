// What a file may be called, and how its name travels in a header. A name is never used as a path. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace tincan {

constexpr qsizetype longestFileName = 255; // bytes of UTF-8

// Without the spaces around it. Nothing where it is empty or too long, is a place in a folder, or holds a slash of
// either kind, a control character, or one that turns the direction of writing and so hides how the name ends.
std::optional<QString> readFileName(const QByteArray &utf8);

// Content-Disposition (RFC 6266), with the name in ASCII for those who know no better and as RFC 8187 has it.
QByteArray contentDisposition(const QString &name, bool shown);

// Whether an upload could have this id: 1 to 64 of A-Z, a-z, 0-9, - and _. Nothing else becomes a path.
bool isFileId(QByteArrayView id);

} // namespace tincan
