#include "ui/dialog.h"

#include "ui/screen_room.h"
#include "ui/scrolled_body.h"

#include <QEvent>
#include <QVBoxLayout>

namespace tincan {

ScrolledBody *Dialog::scroller()
{
    if (!m_body) {
        m_foot = new QVBoxLayout(this);
        m_foot->setContentsMargins(24, 20, 24, 20);
        m_foot->setSpacing(0);
        m_body = new ScrolledBody;
        m_body->setAccessibleName(windowTitle());
        connect(this, &QWidget::windowTitleChanged, m_body, &QWidget::setAccessibleName);
        m_foot->addWidget(m_body, 1);
    }
    return m_body;
}

QVBoxLayout *Dialog::body()
{
    return scroller()->column();
}

QVBoxLayout *Dialog::foot()
{
    scroller();
    return m_foot;
}

int Dialog::heightForWidth(int width) const
{
    if (m_body)
        m_body->updateGeometry(); // of the parts of a hidden window, no layout hears
    return QDialog::heightForWidth(width);
}

void Dialog::setVisible(bool visible)
{
    if (visible && !isVisible())
        takeRoom();
    QDialog::setVisible(visible);
}

bool Dialog::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return done;
}

void Dialog::fit()
{
    if (!isVisible() || !m_body || isMaximized())
        return;
    takeRoom();
    moveOnScreen(this);
}

void Dialog::takeRoom()
{
    const QSize most = screenRoom(this);
    QSize wanted = size();
    if (m_body) {
        layout()->activate();
        if (!testAttribute(Qt::WA_Resized)) // nobody has said yet how large
            wanted = {qMax(sizeHint().width(), minimumWidth()), 0};
        wanted.setWidth(qMin(wanted.width(), most.width()));
        wanted.setHeight(qMax(wanted.height(), heightForWidth(wanted.width())));
    } else if (!testAttribute(Qt::WA_Resized)) {
        return; // Qt makes it as large as it asks, on two thirds of the screen
    }
    resize(wanted.boundedTo(most));
}

} // namespace tincan
