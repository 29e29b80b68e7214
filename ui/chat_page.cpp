#include "ui/chat_page.h"

#include "core/platform/heap.h"
#include "ui/attachment_strip.h"
#include "ui/composer_completion.h"
#include "ui/drop_overlay.h"
#include "ui/emoji_table.h"
#include "ui/icons.h"
#include "ui/jump_button.h"
#include "ui/plain_line.h"
#include "ui/plain_tip.h"
#include "ui/room_list_model.h"
#include "ui/room_words.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QThreadPool>
#include <QToolButton>

namespace tincan {

namespace {

constexpr std::chrono::seconds restAfter(2);

} // namespace

ChatPage::ChatPage(QWidget *parent)
    : QWidget(parent),
      m_model(new TimelineModel(this)),
      m_people(new KnownPeople(m_model, this)),
      m_view(new TimelineView(m_model)),
      m_composer(new Composer),
      m_notice(new NoticeBar),
      m_announcer(new Announcer(this)),
      m_search(new Search(m_view, this)),
      m_title(new QLabel),
      m_topic(new QLabel),
      m_empty(new QLabel(m_view)),
      m_find(new QToolButton),
      m_menu(new QToolButton),
      m_drop(new DropOverlay(this)),
      m_jump(new JumpButton(m_view))
{
    // Some 2,000 lines, read while the rest is made: the first text that is shown asks for them.
    QThreadPool::globalInstance()->start([] { EmojiTable::all(); });
    setLook(this, QStringLiteral("ground"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    auto *noticeRow = new QHBoxLayout;
    noticeRow->setContentsMargins(16, 8, 16, 0);
    noticeRow->addWidget(m_notice);
    column->addLayout(noticeRow);
    column->addWidget(m_search->bar());
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_view, 1);
    middle->addWidget(m_search->panel());
    column->addLayout(middle, 1);
    column->addWidget(m_composer);

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setMargin(48);
    setLook(m_empty, QStringLiteral("dim"));
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_jump->hide();
    m_view->installEventFilter(this);
    connect(m_drop, &DropOverlay::filesDropped, m_composer->files(), &AttachmentStrip::add);
    connect(m_drop, &DropOverlay::pictureDropped, m_composer->files(), &AttachmentStrip::addPicture);

    connect(m_people, &KnownPeople::changed, m_view, [this] { m_view->setNames(m_people->mentionNames()); });
    connect(m_jump, &QToolButton::clicked, m_view, [this] { m_view->jump(true); });
    connect(m_view, &TimelineView::atBottomChanged, this, [this](bool bottom) { m_jump->setVisible(!bottom); });
    m_resting.setSingleShot(true);
    m_resting.setInterval(restAfter);
    connect(m_view, &TimelineView::placedChanged, &m_resting, qOverload<>(&QTimer::start));
    connect(&m_resting, &QTimer::timeout, this, [] { QThreadPool::globalInstance()->start(&giveBackHeap); });
    connect(m_find, &QToolButton::clicked, m_search, &Search::open);
    connect(m_search, &Search::closed, m_composer->edit(), [this] { m_composer->edit()->setFocus(); });
    connect(m_composer->edit(), &ComposerEdit::paged, m_view->verticalScrollBar(),
            [bar = m_view->verticalScrollBar()](int action) { bar->triggerAction(QScrollBar::SliderAction(action)); });
    connect(m_view, &TimelineView::typed, m_composer, &Composer::type);
    m_view->setInput(m_composer->edit());
    m_composer->box()->completion()->setPeople([this] { return m_people->names(); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &ChatPage::refreshEmpty);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ChatPage::refreshEmpty);
    connect(m_model, &TimelineModel::loaded, this, &ChatPage::refreshEmpty);
    refreshEmpty();
    refreshIcons();
}

QList<QWidget *> ChatPage::stops() const
{
    return QList<QWidget *>{m_find, m_menu} + m_search->bar()->stops() +
           QList<QWidget *>{m_view, m_search->panel()->allRoomsButton(), m_search->panel()->list()} +
           m_composer->stops();
}

QWidget *ChatPage::makeHeader()
{
    auto *header = new QWidget;
    setLook(header, QStringLiteral("header"));
    header->setFixedHeight(52);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 0, 16, 0);
    row->setSpacing(10);
    m_title->setFont(fontFor(Type::Title));
    m_title->setTextFormat(Qt::PlainText);
    m_topic->setTextFormat(Qt::PlainText);
    m_topic->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setLook(m_topic, QStringLiteral("dim"));
    m_find->setFixedSize(32, 32);
    m_find->setAccessibleName(tr("Search messages"));
    m_find->setToolTip(
        tr("Search messages (%1)").arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_menu->setFixedSize(32, 32);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(tr("Room menu"));
    m_menu->setToolTip(tr("Room menu"));
    row->addWidget(m_title);
    row->addWidget(m_topic, 1);
    row->addWidget(m_find);
    row->addWidget(m_menu);
    return header;
}

void ChatPage::setRoom(const Room &room)
{
    const QString title = RoomListModel::titleOf(room);
    m_title->setText(RoomWords::heading(room));
    const QString topic = room.topic.isEmpty() && room.id == QStringLiteral("lobby") ? tr("Everyone on this server")
                                                                                     : plainLine(room.topic);
    m_topic->setText(topic);
    m_topic->setToolTip(plainTip(topic));
    m_composer->setRoom(room.id, title, room.isPrivate ? QString() : QStringLiteral("#"));
    m_drop->setTitle(title);
}

void ChatPage::setUnread(qint64 count)
{
    m_jump->setCount(count);
}

void ChatPage::setRoomMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

void ChatPage::setTrouble(const QString &sentences)
{
    m_trouble = sentences;
    refreshEmpty();
}

QString ChatPage::emptyText() const
{
    return m_empty->isHidden() ? QString() : m_empty->text();
}

void ChatPage::refreshEmpty()
{
    const QString fine = m_model->isLoaded() ? tr("No messages yet. Say hello.") : tr("Loading…");
    m_empty->setText(m_trouble.isEmpty() ? fine : m_trouble);
    m_empty->setVisible(m_model->rowCount() == 0);
    if (m_model->rowCount() == 0)
        m_jump->hide();
}

void ChatPage::refreshIcons()
{
    m_find->setIcon(icon(QStringLiteral("search"), Theme::current().dim));
    m_menu->setIcon(icon(QStringLiteral("menu"), Theme::current().dim));
    m_jump->setIcon(icon(QStringLiteral("chevron-down"), Theme::current().text));
    setLook(m_jump, QStringLiteral("float"));
}

void ChatPage::placeJump()
{
    m_empty->setGeometry(m_view->rect());
    const int x = layoutDirection() == Qt::RightToLeft ? 24 : m_view->width() - m_jump->width() - 24;
    m_jump->move(x, m_view->height() - m_jump->height() - 12);
}

bool ChatPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        placeJump();
    return QWidget::eventFilter(watched, event);
}

void ChatPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

} // namespace tincan
