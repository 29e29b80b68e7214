#include "ui/emoji_picker.h"

#include "ui/emoji_font.h"
#include "ui/recent_emoji.h"
#include "ui/skin_tone.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"
#include "ui/tone_row.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace tincan {

namespace {

constexpr int cell = 36;
constexpr int columns = 9;
constexpr int rows = 6;
constexpr int besideGrid = 28; // the scroll bar, and a little
constexpr int emojiPixels = 20;

class CellPainter : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {cell, cell}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool lit = option.state & QStyle::State_Selected;
        if (lit || (option.state & QStyle::State_MouseOver)) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(lit ? Theme::current().selected : Theme::current().hover);
            painter->drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), Theme::rowRadius, Theme::rowRadius);
        }
        QFont font = withEmoji(fontFor(Type::Body));
        font.setPixelSize(emojiPixels);
        painter->setFont(font);
        painter->setPen(Theme::current().text);
        painter->drawText(option.rect, Qt::AlignCenter | Qt::TextDontClip, asPicture(index.data().toString()));
    }
};

// Six rows where there is room for them.
class EmojiGrid : public QListView
{
public:
    QSize sizeHint() const override { return {columns * cell + besideGrid, rows * cell}; }
    QSize minimumSizeHint() const override { return {columns * cell + besideGrid, 2 * cell}; }
};

bool movesInGrid(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right ||
           key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

} // namespace

EmojiPicker::EmojiPicker(QWidget *parent)
    : Popover(parent),
      m_model(new EmojiModel(this)),
      m_search(new QLineEdit),
      m_grid(new EmojiGrid),
      m_name(new QLabel),
      m_tones(new ToneRow)
{
    setAccessibleName(tr("Emoji"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 8);
    column->setSpacing(8);
    m_search->setPlaceholderText(tr("Search emoji"));
    m_search->setAccessibleName(tr("Search emoji"));
    m_search->setClearButtonEnabled(true);
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(new CellPainter(m_grid));
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setMovement(QListView::Static);
    m_grid->setUniformItemSizes(true);
    m_grid->setGridSize({cell, cell});
    m_grid->setMouseTracking(true);
    m_grid->setFocusPolicy(Qt::NoFocus); // the keys come from the field
    m_grid->setAccessibleName(tr("Emoji"));
    m_grid->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_grid->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_name->setFont(fontFor(Type::Hint));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFixedWidth(m_grid->sizeHint().width() - m_tones->sizeHint().width());
    setLook(m_name, QStringLiteral("dim"));
    column->addWidget(m_search);
    column->addWidget(m_grid);
    auto *below = new QHBoxLayout;
    below->setSpacing(0);
    below->addWidget(m_name);
    below->addWidget(m_tones);
    column->addLayout(below);
    setFocusProxy(m_search);
    m_search->installEventFilter(this);

    connect(m_search, &QLineEdit::textChanged, this, &EmojiPicker::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { pick(m_grid->currentIndex()); });
    connect(m_grid, &QListView::clicked, this, &EmojiPicker::pick);
    connect(m_grid, &QListView::entered, m_grid, &QListView::setCurrentIndex);
    connect(&SkinTone::shared(), &SkinTone::changed, this, &EmojiPicker::showTone);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &EmojiPicker::showCurrent);
    search({});
}

void EmojiPicker::search(const QString &words)
{
    m_model->search(words);
    m_grid->scrollToTop();
    m_grid->setCurrentIndex(m_model->index(0));
    showCurrent();
}

void EmojiPicker::showCurrent()
{
    const QModelIndex current = m_grid->currentIndex();
    const QString words = current.isValid() ? m_model->nameAt(current.row()) : tr("No such emoji");
    m_name->setText(m_name->fontMetrics().elidedText(words, Qt::ElideRight, m_name->width()));
    m_search->setAccessibleDescription(words);
}

// The same ones, and the same one chosen.
void EmojiPicker::showTone()
{
    const int row = m_grid->currentIndex().row();
    m_model->search(m_search->text());
    m_grid->setCurrentIndex(m_model->index(row));
    showCurrent();
}

void EmojiPicker::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString emoji = m_model->emojiAt(index.row());
    RecentEmoji::shared().add(m_model->plainAt(index.row()));
    close();
    Q_EMIT picked(emoji);
}

bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        movesInGrid(static_cast<QKeyEvent *>(event)->key())) {
        QCoreApplication::sendEvent(m_grid, event);
        return true;
    }
    return Popover::eventFilter(watched, event);
}

} // namespace tincan
