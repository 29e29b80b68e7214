// The skin tone that the person of this program has emoji in, for every window: chosen once in the picker, used there,
// by completion and so in reactions. GUI thread.
#pragma once

#include "ui/emoji_table.h"

#include <QObject>

namespace tincan {

class SkinTone : public QObject
{
    Q_OBJECT
public:
    static SkinTone &shared();

    int tone() const { return m_tone; } // 1 to EmojiTable::tones; 0: as emoji are by themselves
    void set(int tone);
    static QString name(int tone);
    // The emoji as this person has it.
    QString dressed(const Emoji &emoji) const { return EmojiTable::all().inTone(emoji, m_tone); }

Q_SIGNALS:
    void changed();

private:
    int m_tone = 0;
};

} // namespace tincan
