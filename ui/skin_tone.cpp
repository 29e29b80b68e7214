#include "ui/skin_tone.h"

namespace tincan {

SkinTone &SkinTone::shared()
{
    static SkinTone all;
    return all;
}

void SkinTone::set(int tone)
{
    if (tone < 0 || tone > EmojiTable::tones || tone == std::exchange(m_tone, tone))
        return;
    Q_EMIT changed();
}

QString SkinTone::name(int tone)
{
    switch (tone) {
    case 1:
        return tr("Light skin");
    case 2:
        return tr("Medium-light skin");
    case 3:
        return tr("Medium skin");
    case 4:
        return tr("Medium-dark skin");
    case 5:
        return tr("Dark skin");
    default:
        return tr("No skin tone");
    }
}

} // namespace tincan
