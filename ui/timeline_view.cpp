#include "ui/timeline_view.h"

#include "ui/message_painter.h"
#include "ui/row_toolbar.h"
#include "ui/theme.h"
#include "ui/timeline_accessible.h"

#include <QFontMetrics>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace tincan {

namespace {

constexpr int singleStep = 24;      // pixels
constexpr int rowsKept = 300;       // at least; some four screens either way where the window is tall
constexpr qint64 lookAhead = 500;   // milliseconds at the present speed, beyond a screen of rows
constexpr qint64 standsStill = 200; // milliseconds without scrolling

} // namespace

TimelineView::TimelineView(TimelineModel *model, QWidget *parent) : QAbstractScrollArea(parent), m_timeline(model)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMinimumHeight(24);           // in a small window with large letters the composer comes first
    installTimelineAccessibility(); // before anything is said of it
    setAccessibleName(tr("Messages"));
    connect(this, &TimelineView::currentChanged, this, [this] { announceCurrent(*this); });
    connect(this, &TimelineView::selectionChanged, this, [this] { announceSelection(*this); });
    connect(this, &TimelineView::placedChanged, this, [this] { announcePlaced(*this); });
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TimelineView::layOut);
    connect(&m_selfScroll, &QTimer::timeout, this, &TimelineView::scrollBySelection);
    connect(&m_glow, &RowGlow::changed, viewport(), qOverload<>(&QWidget::update));
    listen();
    listenToBar();
    m_toolbar = new RowToolbar(this);
}

void TimelineView::listen()
{
    connect(m_timeline, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        m_scroll.inserted(first, last - first + 1);
        forgetPictures(first, last);
        followRows(first, last);
        layOutSoon();
    });
    connect(m_timeline, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        m_scroll.removed(first, last - first + 1);
        if (!m_lettingGo)
            layOutSoon();
    });
    connect(m_timeline, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int from, int last, const QModelIndex &, int to) {
                const int count = last - from + 1;
                m_scroll.removed(from, count);
                m_scroll.inserted(to > from ? to - count : to, count);
                layOutSoon();
            });
    connect(m_timeline, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                forgetPictures(first.row(), last.row());
                followRows(first.row(), last.row());
                layOutSoon();
            });
    connect(m_timeline, &QAbstractItemModel::modelReset, this, [this] {
        m_scroll.reset();
        m_pictures.clear();
        if (!m_timeline->isLoaded()) {
            setAtBottom(true);
            forgetTrail();
            clearSelection();
        }
        followRows(0, m_timeline->rowCount() - 1);
        layOutSoon();
    });
}

void TimelineView::listenToBar()
{
    QScrollBar *bar = verticalScrollBar();
    connect(bar, &QScrollBar::sliderReleased, this, &TimelineView::updateBar);
    connect(bar, &QScrollBar::actionTriggered, this, [this, bar](int action) {
        if (action == QAbstractSlider::SliderMove || action == QAbstractSlider::SliderNoAction)
            return;
        bar->setSliderPosition(bar->value()); // steps are pixels, and messages only where the bar is dragged
        if (action == QAbstractSlider::SliderSingleStepAdd || action == QAbstractSlider::SliderSingleStepSub)
            scrollBy(action == QAbstractSlider::SliderSingleStepAdd ? singleStep : -singleStep);
        else if (action == QAbstractSlider::SliderPageStepAdd || action == QAbstractSlider::SliderPageStepSub)
            turnPage(action == QAbstractSlider::SliderPageStepAdd ? 1 : -1);
        else
            jump(action == QAbstractSlider::SliderToMaximum);
    });
}

void TimelineView::layOutSoon()
{
    if (!m_soon.isActive())
        m_soon.start(0);
}

void TimelineView::settle() const
{
    if (m_soon.isActive())
        const_cast<TimelineView *>(this)->layOut();
}

const std::vector<PlacedRow> &TimelineView::placed() const
{
    settle();
    return m_scroll.placed();
}

RowParts TimelineView::partsOf(int row) const
{
    return m_layout.parts(m_timeline->row(row), viewport()->width(), layoutDirection());
}

void TimelineView::layOut()
{
    m_soon.stop();
    const std::vector<PlacedRow> before = m_scroll.placed();
    m_scroll.place(m_timeline->rowCount(), viewport()->height(), !m_timeline->hasNewer(), [this](int row) {
        const RowParts parts = partsOf(row);
        return RowExtent{parts.height, parts.text.top()};
    });
    letGo();
    updateBar();
    viewport()->update();
    setAtBottom(m_scroll.isAtBottom());
    askForMore();
    if (before != m_scroll.placed())
        Q_EMIT placedChanged();
}

void TimelineView::setAtBottom(bool bottom)
{
    if (bottom != std::exchange(m_atBottom, bottom))
        Q_EMIT atBottomChanged(bottom);
}

int TimelineView::mostRows() const
{
    const int perScreen = viewport()->height() / QFontMetrics(fontFor(Type::Body)).height() + 1;
    return qMax(rowsKept, 9 * perScreen);
}

// What a fast hand reaches before an answer comes is asked for earlier.
void TimelineView::askForMore()
{
    const auto &placed = m_scroll.placed();
    if (placed.empty())
        return;
    if (m_lastScroll.isValid() && m_lastScroll.elapsed() > standsStill)
        m_speed = 0;
    const double perPixel = double(placed.size()) / qMax(1, viewport()->height());
    const int wanted = int(placed.size()) + int(m_speed * double(lookAhead) * perPixel);
    // What letGo() would take away again is not asked for: the two would go on by themselves.
    const int reach = qMin(wanted, mostRows() / 2 - int(placed.size()));
    if (m_timeline->hasOlder() && placed.front().row < reach)
        Q_EMIT olderWanted();
    if (m_timeline->hasNewer() && m_timeline->rowCount() - 1 - placed.back().row < reach)
        Q_EMIT newerWanted();
}

void TimelineView::letGo()
{
    if (m_scroll.placed().empty())
        return;
    m_lettingGo = true;
    const int middle = (m_scroll.placed().front().row + m_scroll.placed().back().row) / 2;
    m_timeline->keepAround(middle, mostRows());
    m_lettingGo = false;
}

// The bar counts messages: where it stands is the rank of the anchor, and its page what is in sight from there on.
void TimelineView::updateBar()
{
    QScrollBar *bar = verticalScrollBar();
    if (bar->isSliderDown())
        return;
    const auto &placed = m_scroll.placed();
    int value = 0;
    int maximum = 0;
    const int total = int(m_timeline->total());
    if (!placed.empty()) {
        value = int(m_timeline->rankOf(m_scroll.anchorRow()));
        const int inSight = int(m_timeline->rankOf(placed.back().row + 1)) - value;
        maximum = m_scroll.isAtBottom() ? value : qMax(total - inSight, value + 1);
    }
    m_updatingBar = true;
    bar->setPageStep(qMax(1, total - maximum));
    bar->setRange(0, maximum);
    bar->setValue(value);
    m_updatingBar = false;
}

void TimelineView::scrollContentsBy(int, int)
{
    if (!m_updatingBar)
        seek(verticalScrollBar()->value());
}

void TimelineView::scrollBy(int pixels)
{
    settle();
    const qint64 since = m_lastScroll.isValid() ? m_lastScroll.restart() : standsStill;
    if (!m_lastScroll.isValid())
        m_lastScroll.start();
    m_speed = since >= standsStill ? 0 : 0.7 * m_speed + 0.3 * qAbs(pixels) / double(qMax<qint64>(1, since));
    m_scroll.scrollBy(pixels);
    layOut();
}

void TimelineView::turnPage(int pages)
{
    scrollBy(pages * qMax(singleStep, viewport()->height() - 2 * singleStep));
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    settle();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::current().ground);
    if (const QDate today = QDate::currentDate(); today != std::exchange(m_paintedOn, today))
        m_pictures.clear(); // "Today" is another day
    m_pictures.setView(viewport()->size(), devicePixelRatioF());
    for (const PlacedRow &at : m_scroll.placed()) {
        if (at.bottom() > event->rect().top() && at.top <= event->rect().bottom())
            paintRow(&painter, at);
    }
}

void TimelineView::paintRow(QPainter *painter, const PlacedRow &at)
{
    const Message &message = m_timeline->rows()[size_t(at.row)];
    const QString &id = message.id;
    const bool quiet = m_selection.isEmpty(); // otherwise what is selected is what stands out
    const RowState state{.hovered = quiet && m_hovered.isValid() && m_hovered.row() == at.row,
                         .focused = quiet && hasFocus() && m_current.isValid() && m_current.row() == at.row,
                         .glow = m_glow.strengthOf(id),
                         .selected = m_selection.partOf(message)};
    const auto paint = [this, &at, state](QPainter *on) {
        MessagePainter(on, m_layout, layoutDirection(), m_desk).paint(m_timeline->row(at.row), partsOf(at.row), state);
    };
    // What lights up does so for a moment, and of what is taller than the view only a part is painted.
    const bool plain = state == RowState() && at.extent.height <= viewport()->height();
    painter->save();
    painter->translate(0, at.top);
    if (plain)
        painter->drawPixmap(0, 0, m_pictures.picture(id, at.extent.height, Theme::current().ground, paint));
    else
        paint(painter);
    painter->restore();
}

void TimelineView::setHighlights(const QList<SearchTerm> &terms)
{
    if (terms == m_layout.highlights())
        return;
    m_layout.setHighlights(terms);
    m_pictures.clear();
    viewport()->update();
}

void TimelineView::forgetPictures(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_pictures.forget(m_timeline->rows()[size_t(row)].id);
}

// At once, so that a bar that comes or goes is there in the first picture; not where this is the bar's own doing.
void TimelineView::resizeEvent(QResizeEvent *)
{
    layOutSoon();
    if (!m_updatingBar)
        layOut();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange ||
        event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        forgetLayout();
}

} // namespace tincan
