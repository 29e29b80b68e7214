#include "core/chat/safe_file_name.h"

#include "core/chat/unseen.h"

#include <QStringList>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 200; // file systems take 255, and `.part` and a number may be put behind it
constexpr qsizetype longestEnding = 16;

bool isDevice(const QString &name)
{
    static const QStringList devices{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s, u"conin$"_s, u"conout$"_s};
    const QString stem = name.section(u'.', 0, 0).trimmed().toLower();
    // Superscripts, too: Windows takes them for the digits that they look like.
    const bool numbered =
        stem.size() == 4 && (stem.startsWith(u"com") || stem.startsWith(u"lpt")) && stem[3].digitValue() >= 0;
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
    for (const char32_t c : name.toUcs4()) {
        if (isUnseen(c))
            continue;
        const bool forbidden = c < 0x80 && u"/\\:*?\"<>|"_s.contains(QChar(c));
        safe += forbidden ? u"_"_s : QString::fromUcs4(&c, 1);
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
