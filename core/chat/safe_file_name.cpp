#include "core/chat/safe_file_name.h"

#include <QStringList>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 200; // file systems take 255, and `.part` and a number may be put behind it
constexpr qsizetype longestEnding = 16;

// Invisible characters that change how their neighbours look, as those that turn the direction of writing do.
bool isUnseen(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
           c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

bool isDevice(const QString &name)
{
    static const QStringList devices{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const QString stem = name.section(u'.', 0, 0).trimmed().toLower();
    const bool numbered = stem.size() == 4 && (stem.startsWith(u"com") || stem.startsWith(u"lpt")) && stem[3].isDigit();
    return numbered || devices.contains(stem);
}

// In the middle, so that the ending stays.
QString shortened(QString name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString ending = dot > 0 && name.size() - dot <= longestEnding ? name.sliced(dot) : QString();
    name.chop(ending.size());
    while (name.toUtf8().size() + ending.toUtf8().size() > mostBytes)
        name.chop(name.back().isLowSurrogate() && name.size() > 1 ? 2 : 1);
    return name.trimmed() + ending;
}

} // namespace

QString safeFileName(const QString &name)
{
    QString safe;
    for (const QChar c : name) {
        if (isUnseen(c))
            continue;
        safe += u"/\\:*?\"<>|"_s.contains(c) ? QChar(u'_') : c;
    }
    const auto isEdge = [](QChar c) { return c == u'.' || c.isSpace(); };
    while (!safe.isEmpty() && isEdge(safe.front()))
        safe.remove(0, 1);
    while (!safe.isEmpty() && isEdge(safe.back()))
        safe.chop(1);
    if (safe.isEmpty())
        return u"file"_s;
    return shortened(isDevice(safe) ? u'_' + safe : safe);
}

} // namespace tincan
