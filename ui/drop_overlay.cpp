#include "ui/drop_overlay.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace tincan {

namespace {

bool isWanted(const QMimeData &data)
{
    return !localPaths(data).isEmpty() || (data.hasImage() && !data.hasText());
}

} // namespace

QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

DropOverlay::DropOverlay(QWidget *page) : QWidget(page)
{
    hide();
    setAcceptDrops(true);
    page->setAcceptDrops(true);
    page->installEventFilter(this);
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    auto *page = static_cast<QWidget *>(watched);
    if (event->type() == QEvent::DragEnter) {
        auto *drag = static_cast<QDragEnterEvent *>(event);
        if (!isWanted(*drag->mimeData()))
            return false;
        drag->acceptProposedAction();
        setGeometry(page->rect());
        raise();
        show();
        return true;
    }
    if (event->type() == QEvent::DragLeave && !page->rect().contains(page->mapFromGlobal(QCursor::pos())))
        hide();
    if (event->type() == QEvent::Drop) {
        dropEvent(static_cast<QDropEvent *>(event));
        return true;
    }
    return false;
}

void DropOverlay::dragEnterEvent(QDragEnterEvent *event)
{
    if (isWanted(*event->mimeData()))
        event->acceptProposedAction();
}

void DropOverlay::dragLeaveEvent(QDragLeaveEvent *)
{
    hide();
}

void DropOverlay::dropEvent(QDropEvent *event)
{
    hide();
    const QStringList paths = localPaths(*event->mimeData());
    event->setDropAction(Qt::CopyAction); // nothing goes away where it came from
    event->accept();
    if (!paths.isEmpty())
        Q_EMIT filesDropped(paths);
    else if (event->mimeData()->hasImage())
        Q_EMIT pictureDropped(qvariant_cast<QImage>(event->mimeData()->imageData()));
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.ground;
    veil.setAlphaF(0.92f);
    painter.fillRect(rect(), veil);
    QPen edge(theme.accent, 2, Qt::DashLine);
    painter.setPen(edge);
    painter.setBrush(theme.accentGround);
    painter.drawRoundedRect(rect().adjusted(24, 24, -24, -24), Theme::popoverRadius, Theme::popoverRadius);
    QRectF where(0, 0, 40, 40);
    where.moveCenter(QRectF(rect()).center() - QPointF(0, 28));
    paintIcon(&painter, QStringLiteral("paperclip"), where, theme.accent);
    painter.setPen(theme.text);
    painter.setFont(fontFor(Type::Title));
    painter.drawText(rect().translated(0, 22), Qt::AlignCenter, tr("Drop to send it to #%1").arg(m_room));
}

} // namespace tincan
