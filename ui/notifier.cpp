#include "ui/notifier.h"

#include "ui/file_words.h"
#include "ui/notifications.h"
#include "ui/plain_line.h"
#include "ui/rich_text.h"
#include "ui/room_list_model.h"
#include "ui/server_set.h"

#include <numeric>

namespace tincan {

using namespace std::chrono_literals;

namespace {

constexpr auto together = 300ms;   // what comes within it is one notice
constexpr auto catchingUpFor = 1s; // after a line is live: the last that was caught up may come a little later
// An import tells how far it is at every step. One that is cancelled says nothing any more.
constexpr auto importStepFor = 2s;
constexpr qsizetype mostAtOnce = 3; // notices; more rooms are told of in one
constexpr qsizetype longestText = 160;

bool isMentionedIn(const Message &message, const QString &self)
{
    const RichText text = richText(message.text, MentionNames({}, self));
    return std::any_of(text.blocks.begin(), text.blocks.end(), [](const TextBlock &block) {
        return std::any_of(block.runs.begin(), block.runs.end(),
                           [](const TextRun &run) { return (run.style & TextRun::Self) != 0; });
    });
}

// What somebody wrote, without the marks.
QString plainTextOf(const Message &message)
{
    QStringList lines;
    for (const TextBlock &block : richText(message.text).blocks)
        lines += block.text();
    return plainLine(lines.join(u' '), longestText);
}

} // namespace

Notifier::Notifier(Workspace &workspace, Notifications &notifications, IsInSight isInSight, Clock &clock)
    : m_workspace(workspace), m_notifications(notifications), m_isInSight(std::move(isInSight)), m_clock(clock)
{
    connect(&workspace, &Workspace::opened, this, &Notifier::attach);
    connect(&workspace, &Workspace::closing, this, &Notifier::forget);
    connect(&workspace, &Workspace::roomsChanged, this, &Notifier::withdrawRead);
    connect(&notifications, &Notifications::chosen, this, &Notifier::roomChosen);
    connect(&notifications, &Notifications::replied, this, &Notifier::reply);
    connect(&notifications, &Notifications::readChosen, this, [this](const QString &room) {
        if (m_workspace.isOpen())
            m_workspace.markRead(room);
    });
    if (workspace.isOpen())
        attach();
}

void Notifier::attach()
{
    connect(m_workspace.engine(), &Engine::timelineChanged, this, &Notifier::take, Qt::UniqueConnection);
    connect(m_workspace.engine(), &Engine::statusChanged, this, &Notifier::setStatus, Qt::UniqueConnection);
    connect(m_workspace.engine(), &Engine::deliveryChanged, this, &Notifier::setDelivery, Qt::UniqueConnection);
    connect(m_workspace.engine(), &Engine::importProgressed, this, &Notifier::noteImport, Qt::UniqueConnection);
    connect(m_workspace.engine(), &Engine::importEnded, this, &Notifier::endImport, Qt::UniqueConnection);
    setStatus(m_workspace.lines()->status());
}

void Notifier::forget()
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown)
        m_notifications.withdraw(shown.key());
    m_shown.clear();
    m_news.clear();
    m_newest.reset();
    m_due.cancel();
    m_importing.cancel();
    m_connected = false;
    m_firstTime.reset();
    m_catchingUp = true;
}

void Notifier::setStatus(const ConnectionStatus &status)
{
    // What is stored is told before anything of the line. A server that was met has said what its rooms are called;
    // until then each is called by its id.
    const QList<RoomSummary> &rooms = m_workspace.rooms();
    if (!m_firstTime && status.state != ConnectionStatus::State::Idle)
        m_firstTime = std::all_of(rooms.begin(), rooms.end(),
                                  [](const RoomSummary &row) { return row.room.title == row.room.id; });
    const bool connected = status.state == ConnectionStatus::State::Connected;
    if (std::exchange(m_connected, connected) == connected)
        return;
    m_catchingUp = true;
    m_due.cancel();
    if (connected)
        m_due = m_clock.after(catchingUpFor, [this] { tell(); });
}

void Notifier::noteImport()
{
    m_importing = m_clock.after(importStepFor, [] {});
}

void Notifier::endImport()
{
    m_importing.cancel();
}

void Notifier::take(const TimelineChange &change)
{
    const RoomMarks &marks = *m_workspace.marks();
    for (const Message &row : change.upserted) {
        // Places go through all rooms of a server in one order. What comes again is changed, and no news.
        const bool isNew = row.place.era != outboxEra && (!m_newest || *m_newest < row.place);
        if (isNew)
            m_newest = row.place;
        if (!isNew || m_importing.pending() || row.kind != Message::Kind::Text || row.own || row.deleted ||
            row.edited || row.unreadable)
            continue;
        if (marks.has(Mark::Muted, row.room) || marks.has(Mark::Blocked, row.sender.id))
            continue;
        if (m_workspace.servers().preferences().notify.mentionsOnly &&
            !isMentionedIn(row, m_workspace.profile().name()))
            continue;
        News &news = m_news[row.room];
        ++news.count;
        news.last = row;
    }
    if (!m_news.isEmpty() && m_connected && !m_due.pending())
        m_due = m_clock.after(together, [this] { tell(); });
}

void Notifier::tell()
{
    const bool caughtUp = std::exchange(m_catchingUp, false);
    QHash<QString, News> rooms = std::exchange(m_news, {});
    if (m_firstTime && std::exchange(*m_firstTime, false))
        return;
    if (!m_workspace.servers().preferences().notify.speaksAt(m_clock.wall().toLocalTime().time()))
        return;
    // What was read meanwhile, here or elsewhere, is no news any more.
    for (const RoomSummary &row : m_workspace.rooms()) {
        if (const auto news = rooms.find(row.room.id); news != rooms.end())
            news->count = int(std::min<qint64>(news->count, row.unread));
    }
    rooms.removeIf([this](const auto &entry) { return entry.value().count == 0 || m_isInSight(entry.key()); });
    if (rooms.size() > (caughtUp ? 1 : mostAtOnce))
        return tellOfAll(rooms);
    for (auto news = rooms.cbegin(); news != rooms.cend(); ++news)
        tellOf(news.key(), news.value());
}

void Notifier::tellOfAll(const QHash<QString, News> &rooms)
{
    const int count =
        std::accumulate(rooms.begin(), rooms.end(), 0, [](int sum, const News &news) { return sum + news.count; });
    m_shown[QString()] = count;
    QStringList titles;
    for (const QString &room : rooms.keys())
        titles.append(titleOf(room));
    titles.sort();
    m_notifications.show(QString(), tr("%n new messages", "", count), titles.join(QStringLiteral(", ")));
}

void Notifier::tellOf(const QString &room, const News &news)
{
    const int count = m_shown[room] += news.count;
    const QString title = count == 1 ? titleOf(room) : tr("%1, %n new", "a room", count).arg(titleOf(room));
    m_notifications.show(room, title, wordsOf(news.last));
}

// As if it had been typed in the room: without a line it waits in the outbox.
void Notifier::reply(const QString &room, const QString &text)
{
    const QString words = text.trimmed();
    if (words.isEmpty() || !m_workspace.isOpen())
        return;
    m_replies.insert(m_workspace.engine()->send(room, words), {room, words, m_workspace.draftOwner()});
}

// Who answers has read, unless the answer is there to be sent again.
void Notifier::setDelivery(const QString &id, Delivery delivery, const QString &detail)
{
    if (!m_replies.contains(id))
        return;
    const Reply reply = m_replies.take(id);
    if (delivery != Delivery::Failed) {
        if (m_workspace.isOpen())
            m_workspace.markRead(reply.room);
        return;
    }
    keep(reply);
    m_notifications.show(
        reply.room, titleOf(reply.room),
        tr("Not sent: %1. Your text is kept: the next window that is opened has it in the room.").arg(detail));
}

// As a window's that was closed: the open ones have their own in their hands.
void Notifier::keep(const Reply &reply)
{
    ServerSet &servers = m_workspace.servers();
    const int window = servers.takeNumber();
    RoomDrafts drafts = servers.drafts().take(reply.owner, window, servers.numbers());
    drafts[reply.room].append({.text = reply.text});
    servers.drafts().set(reply.owner, window, drafts);
    servers.giveBack(window);
}

// Whatever is shown of a room goes with its last unread message.
void Notifier::withdrawRead()
{
    qint64 unread = 0;
    for (const RoomSummary &row : m_workspace.rooms()) {
        unread += row.unread;
        if (row.unread == 0 && m_shown.remove(row.room.id) > 0)
            m_notifications.withdraw(row.room.id);
    }
    if (unread == 0 && m_shown.remove(QString()) > 0)
        m_notifications.withdraw(QString());
}

QString Notifier::titleOf(const QString &room) const
{
    Room shown;
    shown.id = room;
    for (const RoomSummary &row : m_workspace.rooms()) {
        if (row.room.id == room)
            shown = row.room;
    }
    const QString title = plainLine(RoomListModel::titleOf(shown), longestText);
    return RoomListModel::isDirect(shown) ? title : u'#' + QChar(QChar::Nbsp) + title;
}

QString Notifier::wordsOf(const Message &message) const
{
    const QString name = plainLine(message.sender.name);
    if (!m_workspace.servers().preferences().notify.withText)
        return tr("%1 wrote something", "a person").arg(name);
    const QString text = message.text.isEmpty() ? FileWords::names(message.files) : plainTextOf(message);
    return tr("%1: %2", "a person, what they wrote").arg(name, text);
}

} // namespace tincan
