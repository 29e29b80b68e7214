#include "ui/workspace.h"

#include "ui/failure_text.h"
#include "ui/network_hosting.h"
#include "ui/recent_emoji.h"
#include "ui/skin_tone.h"

#include <algorithm>

namespace tincan {

Workspace::Workspace(const QString &profileFolder, HostServer host, std::shared_ptr<Keychain> keychain)
    : m_profile(profileFolder),
      m_servers(profileFolder),
      m_preferences(m_profile.preferences()),
      m_drafts(profileFolder),
      m_host(std::move(host)),
      m_files(m_profile.folder()),
      m_marks(profileFolder)
{
    m_profile.secrets().use(std::move(keychain));
    connect(&m_quietly, &QuietSignIn::gaveUp, this, [this](const QString &invite) {
        if (!invite.isEmpty())
            setInvite(invite);
        takeStatus(m_status);
    });
    // Rooms of two go by the other's name, which may come after them.
    connect(&m_people, &ServerPeople::changed, this, [this] {
        if (const auto named = m_people.named(m_rooms); named != m_rooms)
            setRooms(named);
    });
    showNoServer();
    RecentEmoji::shared().setPicked(m_profile.recentEmoji());
    connect(&RecentEmoji::shared(), &RecentEmoji::changed, this,
            [this] { m_profile.setRecentEmoji(RecentEmoji::shared().picked()); });
    SkinTone::shared().set(m_profile.skinTone());
    connect(&SkinTone::shared(), &SkinTone::changed, this,
            [this] { m_profile.setSkinTone(SkinTone::shared().tone()); });
}

void Workspace::start(const QUrl &server, const Invitation &invite)
{
    m_inviteCode = invite.code;
    m_question = true;
    if (!server.isEmpty()) {
        m_profile.setHostPort(std::nullopt);
        noteJoined(server);
        keepPin(server, invite);
    }
    if (const auto port = m_profile.hostPort(); port && m_host)
        hostAgain(*port);
    else
        connectTo(server.isEmpty() ? m_profile.server() : server);
    if (m_profile.wasDamaged())
        Q_EMIT said(tr("The settings could not be read. They were set aside, and the defaults hold. Your messages are "
                       "untouched."));
    if (m_drafts.wasDamaged())
        Q_EMIT said(tr("What you had begun to write could not be read. It was set aside as a file in the profile's "
                       "folder. Your messages are untouched."));
}

void Workspace::hostAgain(quint16 port)
{
    const HostReach reach = m_profile.hostReach();
    const auto started = m_host(port, hostFolder(reach), reach);
    if (started)
        return host(*started);
    // What was said there is still here, and what is written is queued.
    connectTo(m_profile.server());
    Q_EMIT said(tr("The server on this computer could not start again: %1. Your messages are kept. Close the "
                   "program that uses its port and start Tincan again, or host anew.")
                    .arg(FailureText::bareDetail(started.error())));
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
    m_files.setEngine(m_engine.get());
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
    m_profile.setPin(server.url, server.network ? server.network->pin() : QByteArray());
    connectTo(server.url);
    if (!server.notice.isEmpty())
        Q_EMIT said(server.notice);
}

void Workspace::join(const QUrl &server, const Invitation &invite)
{
    close();
    m_inviteCode = invite.code;
    m_question = true;
    m_hosted = {};
    m_profile.setHostPort(std::nullopt);
    noteJoined(server);
    keepPin(server, invite);
    connectTo(server);
}

void Workspace::noteJoined(const QUrl &server)
{
    m_profile.setJoined(server);
    m_servers.add(server);
}

// A link decides; an address alone changes nothing.
void Workspace::keepPin(const QUrl &server, const Invitation &invite)
{
    if (invite.isEmpty() || invite.pin == m_profile.pin(server))
        return;
    // What signs in at the server of before is not for another one.
    if (!m_profile.pin(server).isEmpty())
        m_profile.forgetToken(server);
    m_profile.setPin(server, invite.pin);
}

void Workspace::leave()
{
    const QString waits = isConnected() || m_hosted.running
                              ? QString()
                              : tr("What was not sent to %1 yet waits here, and goes out when you join it again.")
                                    .arg(m_profile.server().authority());
    close();
    m_hosted = {};
    m_profile.setHostPort(std::nullopt);
    m_profile.setServer({});
    Q_EMIT left();
    if (!waits.isEmpty())
        Q_EMIT said(waits);
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

int Workspace::takeNumber()
{
    int number = 1;
    while (m_numbers.contains(number))
        ++number;
    m_numbers.insert(number);
    return number;
}

} // namespace tincan
