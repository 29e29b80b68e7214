// The project's own icons, drawn as SVG in one ink and tinted when they are painted, sharp at any scale. GUI thread.
#pragma once

#include <QColor>
#include <QIcon>

class QPainter;
class QRectF;

namespace tincan {

// `name` is a file of resources/icons without its ending. A colour that is not valid means the theme's text colour at
// the time of painting.
QIcon icon(const QString &name, const QColor &colour = {});
// Paints it straight into a delegate.
void paintIcon(QPainter *painter, const QString &name, const QRectF &where, const QColor &colour);
// The application's icon, in its own colours.
QIcon appIcon();

} // namespace tincan
