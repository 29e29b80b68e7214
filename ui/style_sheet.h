// The one style sheet, made from the tokens. Widgets are told apart by a dynamic property `look` ("primary", "quiet",
// "side", "popover", …), set by setLook(). GUI thread.
#pragma once

#include <QString>

class QWidget;

namespace tincan {

struct Theme;

QString styleSheet(const Theme &theme);

// Names the widget's part in the style sheet; may be changed at any time.
void setLook(QWidget *widget, const QString &look);

} // namespace tincan
