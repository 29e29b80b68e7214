#include "ui/side_bar.h"

#include "ui/avatar.h"
#include "ui/icons.h"
#include "ui/plain_tip.h"
#include "ui/room_delegate.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tincan {

SideBar::SideBar(QWidget *parent)
    : QWidget(parent),
      m_model(new RoomListModel(this)),
      m_list(new QListView),
      m_people(new PeopleList),
      m_jump(new QLineEdit),
      m_accountButton(new QToolButton),
      m_newRoom(new QToolButton),
      m_name(new QLabel),
      m_server(new QLabel),
      m_avatar(new Avatar)
{
    setLook(this, QStringLiteral("sideBar"));
    setFixedWidth(240);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 1, 8);
    column->setSpacing(0);
    column->addWidget(makeAccount());
    column->addSpacing(8);

    m_jump->setPlaceholderText(tr("Jump to…"));
    auto *keys = new QLabel(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(u'+', u' '));
    setLook(keys, QStringLiteral("dim"));
    keys->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *inside = new QHBoxLayout(m_jump);
    inside->setContentsMargins(0, 0, 10, 0);
    inside->addWidget(keys, 0, Qt::AlignTrailing);
    connect(m_jump, &QLineEdit::textChanged, keys, [keys](const QString &text) { keys->setVisible(text.isEmpty()); });
    m_jump->setAccessibleName(tr("Jump to a room or a person"));
    m_jump->setClearButtonEnabled(false);
    m_jump->installEventFilter(this);
    auto *jumpRow = new QHBoxLayout;
    jumpRow->setContentsMargins(12, 0, 12, 0);
    jumpRow->addWidget(m_jump);
    column->addLayout(jumpRow);
    column->addSpacing(12);
    column->addWidget(makeRoomsHeading());

    m_list->setModel(m_model);
    m_list->setItemDelegate(new RoomDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    // What is dropped goes where the person put it, once it is kept.
    connect(m_model, &RoomListModel::orderWanted, this, &SideBar::orderWanted, Qt::QueuedConnection);
    m_list->viewport()->installEventFilter(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Rooms"));
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(24); // the box above is read first
    column->addWidget(m_list, 3);
    column->addWidget(m_people, 2);
    column->addStretch();

    for (QListView *list : {m_list, m_people->list()}) {
        connect(list, &QListView::clicked, this, &SideBar::choose);
        connect(list, &QListView::activated, this, &SideBar::choose);
        list->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(list, &QListView::customContextMenuRequested, this,
                [this, list](const QPoint &at) { askMenu(list, at); });
        connect(list->model(), &QAbstractItemModel::modelReset, this, [this] {
            setCurrentRoom(m_current);
            fit();
        });
    }
    m_people->list()->viewport()->installEventFilter(this);
    connect(m_jump, &QLineEdit::textChanged, m_model, &RoomListModel::setFilter);
    connect(m_jump, &QLineEdit::textChanged, m_people->model(), &PeopleModel::setFilter);
    connect(m_newRoom, &QToolButton::clicked, this, &SideBar::newRoomChosen);
    refreshIcons();
}

QWidget *SideBar::makeAccount()
{
    auto *account = new QWidget;
    auto *row = new QHBoxLayout(account);
    row->setContentsMargins(16, 4, 12, 4);
    row->setSpacing(8);
    row->addWidget(m_avatar);
    m_name->setFont(fontFor(Type::Strong));
    m_name->setMinimumWidth(20);
    m_server->setFont(fontFor(Type::Hint));
    setLook(m_server, QStringLiteral("dim"));
    m_server->hide();
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_server);
    row->addLayout(words, 1);
    m_accountButton->setFixedSize(28, 28);
    m_accountButton->setPopupMode(QToolButton::InstantPopup);
    m_accountButton->setAccessibleName(tr("Your name and settings"));
    m_accountButton->setToolTip(tr("Your name and settings"));
    row->addWidget(m_accountButton);
    return account;
}

QWidget *SideBar::makeRoomsHeading()
{
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(18, 4, 12, 4);
    auto *words = new QLabel(tr("Rooms"));
    words->setFont(fontFor(Type::HintStrong));
    setLook(words, QStringLiteral("dim"));
    row->addWidget(words, 1);
    m_newRoom->setFixedSize(24, 24);
    m_newRoom->setToolTip(tr("New room…"));
    m_newRoom->setAccessibleName(tr("New room…"));
    row->addWidget(m_newRoom);
    return heading;
}

void SideBar::refreshIcons()
{
    m_accountButton->setIcon(icon(QStringLiteral("chevron-down"), Theme::current().dim));
    m_newRoom->setIcon(icon(QStringLiteral("plus"), Theme::current().dim));
}

void SideBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

void SideBar::setName(const QString &name)
{
    m_avatar->setName(name);
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideRight, 136));
    m_name->setToolTip(plainTip(name));
}

void SideBar::setServer(const QString &address)
{
    m_server->setText(m_server->fontMetrics().elidedText(address, Qt::ElideMiddle, 136));
    m_server->setToolTip(plainTip(address));
    m_server->setVisible(!address.isEmpty());
}

void SideBar::setAccountMenu(QMenu *menu)
{
    m_accountButton->setMenu(menu);
}

void SideBar::setRooms(const QList<RoomSummary> &rooms)
{
    m_model->setRooms(rooms);
    m_people->model()->setRooms(rooms);
}

void SideBar::setPeople(const ServerPeople &people)
{
    m_people->setPeople(people);
    fit();
}

void SideBar::setMarks(const RoomMarks &marks)
{
    m_model->setOrder(marks.order());
    m_model->setFavourites(marks.of(Mark::Favourite));
    m_model->setMuted(marks.of(Mark::Muted));
    m_people->model()->setMuted(marks.of(Mark::Muted));
    m_people->model()->setBlocked(marks.of(Mark::Blocked));
}

void SideBar::fit()
{
    const int row = m_list->itemDelegate()->sizeHint({}, {}).height();
    m_list->setMaximumHeight(qMax(1, m_model->rowCount()) * row);
    m_people->fit(m_people->model()->rowCount());
}

void SideBar::setCurrentRoom(const QString &room)
{
    m_current = room;
    const auto show = [](QListView *list, int row) {
        if (row >= 0)
            list->setCurrentIndex(list->model()->index(row, 0));
        else
            list->clearSelection();
    };
    show(m_list, m_model->rowOf(room));
    show(m_people->list(), m_people->model()->rowOf(room));
}

QList<QWidget *> SideBar::stops() const
{
    return {m_accountButton, m_jump, m_newRoom, m_list, m_people->againButton(), m_people->list()};
}

void SideBar::jump()
{
    m_jump->setFocus(Qt::ShortcutFocusReason);
    m_jump->selectAll();
}

QStringList SideBar::roomsInOrder() const
{
    QStringList rooms;
    for (const QAbstractItemModel *model :
         {static_cast<QAbstractItemModel *>(m_model), static_cast<QAbstractItemModel *>(m_people->model())})
        for (int row = 0; row < model->rowCount(); ++row)
            if (const QString room = model->index(row, 0).data(RoomListModel::IdRole).toString(); m_model->find(room))
                rooms.append(room);
    return rooms;
}

void SideBar::step(int rooms)
{
    const QStringList all = roomsInOrder();
    if (!all.isEmpty())
        Q_EMIT roomChosen(all[(all.indexOf(m_current) + rooms + all.size()) % all.size()]);
}

// Of two people it may be that none was made yet.
void SideBar::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString room = index.data(RoomListModel::IdRole).toString();
    const Person person = PeopleModel::personAt(index);
    m_jump->clear();
    if (m_model->find(room))
        Q_EMIT roomChosen(room);
    else
        Q_EMIT personChosen(person);
}

void SideBar::askMenu(const QListView *list, const QPoint &at)
{
    const QModelIndex index = list->indexAt(at);
    const QPoint where = list->viewport()->mapToGlobal(at);
    if (const Person person = PeopleModel::personAt(index); !person.id.isEmpty())
        Q_EMIT personMenuWanted(person, where);
    else if (index.isValid())
        Q_EMIT menuWanted(index.data(RoomListModel::IdRole).toString(), where);
}

bool SideBar::eventFilter(QObject *watched, QEvent *event)
{
    // A list marks what any button presses, but only the left one opens a room.
    const bool inList = watched == m_list->viewport() || watched == m_people->list()->viewport();
    if (inList && event->type() == QEvent::MouseButtonPress)
        return static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton;
    // Esc leaves the jump box; elsewhere it is the window's key for "mark as read".
    if (watched == m_jump && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (watched != m_jump || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        const bool person = m_model->rowCount() == 0;
        const QModelIndex current = person ? QModelIndex() : m_list->currentIndex();
        const QModelIndex first = person ? m_people->model()->index(0) : m_model->index(0);
        choose(current.isValid() ? current : first);
        return true;
    }
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int last = qMax(0, m_model->rowCount() - 1);
        const int row = qBound(0, m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1), last);
        m_list->setCurrentIndex(m_model->index(row));
        return true;
    }
    if (key == Qt::Key_Escape) {
        m_jump->clear();
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tincan
