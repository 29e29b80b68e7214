#include "ui/scrolled_body.h"

#include "ui/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QScreen>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tincan {

namespace {

constexpr int besideIt = 64;    // what a window has at the sides of it, and its frame
constexpr int leastHeight = 72; // two rows
constexpr int labelAbove = 32;  // comes into sight with the control that it names

} // namespace

ScrolledBody::ScrolledBody(QWidget *parent) : QScrollArea(parent)
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setWidget(content);
    setWidgetResizable(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::NoFocus);
    setLook(this, QStringLiteral("words"));
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int most) {
        setFocusPolicy(most > 0 ? Qt::TabFocus : Qt::NoFocus);
        showFocus();
    });
    connect(qApp, &QApplication::focusChanged, this, &ScrolledBody::showFocus);
}

// The focus leaves what is in it while that is destroyed.
ScrolledBody::~ScrolledBody()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void ScrolledBody::showFocus()
{
    const QWidget *focus = window()->focusWidget();
    if (!focus || !widget()->isAncestorOf(focus))
        return;
    const QRect place(focus->mapTo(widget(), QPoint()), focus->size());
    const QSize half = place.size().boundedTo(viewport()->size()) / 2;
    ensureVisible(place.center().x(), place.center().y(), half.width(), half.height() + labelAbove);
}

int ScrolledBody::heightForWidth(int width) const
{
    m_column->activate(); // it may have heard of a change that its columns have not
    const int inner = width - 2 * frameWidth();
    const int height =
        m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(inner) : m_column->totalSizeHint().height();
    return height + 2 * frameWidth();
}

QSize ScrolledBody::sizeHint() const
{
    m_column->activate();
    return m_column->totalSizeHint() + QSize(2 * frameWidth(), 2 * frameWidth());
}

// As wide as what is in it, as far as the screen is; with the bar that less height brings.
QSize ScrolledBody::minimumSizeHint() const
{
    const int content =
        m_column->totalMinimumSize().width() + 2 * frameWidth() + verticalScrollBar()->sizeHint().width();
    return {qMin(content, screen()->availableSize().width() - besideIt), leastHeight};
}

// Beside a bar, lines that wrap are more lines: one that came while there was too little room would stay for itself.
void ScrolledBody::dropBar()
{
    const bool fits = heightForWidth(width()) <= height() && m_column->totalMinimumSize().width() <= width();
    setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

void ScrolledBody::resizeEvent(QResizeEvent *event)
{
    dropBar();
    QScrollArea::resizeEvent(event);
}

bool ScrolledBody::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        dropBar();
    const bool done = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return done;
}

} // namespace tincan
