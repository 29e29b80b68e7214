#include "ui/plain_line.h"

namespace tincan {

bool isBidiControl(QChar c)
{
    return (c >= u'\x202a' && c <= u'\x202e') || (c >= u'\x2066' && c <= u'\x2069');
}

bool isBidiOverride(QChar c)
{
    return c == u'\x202d' || c == u'\x202e';
}

QString withoutOverrides(QString text)
{
    return text.removeIf(isBidiOverride);
}

QString plainLine(const QString &text, qsizetype most)
{
    QString line = text.left(most);
    if (line.size() < text.size() && line.back().isHighSurrogate())
        line.chop(1);
    return line.removeIf(isBidiControl).simplified();
}

} // namespace tincan
