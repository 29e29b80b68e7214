#include "ui/conversation.h"

#include "ui/blocked_rows.h"
#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/conversation_actions.h"
#include "ui/conversation_files.h"
#include "ui/failure_text.h"
#include "ui/selection_copier.h"
#include "ui/server_set.h"
#include "ui/side_bar.h"
#include "ui/timeline_loader.h"

namespace tincan {

namespace {

// An empty room that was never reached is no empty room.
QString troubleOf(const ConnectionStatus &status)
{
    if (status.state == ConnectionStatus::State::Connected)
        return {};
    return status.failure ? FailureText::sentences(*status.failure, u'\n') : Conversation::tr("Connecting…");
}

} // namespace

Conversation::Conversation(Workspace &workspace, const ConversationParts &parts, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_parts(parts),
      m_loader(new TimelineLoader(parts.page->view(), this)),
      m_actions(new ConversationActions(workspace, parts.page, this)),
      m_copier(new SelectionCopier(parts.page->notice(), this)),
      m_files(new ConversationFiles(workspace, parts.page, this))
{
    connectPage();
    connect(&m_workspace, &Workspace::roomsChanged, this, &Conversation::showRooms);
    connect(m_workspace.people(), &ServerPeople::changed, this, &Conversation::showWhoIsHere);
    connect(m_workspace.marks(), &RoomMarks::changed, this, &Conversation::showMarks);
    // As the workspace has it: what it answers by itself nobody need see.
    connect(m_workspace.lines(), &LineState::statusChanged, this, [this](const ConnectionStatus &status) {
        if (!engine())
            return;
        m_parts.chip->setStatus(status);
        setStatus(status);
    });
    connect(&m_workspace, &Workspace::nameChanged, this,
            [this] { m_parts.page->people()->setSelf(m_workspace.profile().name()); });
    connect(&m_workspace, &Workspace::gapAsked, this, [this](const QString &id) {
        if (m_parts.page->model()->find(id))
            m_parts.page->model()->setGapLoading(id, true);
    });
}

void Conversation::attach(const QString &room)
{
    connectEngine();
    m_parts.page->people()->begin(m_workspace.profile().name());
    m_actions->attach();
    m_parts.chip->setStatus(m_workspace.lines()->statusNow());
    setStatus(m_workspace.lines()->status());
    showWhoIsHere();
    showMarks();
    showRoom(room);
}

void Conversation::detach()
{
    // It may stay, with another person's history.
    for (const QObject *told : {static_cast<const QObject *>(this), static_cast<const QObject *>(m_actions),
                                static_cast<const QObject *>(m_parts.chip)}) {
        if (engine())
            engine()->disconnect(told);
    }
    m_parts.page->composer()->settle();
    m_copier->cancel();
    m_typing.clear();
    m_parts.page->composer()->setTyping({});
    m_findingLinked = false;
    m_room.clear();
    m_roomsAsked.clear();
    m_bringingBack.clear();
    m_membershipsAsked.clear();
    m_roomOpen = false;
    m_roomToOpen.clear();
    m_notWritable = false;
    m_parts.page->model()->reset({});
    m_parts.page->search()->close();
    m_parts.sideBar->setRooms({});
    m_parts.chip->setStatus({});
    Q_EMIT unreadChanged(0);
}

void Conversation::connectEngine()
{
    connect(engine(), &Engine::switched, m_parts.chip,
            [this](TransportKind, TransportKind to) { m_parts.chip->showSwitched(to); });
    connect(engine(), &Engine::searched, this,
            [this](const SearchAnswer &answer) { m_parts.page->search()->take(answer); });
    connect(engine(), &Engine::pageLoaded, this, &Conversation::setPage);
    connect(engine(), &Engine::timelineChanged, this, &Conversation::setChange);
    connect(engine(), &Engine::placeFound, this, &Conversation::setPlace);
    connect(engine(), &Engine::deliveryChanged, this, &Conversation::setDelivery);
    connect(engine(), &Engine::notice, this, &Conversation::setNotice);
    connect(engine(), &Engine::roomCreated, this, &Conversation::setCreated);
    connect(engine(), &Engine::roomEdited, this, &Conversation::setEdited);
    connect(engine(), &Engine::memberSet, this, &Conversation::setMember);
    connect(engine(), &Engine::typingChanged, this, &Conversation::setTyping);
}

void Conversation::connectPage()
{
    connect(m_parts.page->composer(), &Composer::submitted, this, &Conversation::send);
    connect(m_parts.page->composer(), &Composer::typing, this, [this](bool on) {
        if (engine())
            engine()->setTyping(m_room, on && m_workspace.servers().preferences().tellTyping);
    });
    connect(m_parts.sideBar, &SideBar::roomChosen, this, &Conversation::showRoom);
    connect(m_parts.sideBar, &SideBar::personChosen, this, &Conversation::talkTo);
    connect(m_parts.sideBar->people(), &PeopleList::againChosen, m_workspace.people(), &ServerPeople::load);
    TimelineView *view = m_parts.page->view();
    connect(m_loader, &TimelineLoader::wanted, this, [this](const PageQuestion &question) {
        if (engine())
            engine()->loadPage(m_room, question);
    });
    connect(view, &TimelineView::atBottomChanged, this, &Conversation::readIfSeen);
    connect(view, &TimelineView::retryChosen, this, [this](const QString &id) { engine()->retry(id); });
    connect(view, &TimelineView::undoDeleteChosen, this, [this](const QString &id) { engine()->deleteQueued(id); });
    connect(view, &TimelineView::copyWanted, this, [this](const TimelineSelection &selection, QClipboard::Mode mode) {
        if (engine())
            m_copier->copy(engine(), m_room, selection, mode);
    });
    connect(view, &TimelineView::gapChosen, &m_workspace, &Workspace::fillGap);
    connect(view, &TimelineView::linkActivated, this, &Conversation::openLink);
    connect(m_parts.page->search(), &Search::asked, this, [this](const SearchQuestion &question) {
        if (engine())
            engine()->search(question);
    });
    connect(m_parts.page->search(), &Search::hitChosen, this, &Conversation::showHit);
}

void Conversation::showRoom(const QString &room)
{
    if (!engine() || room.isEmpty())
        return;
    const RoomSummary *summary = m_parts.sideBar->model()->find(room);
    Room shown;
    shown.id = room;
    m_parts.page->setRoom(summary ? summary->room : shown);
    m_parts.sideBar->setCurrentRoom(room);
    m_parts.page->composer()->edit()->setFocus();
    if (room == m_room)
        return;
    if (!m_room.isEmpty())
        engine()->setTyping(m_room, false);
    m_parts.page->composer()->setTyping(m_typing.value(room));
    m_room = room;
    m_roomOpen = summary != nullptr;
    if (summary)
        sayWhereLeft(*summary);
    if (m_linked && m_linked->room != room) {
        m_linked.reset();
        m_findingLinked = false;
    }
    m_unreadAtEntry = summary ? summary->unread : 0;
    m_readAtEntry.reset();
    m_dividerDue = false;
    m_marked = false;
    m_parts.page->model()->reset(room);
    m_parts.page->search()->setRoom(room);
    m_loader->begin();
    Q_EMIT roomShown(room);
}

void Conversation::setStatus(const ConnectionStatus &status)
{
    m_parts.page->setTrouble(troubleOf(status));
    const bool connected = status.state == ConnectionStatus::State::Connected;
    const bool anew = connected && !m_connected;
    m_connected = connected;
    if (!connected)
        return;
    m_parts.page->composer()->setTextLimit(int(status.limits.text));
    if (std::exchange(m_notWritable, false))
        m_parts.page->notice()->withdraw();
    if (!anew)
        return;
    // What was asked while the history could not be opened was not answered; and where nothing to show came with the
    // first line, it is further down.
    if (!m_room.isEmpty() && (!m_parts.page->model()->isLoaded() || m_parts.page->model()->rowCount() == 0))
        m_loader->begin();
    else
        m_loader->askAgain();
    findLinked();
}

void Conversation::setNotice(const Failure &failure)
{
    m_parts.page->model()->stopGapLoading();
    m_parts.page->notice()->say(FailureText::sentences(failure));
    m_notWritable = failure.kind == Failure::Kind::Storage && failure.stage != u"set aside";
}

void Conversation::setPage(TimelinePage page)
{
    BlockedRows::foldAway(page.rows, m_blocked);
    TimelineModel *model = m_parts.page->model();
    const bool first = !model->isLoaded();
    if (page.room != m_room || !m_loader->take(page))
        return; // another window's
    if (first && m_unreadAtEntry > 0) {
        model->markUnread(m_unreadAtEntry);
        m_marked = true;
        m_readAtEntry = page.read;
        m_dividerDue = true;
    }
    placeDivider();
    lookForLinked(page.rows);
    readIfSeen();
}

void Conversation::setChange(TimelineChange change)
{
    TimelineModel *model = m_parts.page->model();
    BlockedRows::foldAway(change.upserted, m_blocked);
    if (!model->isLoaded())
        change.upserted.clear(); // it comes by pages, which leave nothing out
    // What comes while nobody looks begins anew what is unread; so does what was said while there was no line.
    const bool missed =
        model->rowCount() > 0 && m_workspace.lines()->status().state != ConnectionStatus::State::Connected;
    const QString arrival = (missed || !isLookedAt()) && !m_marked ? model->firstArrival(change) : QString();
    announce(change);
    if (model->apply(change))
        m_loader->heardOfOlder();
    if (!arrival.isEmpty()) {
        model->markUnreadFrom(arrival);
        m_marked = true;
        m_dividerDue = false;
        if (const Message *first = model->find(arrival))
            m_readAtEntry = Place{first->place.era, first->place.seq - 1};
    }
    lookForLinked(change.upserted);
    readIfSeen();
}

void Conversation::announce(const TimelineChange &change)
{
    const TimelineModel *model = m_parts.page->model();
    if (!m_inSight || !model->isLoaded())
        return;
    for (const Message &row : change.upserted) {
        if (row.room == m_room && !row.own && !row.deleted && model->isNews(row))
            m_parts.page->announcer()->arrived(row);
    }
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
    if (!engine())
        return;
    m_parts.page->composer()->handedOver(m_actions->send(room, text));
    m_parts.page->model()->markUnread(0); // who answers has read
    m_dividerDue = false;
    m_parts.page->view()->goToBottom();
}

void Conversation::setTyping(const QString &room, const QStringList &names)
{
    m_typing[room] = names;
    if (room == m_room)
        m_parts.page->composer()->setTyping(names);
}

} // namespace tincan
