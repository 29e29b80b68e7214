// Whether a text is one emoji, by its shape (UTS #51, ED-14a to ED-16) and without a table of all there are: those that
// come with a later Unicode are emoji, too. Pure; any thread.
#pragma once

#include <QStringView>

namespace tincan {

inline constexpr qsizetype longestEmoji = 64; // letters of UTF-16

// A symbol with its variation and skin tone, several of them joined, a flag, or a keycap. No other letters and digits,
// no space, no control, nothing that turns the direction of writing.
bool isEmoji(QStringView text);

} // namespace tincan
