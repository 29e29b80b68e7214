#include "core/server/file_name.h"

#include "core/server/request.h"

#include <algorithm>

namespace tincan {

namespace {

bool isForbidden(QChar c)
{
    const bool turns = (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
    const bool marks = c == QChar(0x200e) || c == QChar(0x200f) || c == QChar(0x061c);
    const bool breaks = c == QChar(0x2028) || c == QChar(0x2029);
    return c.category() == QChar::Other_Control || turns || marks || breaks || c == u'/' || c == u'\\';
}

} // namespace

std::optional<QString> readFileName(const QByteArray &utf8)
{
    const QString name = QString::fromUtf8(utf8).trimmed();
    if (name.isEmpty() || name == u"." || name == u".." || name.toUtf8().size() > longestFileName)
        return std::nullopt;
    if (std::any_of(name.begin(), name.end(), isForbidden))
        return std::nullopt;
    return name;
}

QByteArray contentDisposition(const QString &name, bool shown)
{
    QByteArray plain;
    // A percent sign would be read as an escape by some (RFC 6266, appendix D).
    for (const QChar c : name) {
        const bool safe = c >= u' ' && c <= u'~' && c != u'"' && c != u'\\' && c != u'%';
        plain += safe ? c.toLatin1() : '_';
    }
    const QByteArray exact = name.toUtf8().toPercentEncoding("!#$&+^`|");
    return (shown ? QByteArray("inline") : QByteArray("attachment")) + "; filename=\"" + plain +
           "\"; filename*=UTF-8''" + exact;
}

bool isFileId(QByteArrayView id)
{
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-' || c == '_';
    });
}

} // namespace tincan
