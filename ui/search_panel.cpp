#include "ui/search_panel.h"

#include "ui/search_delegate.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tincan {

SearchPanel::SearchPanel(SearchResults *results, QWidget *parent)
    : QWidget(parent),
      m_list(new QListView),
      m_said(new QLabel),
      m_allRooms(new QPushButton(tr("Search all rooms"))),
      m_words(new QScrollArea),
      m_hint(new QLabel)
{
    setLook(this, QStringLiteral("side"));
    setMinimumSize(180, 24); // as low as the timeline beside it
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(0);
    for (QLabel *label : {m_hint, m_said}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        setLook(label, QStringLiteral("dim"));
        label->hide();
    }
    m_hint->setFont(fontFor(Type::Hint));
    m_hint->setContentsMargins(20, 8, 20, 4);
    m_said->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_said->setContentsMargins(20, 12, 20, 12);
    m_list->setModel(results);
    m_list->setItemDelegate(new SearchDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Search results"));
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    column->addWidget(m_hint);
    m_allRooms->setToolTip(
        tr("Search all rooms (%1)").arg(QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText)));
    m_allRooms->installEventFilter(this);
    m_allRooms->hide();
    connect(m_allRooms, &QPushButton::clicked, this, &SearchPanel::allRoomsChosen);
    auto *words = new QWidget;
    auto *wordsColumn = new QVBoxLayout(words);
    wordsColumn->setContentsMargins(0, 0, 0, 0);
    wordsColumn->setSpacing(0);
    wordsColumn->addWidget(m_said);
    auto *buttonRow = new QHBoxLayout;
    buttonRow->setContentsMargins(20, 0, 20, 12);
    buttonRow->addWidget(m_allRooms, 0, Qt::AlignLeading);
    wordsColumn->addLayout(buttonRow);
    wordsColumn->addStretch(1);
    m_words->setWidget(words);
    m_words->setWidgetResizable(true);
    m_words->setFocusPolicy(Qt::NoFocus);
    m_words->hide();
    column->addWidget(m_words, 1);
    column->addWidget(m_list, 1);
    connect(m_list, &QListView::clicked, this, &SearchPanel::chosen);
    connect(m_list, &QListView::activated, this, &SearchPanel::chosen);
    QScrollBar *bar = m_list->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        if (value > bar->maximum() - 2 * bar->pageStep())
            Q_EMIT moreWanted();
    });
}

QSize SearchPanel::sizeHint() const
{
    return {qBound(260, 36 * QFontMetrics(fontFor(Type::Body)).averageCharWidth(), 360), 200};
}

void SearchPanel::say(const QString &sentences, bool offersAllRooms)
{
    m_allRooms->setVisible(offersAllRooms);
    m_said->setText(sentences);
    m_said->setVisible(!sentences.isEmpty());
    m_words->setVisible(!sentences.isEmpty());
    m_list->setVisible(sentences.isEmpty());
}

void SearchPanel::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        Q_EMIT closed();
    return true;
}

} // namespace tincan
