#include "ui/row_toolbar.h"

#include "ui/icons.h"
#include "ui/message_menu.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"
#include "ui/timeline_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace tincan {

namespace {

constexpr int toolSide = 28;
constexpr int fromEdge = 28; // of the view to the bar's end
constexpr int above = 14;    // the row's upper edge
constexpr int insideBar = 3; // the buttons: a rule, and a little
constexpr int besideMark = 4;

bool offers(const QString &button, const Message &message)
{
    return button == u"more" || MessageMenu::may(button == u"react" ? MessageDeed::React : MessageDeed::Reply, message);
}

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
    for (QToolButton *one : findChildren<QToolButton *>())
        one->setVisible(offers(one->objectName(), *message));
    setGeometry(placeOn(index));
    show();
    raise();
}

QRect RowToolbar::placeOn(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Message &message = m_view->model()->rows()[size_t(index.row())];
    const QList<QToolButton *> all = findChildren<QToolButton *>();
    const auto count = std::count_if(all.begin(), all.end(),
                                     [&](const QToolButton *one) { return offers(one->objectName(), message); });
    QRect place(0, 0, int(count) * toolSide + 2 * insideBar, toolSide + 2 * insideBar);
    place.moveTop(qBound(2, m_view->bodyOf(index).top() - above, m_view->viewport()->height() - place.height() - 2));
    // What the row says at its end, and the one above it, stays to be read.
    int fromEnd = fromEdge;
    for (const QModelIndex &row : {index, index.siblingAtRow(index.row() - 1)}) {
        const QRect mark = m_view->markOf(row);
        if (!mark.isEmpty() && mark.bottom() >= place.top() && mark.top() <= place.bottom())
            fromEnd = qMax(fromEnd, fromEdge + mark.width() + besideMark);
    }
    place.moveLeft(layoutDirection() == Qt::RightToLeft ? fromEnd
                                                        : m_view->viewport()->width() - fromEnd - place.width());
    return place;
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
