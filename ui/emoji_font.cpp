#include "ui/emoji_font.h"

#include <QFontDatabase>
#include <QStringList>

namespace tincan {

namespace {

constexpr QChar variationSelector(0xfe0f);
constexpr QChar zeroWidthJoiner(0x200d);

QString emojiFamily()
{
    for (const char *name : {"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Twemoji", "JoyPixels"}) {
        const QString family = QString::fromLatin1(name);
        if (QFontDatabase::hasFamily(family))
            return family;
    }
    return {};
}

} // namespace

QFont withEmoji(QFont font)
{
    static const QString family = emojiFamily();
    QStringList families = font.families();
    if (families.isEmpty())
        families += font.family();
    if (!family.isEmpty())
        families.prepend(family);
    font.setFamilies(families);
    return font;
}

QString inOnePiece(const QString &text)
{
    if (!text.contains(zeroWidthJoiner))
        return text;
    QString pieces;
    bool joined = false; // to what stands before it
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool goesOn = at + 1 < text.size() && text[at + 1] == zeroWidthJoiner;
        if (text[at] == variationSelector && (joined || goesOn))
            continue;
        if (!text[at].isLowSurrogate())
            joined = at > 0 && text[at - 1] == zeroWidthJoiner;
        pieces += text[at];
    }
    return pieces;
}

QString asPicture(const QString &emoji)
{
    return emoji.toUcs4().size() == 1 ? emoji + variationSelector : inOnePiece(emoji);
}

} // namespace tincan
