#include "ui/workspace.h"

#include "ui/language.h"
#include "ui/network_hosting.h"
#include "ui/own_presence.h"
#include "ui/server_address.h"
#include "ui/server_set.h"

#include <algorithm>

namespace tincan {

Workspace::Workspace(ServerSet &servers)
    : m_servers(servers),
      m_profile(servers.profile().folder(), servers.profile().sharedSecrets()),
      m_files(m_profile.folder()),
      m_marks(m_profile.folder())
{
    connect(&m_quietly, &QuietSignIn::gaveUp, this, [this](const QString &invite) {
        if (!invite.isEmpty())
            setInvite(invite);
        takeStatus(m_status);
    });
    // Before anybody else hears of them: who does may look at it.
    connect(this, &Workspace::roomsChanged, this, &Workspace::summarize);
    connect(&m_marks, &RoomMarks::changed, this, &Workspace::summarize);
    connect(&m_lines, &LineState::statusChanged, this, &Workspace::summarize);
    connect(&Language::shared(), &Language::changed, this, &Workspace::summarize);
    // Rooms of two go by the other's name, which may come after them.
    connect(&m_people, &ServerPeople::changed, this, [this] {
        if (const auto named = m_people.named(m_rooms); named != m_rooms)
            setRooms(named);
    });
    const auto loadAsWished = [this] { m_files.pictures()->setLoadsUnasked(m_servers.preferences().loadPictures); };
    connect(&servers, &ServerSet::preferencesChanged, &m_files, loadAsWished);
    loadAsWished();
    new OwnPresence(*this);
    m_profile.useNoServer();
    showNoServer();
}

Workspace::~Workspace() = default;

void Workspace::start(const QUrl &server)
{
    m_question = true;
    connectTo(server);
}

void Workspace::connectTo(const QUrl &server)
{
    if (server.isEmpty())
        return;
    close();
    m_profile.setServer(server);
    m_lines.forget();
    m_engine = std::make_unique<Engine>();
    connectEngine();
    m_files.setEngine(m_engine.get(), server);
    m_quietly.begin(m_engine.get(), server == m_hosted.url ? m_hosted.network : nullptr);
    m_people.begin(m_engine.get(), m_profile.person());
    m_marks.setOwner(draftOwner());
    m_engine->open(m_profile.session());
    Q_EMIT opened();
}

void Workspace::connectEngine()
{
    const Engine *engine = m_engine.get();
    connect(engine, &Engine::statusChanged, this, &Workspace::takeStatus);
    connect(engine, &Engine::lineMeasured, &m_lines, &LineState::setMeasurement);
    connect(engine, &Engine::gapFound, &m_lines, &LineState::addGap);
    connect(engine, &Engine::timelineChanged, &m_lines, [this](const TimelineChange &change) {
        m_lines.addMessages(std::count_if(change.upserted.begin(), change.upserted.end(), [](const Message &row) {
            return row.kind == Message::Kind::Text && row.delivery == Delivery::Sent;
        }));
    });
    connect(engine, &Engine::signedIn, this, &Workspace::takeSignIn);
    connect(engine, &Engine::signInFailed, this, &Workspace::signInFailed);
    connect(engine, &Engine::signedOut, this, [this] {
        m_question = false; // by one's own wish
        m_profile.setToken({});
    });
    connect(engine, &Engine::historyChanged, this, [this] {
        Q_EMIT closing();
        Q_EMIT opened();
    });
    connect(engine, &Engine::roomsChanged, this, [this](const QList<RoomSummary> &rooms) {
        m_people.expect(rooms);
        setRooms(m_people.named(rooms));
    });
}

void Workspace::setRooms(const QList<RoomSummary> &rooms)
{
    m_rooms = rooms;
    Q_EMIT roomsChanged();
}

void Workspace::host(const HostedServer &server)
{
    close();
    m_hosted = server;
    m_question = true;
    const HostReach reach = server.network ? HostReach::ThisNetwork : HostReach::ThisComputer;
    m_profile.setHostPort(quint16(server.url.port()), reach);
    m_profile.setHostUrl(server.url);
    m_profile.setPin(server.url, server.network ? server.network->pin() : QByteArray());
    connectTo(server.url);
    if (!server.notice.isEmpty())
        Q_EMIT said(server.notice);
}

void Workspace::join(const QUrl &server, const Invitation &invite)
{
    close();
    stopHosting();
    m_inviteCode = invite.code;
    m_question = true;
    noteJoined(server);
    keepPin(server, invite);
    connectTo(server);
}

void Workspace::joinAs(const QUrl &account, const QString &name)
{
    close();
    m_profile.setServer(account);
    if (!name.isEmpty())
        m_profile.setAccountName(name);
    join(account);
}

void Workspace::noteJoined(const QUrl &server)
{
    m_profile.setJoined(ServerAddress::withoutAccount(server));
    m_servers.known().add(server);
}

// A link that names a certificate decides (the window has asked where another one was trusted); whatever names none
// changes nothing.
void Workspace::keepPin(const QUrl &server, const Invitation &invite)
{
    if (invite.pin.isEmpty() || invite.pin == m_profile.pin(server))
        return;
    // What signs in at the server of before is not for another one.
    if (!m_profile.pin(server).isEmpty())
        m_profile.forgetTokens(server);
    m_profile.setPin(server, invite.pin);
    // Nor may they go on with it: what they are given anew would be kept for the new one.
    for (const auto &other : m_servers.all()) {
        if (other.get() != this && Profile::isSameHost(other->m_profile.server(), server))
            other->reopen();
    }
}

void Workspace::leave()
{
    const QString waits = isConnected() || m_hosted.running
                              ? QString()
                              : tr("What was not sent to %1 yet waits here, and goes out when you join it again.")
                                    .arg(m_profile.wordsOf(m_profile.server()));
    const QUrl server = m_profile.server();
    close();
    stopHosting();
    m_profile.setServer({});
    m_marks.setOwner({}); // what is kept of them may be forgotten now
    Q_EMIT left();
    if (!waits.isEmpty())
        m_servers.sayOf(server, waits);
}

void Workspace::stopHosting()
{
    if (m_hosted.url.isEmpty() && m_profile.server() != m_profile.hostUrl())
        return;
    m_hosted = {};
    m_profile.setHostPort(std::nullopt);
    m_profile.setHostUrl({});
}

void Workspace::suspend()
{
    m_suspended = m_engine ? m_profile.server() : QUrl();
    close();
}

void Workspace::resume()
{
    connectTo(std::exchange(m_suspended, {}));
}

QString Workspace::hostFolder(HostReach reach) const
{
    return m_profile.folder() +
           (reach == HostReach::ThisNetwork ? QStringLiteral("/hub-network") : QStringLiteral("/hub"));
}

void Workspace::close()
{
    if (!m_engine)
        return;
    Q_EMIT closing();
    m_quietly.end();
    m_files.setEngine(nullptr);
    m_people.begin(nullptr, {});
    m_engine.reset(); // writes what it was handed
    m_inviteCode.clear();
    m_rooms.clear();
    showNoServer();
}

void Workspace::markRead(const QString &room)
{
    m_engine->markRead(room);
    for (RoomSummary &row : m_rooms) {
        if (row.room.id == room)
            row.unread = 0;
    }
    Q_EMIT roomsChanged();
}

void Workspace::fillGap(const QString &gapId)
{
    m_engine->fillGap(gapId);
    Q_EMIT gapAsked(gapId);
}

bool Workspace::isFollowedByOthers() const
{
    return m_hosted.running && m_hosted.followers() > (m_engine ? m_engine->heldLines() : 0);
}

} // namespace tincan
