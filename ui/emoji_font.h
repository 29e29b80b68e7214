// The type that emoji are shown in. Many fonts have some of them without colour, so it has to be asked for by name.
// GUI thread.
#pragma once

#include <QFont>

namespace tincan {

// The font with the system's colour emoji before its own families; as it was where there is none.
QFont withEmoji(QFont font);
// Text with emoji as that font draws each in one piece: within a joined one U+FE0F parts it, as the font has no glyph
// for it.
QString inOnePiece(const QString &text);
// The same of one emoji, and in colour: alone it needs U+FE0F, else a heart is a letter.
QString asPicture(const QString &emoji);

} // namespace tincan
