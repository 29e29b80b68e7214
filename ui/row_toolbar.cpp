#include "ui/row_toolbar.h"

#include "ui/icons.h"
#include "ui/message_menu.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"
#include "ui/timeline_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace tincan {

namespace {

constexpr int toolSide = 28;
constexpr int fromEdge = 28; // of the view to the bar's end
constexpr int above = 14;    // the row's upper edge

} // namespace

RowToolbar::RowToolbar(TimelineView *view) : QFrame(view->viewport()), m_view(view)
{
    setLook(this, QStringLiteral("rowToolbar"));
    setCursor(Qt::ArrowCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    connect(addButton(QStringLiteral("react"), tr("React")), &QToolButton::clicked, this,
            [this] { perform(MessageDeed::React); });
    connect(addButton(QStringLiteral("reply"), tr("Reply")), &QToolButton::clicked, this,
            [this] { perform(MessageDeed::Reply); });
    auto *more = addButton(QStringLiteral("more"), tr("More"));
    connect(more, &QToolButton::clicked, this,
            [this, more] { m_view->openMenu(m_view->hoveredIndex(), more->mapToGlobal(QPoint(0, more->height()))); });
    refreshIcons();
    hide();
    connect(view, &TimelineView::hoveredChanged, this, &RowToolbar::follow);
    connect(view, &TimelineView::placedChanged, this, &RowToolbar::follow);
}

QToolButton *RowToolbar::addButton(const QString &iconName, const QString &words)
{
    auto *button = new QToolButton;
    button->setObjectName(iconName);
    button->setFixedSize(toolSide, toolSide);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolTip(words);
    button->setAccessibleName(words);
    layout()->addWidget(button);
    return button;
}

QToolButton *RowToolbar::button(const QString &name) const
{
    return findChild<QToolButton *>(name);
}

void RowToolbar::follow()
{
    const QModelIndex index = m_view->hoveredIndex();
    const QRect row = m_view->visualRect(index);
    const Message *message = index.isValid() ? &m_view->model()->rows()[size_t(index.row())] : nullptr;
    if (!message || row.isEmpty() || MessageMenu::deedsFor(*message).isEmpty() || message->kind == Message::Kind::Gap)
        return hide();
    button(QStringLiteral("react"))->setVisible(MessageMenu::may(MessageDeed::React, *message));
    button(QStringLiteral("reply"))->setVisible(MessageMenu::may(MessageDeed::Reply, *message));
    adjustSize();
    const int x = layoutDirection() == Qt::RightToLeft ? fromEdge : row.width() - fromEdge - width();
    const int top = m_view->bodyOf(index).top() - above;
    move(x, qBound(2, top, m_view->viewport()->height() - height() - 2));
    show();
    raise();
}

void RowToolbar::perform(MessageDeed deed)
{
    const QModelIndex index = m_view->hoveredIndex();
    if (!index.isValid())
        return;
    const Message message = m_view->model()->rows()[size_t(index.row())]; // what is told may change the model
    m_view->setCurrentIndex(index);
    MessageMenu::perform(deed, m_view, message);
}

void RowToolbar::refreshIcons()
{
    for (QToolButton *one : findChildren<QToolButton *>())
        one->setIcon(icon(one->objectName(), Theme::current().dim));
}

void RowToolbar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

} // namespace tincan
