#include "ui/completion_popup.h"

#include "ui/avatar.h"
#include "ui/emoji_font.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace tincan {

namespace {

constexpr int pictureSize = 20;
constexpr int suggestionHeight = 30;
constexpr int border = 5;
constexpr int emojiLetter = 16;

QIcon pictureOf(const Completion &completion, double ratio)
{
    if (!completion.person.isEmpty())
        return avatarIcon(completion.person, pictureSize, ratio);
    return untintedIcon(pictureSize, ratio, [&completion](QPainter *painter, const QRectF &where) {
        QFont font = withEmoji(fontFor(Type::Body));
        font.setPixelSize(emojiLetter);
        painter->setFont(font);
        painter->setPen(Theme::current().text);
        painter->drawText(where, Qt::AlignCenter | Qt::TextDontClip, completion.text);
    });
}

} // namespace

CompletionPopup::CompletionPopup(QWidget *window) : QFrame(window), m_list(new QListWidget)
{
    setLook(this, QStringLiteral("completion"));
    setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(border, border, border, border);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize({pictureSize, pictureSize});
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Suggestions"));
    column->addWidget(m_list);
    connect(m_list, &QListWidget::itemEntered, m_list, [this](QListWidgetItem *item) { m_list->setCurrentItem(item); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { Q_EMIT picked(m_list->row(item)); });
    connect(m_list, &QListWidget::currentRowChanged, this, &CompletionPopup::announce);
    hide();
}

void CompletionPopup::open(const QList<Completion> &completions, const QRect &cursor)
{
    m_list->clear();
    int widest = 0;
    for (const Completion &completion : completions) {
        auto *item = new QListWidgetItem(completion.label, m_list);
        item->setSizeHint({0, suggestionHeight});
        item->setData(Qt::AccessibleTextRole, completion.label);
        item->setIcon(pictureOf(completion, devicePixelRatioF()));
        widest = qMax(widest, fontMetrics().horizontalAdvance(completion.label));
    }
    const QRect bounds = parentWidget()->rect().adjusted(8, 8, -8, -8);
    const int width = qBound(180, widest + pictureSize + 2 * border + 32, qMin(360, bounds.width()));
    resize(width, int(completions.size()) * suggestionHeight + 2 * border + 2);
    QPoint at(layoutDirection() == Qt::RightToLeft ? cursor.right() - width : cursor.left(),
              cursor.top() - height() - 8);
    if (at.y() < bounds.top())
        at.setY(cursor.bottom() + 8);
    at.setX(qBound(bounds.left(), at.x(), qMax(bounds.left(), bounds.right() - width)));
    move(at);
    raise();
    show();
}

void CompletionPopup::choose(int row)
{
    m_list->setCurrentRow(row);
}

void CompletionPopup::step(int rows)
{
    const int count = m_list->count();
    const int from = chosen() < 0 && rows < 0 ? 0 : chosen();
    choose((from + rows + count) % count);
}

int CompletionPopup::chosen() const
{
    return m_list->currentRow();
}

// The keyboard stays in the text: a screen reader is told what the arrows lead to.
void CompletionPopup::announce()
{
    if (!isVisible() || chosen() < 0)
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(chosen());
    QAccessible::updateAccessibility(&event);
}

} // namespace tincan
