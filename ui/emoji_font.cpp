#include "ui/emoji_font.h"

#include <QFontDatabase>
#include <QStringList>

namespace tincan {

namespace {

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

QString asPicture(const QString &emoji)
{
    constexpr QChar variation(0xfe0f);
    constexpr QChar joiner(0x200d);
    if (emoji.contains(joiner))
        return QString(emoji).remove(variation);
    return emoji.toUcs4().size() == 1 ? emoji + variation : emoji;
}

} // namespace tincan
