#include "ui/conversation.h"

#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/delete_dialog.h"
#include "ui/failure_text.h"
#include "ui/rich_text.h"
#include "ui/side_bar.h"

#include <QDesktopServices>
#include <QUrl>

namespace tincan {

namespace {

constexpr int pageSize = 80; // rows: more than the tallest window shows

// An empty room that was never reached is no empty room.
QString troubleOf(const ConnectionStatus &status)
{
    if (status.state == ConnectionStatus::State::Connected)
        return {};
    return status.failure ? FailureText::sentences(*status.failure, u'\n') : Conversation::tr("Connecting…");
}

QString notCreated(const Failure &failure)
{
    const bool unanswered = failure.kind == Failure::Kind::Dropped || failure.kind == Failure::Kind::TimedOut;
    return unanswered ? Conversation::tr("It is not known whether the room was created. If it was, it is in the list.")
                      : Conversation::tr("The room was not created.");
}

} // namespace

Conversation::Conversation(const ConversationParts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connectPage();
}

Conversation::~Conversation() = default;

void Conversation::open(const SessionOptions &options, const QString &room)
{
    close();
    m_engine = std::make_unique<Engine>();
    connectEngine();
    m_engine->open(options);
    showRoom(room);
}

void Conversation::close()
{
    m_engine.reset(); // writes what it was handed
    m_parts.page->composer()->settle();
    m_room.clear();
    m_roomToOpen.clear();
    m_notWritable = false;
    m_parts.page->model()->reset({});
    m_parts.sideBar->setRooms({});
    m_parts.lines->setStatus({});
    m_parts.chip->setStatus({});
}

void Conversation::connectEngine()
{
    Engine *engine = m_engine.get();
    connect(engine, &Engine::statusChanged, m_parts.lines, &LineState::setStatus);
    connect(engine, &Engine::statusChanged, m_parts.chip, &ConnectionChip::setStatus);
    connect(engine, &Engine::statusChanged, this, &Conversation::setStatus);
    connect(engine, &Engine::lineMeasured, m_parts.lines, &LineState::setMeasurement);
    connect(engine, &Engine::switched, m_parts.chip,
            [this](TransportKind, TransportKind to) { m_parts.chip->showSwitched(to); });
    connect(engine, &Engine::roomsChanged, this, &Conversation::setRooms);
    connect(engine, &Engine::pageLoaded, this, &Conversation::setPage);
    connect(engine, &Engine::timelineChanged, this, &Conversation::setChange);
    connect(engine, &Engine::deliveryChanged, this, &Conversation::setDelivery);
    connect(engine, &Engine::gapFound, m_parts.lines, &LineState::addGap);
    connect(engine, &Engine::notice, this, [this](const Failure &failure) {
        m_parts.page->model()->stopGapLoading();
        m_parts.page->notice()->say(FailureText::sentences(failure));
        m_notWritable = failure.kind == Failure::Kind::Storage && failure.stage != u"set aside";
    });
    connect(engine, &Engine::roomCreated, this, [this](const Room &room, const std::optional<Failure> &failure) {
        if (failure)
            m_parts.page->notice()->say(notCreated(*failure) + u' ' + FailureText::happened(*failure));
        else
            m_roomToOpen = room.id;
        if (!failure && m_parts.sideBar->model()->find(room.id))
            showRoom(std::exchange(m_roomToOpen, {}));
    });
}

void Conversation::connectPage()
{
    connect(m_parts.page->composer(), &Composer::submitted, this, &Conversation::send);
    connect(m_parts.sideBar, &SideBar::roomChosen, this, &Conversation::showRoom);
    TimelineView *view = m_parts.page->view();
    connect(view, &TimelineView::olderWanted, this, &Conversation::loadOlder);
    connect(view, &TimelineView::atBottomChanged, this, &Conversation::readIfSeen);
    connect(view, &TimelineView::retryChosen, this, [this](const QString &id) { m_engine->retry(id); });
    connect(view, &TimelineView::deleteChosen, this, [this](const QString &id) { m_engine->deleteQueued(id); });
    connect(view, &TimelineView::deleteForAllChosen, this, [this](const QString &id) {
        if (DeleteDialog(m_parts.page).exec() == QDialog::Accepted && m_engine)
            m_engine->deleteMessage(id);
    });
    connect(view, &TimelineView::gapChosen, this, [this](const QString &id) {
        m_parts.page->model()->setGapLoading(id, true);
        m_engine->fillGap(id);
    });
    connect(view, &TimelineView::linkActivated, this, [](const QString &link) {
        if (mayOpen(link))
            QDesktopServices::openUrl(QUrl(link));
    });
}

void Conversation::showRoom(const QString &room)
{
    if (!m_engine || room.isEmpty())
        return;
    const RoomSummary *summary = m_parts.sideBar->model()->find(room);
    Room shown;
    shown.id = room;
    m_parts.page->setRoom(summary ? summary->room : shown);
    m_parts.sideBar->setCurrentRoom(room);
    m_parts.page->composer()->edit()->setFocus();
    if (room == m_room)
        return;
    m_room = room;
    m_loadingOlder = false;
    m_unreadAtEntry = summary ? summary->unread : 0;
    m_marked = false;
    m_parts.page->model()->reset(room);
    m_engine->loadPage(room, std::nullopt, pageSize);
    Q_EMIT roomShown(room);
}

void Conversation::setStatus(const ConnectionStatus &status)
{
    m_parts.page->setTrouble(troubleOf(status));
    if (status.state != ConnectionStatus::State::Connected)
        return;
    if (std::exchange(m_notWritable, false))
        m_parts.page->notice()->hide();
    // What was asked while the history could not be opened was not answered.
    if (m_engine && !m_room.isEmpty() && !m_parts.page->model()->isLoaded())
        m_engine->loadPage(m_room, std::nullopt, pageSize);
}

void Conversation::setRooms(QList<RoomSummary> rooms)
{
    // What comes into sight is read as it comes.
    for (RoomSummary &row : rooms) {
        if (row.room.id == m_room && !m_parts.page->model()->isLoaded())
            m_unreadAtEntry = row.unread; // the first word of it after a start
        if (row.room.id == m_room && row.unread > 0 && isLookedAt()) {
            m_engine->markRead(m_room);
            row.unread = 0;
        }
    }
    m_parts.sideBar->setRooms(rooms);
    m_parts.sideBar->setCurrentRoom(m_room);
    qint64 unread = 0;
    for (const RoomSummary &row : std::as_const(rooms)) {
        unread += row.unread;
        if (row.room.id == m_room)
            m_parts.page->setRoom(row.room);
    }
    Q_EMIT unreadChanged(unread);
    if (!m_roomToOpen.isEmpty() && m_parts.sideBar->model()->find(m_roomToOpen))
        showRoom(std::exchange(m_roomToOpen, {}));
}

void Conversation::setPage(const TimelinePage &page)
{
    TimelineModel *model = m_parts.page->model();
    const bool first = !model->isLoaded() && page.room == m_room;
    if (page.before)
        m_loadingOlder = false;
    model->apply(page);
    if (first && m_unreadAtEntry > 0) {
        model->markUnread(m_unreadAtEntry);
        m_marked = true;
    }
    if (first)
        m_parts.page->view()->goToBottom();
    readIfSeen();
}

void Conversation::setChange(const TimelineChange &change)
{
    TimelineModel *model = m_parts.page->model();
    // What comes while nobody looks begins anew what is unread; so does what was said while there was no line.
    const bool missed =
        m_engine && model->rowCount() > 0 && m_parts.lines->status().state != ConnectionStatus::State::Connected;
    const QString arrival = (missed || !isLookedAt()) && !m_marked ? model->firstArrival(change) : QString();
    model->apply(change);
    if (!arrival.isEmpty()) {
        model->markUnreadFrom(arrival);
        m_marked = true;
    }
    if (m_parts.page->view()->isAtBottom())
        model->trim();
    m_parts.lines->addMessages(std::count_if(change.upserted.begin(), change.upserted.end(), [](const Message &row) {
        return row.kind == Message::Kind::Text && row.delivery == Delivery::Sent;
    }));
    readIfSeen();
}

void Conversation::setDelivery(const QString &id, Delivery delivery, const QString &detail)
{
    Composer *composer = m_parts.page->composer();
    if (composer->isWaitingFor(id)) {
        if (delivery == Delivery::Failed)
            return composer->refused(id, tr("Not sent: %1. Your text is still here.").arg(detail));
        composer->accepted(id);
    }
    m_parts.page->model()->setDelivery(id, delivery, detail);
}

void Conversation::send(const QString &room, const QString &text)
{
    if (!m_engine)
        return;
    m_parts.page->composer()->handedOver(m_engine->send(room, text));
    m_parts.page->model()->markUnread(0); // who answers has read
    m_parts.page->view()->goToBottom();
}

void Conversation::loadOlder()
{
    const auto before = m_parts.page->model()->oldestPlace();
    if (m_loadingOlder || !m_engine || !before)
        return;
    m_loadingOlder = true;
    m_engine->loadPage(m_room, before, pageSize);
}

void Conversation::markRead()
{
    if (!m_engine)
        return;
    m_unreadAtEntry = 0;
    m_parts.page->model()->markUnread(0);
    m_engine->markRead(m_room);
}

void Conversation::setInSight(bool inSight)
{
    m_inSight = inSight;
    readIfSeen();
}

bool Conversation::isLookedAt() const
{
    return m_engine && m_inSight && m_parts.page->model()->isLoaded() && m_parts.page->view()->isAtBottom();
}

void Conversation::readIfSeen()
{
    const RoomSummary *summary = m_parts.sideBar->model()->find(m_room);
    if (!isLookedAt())
        return;
    m_marked = false;
    if (summary && summary->unread > 0)
        m_engine->markRead(m_room);
}

} // namespace tincan
