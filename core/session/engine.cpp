#include "core/session/engine.h"

#include "core/base/logging.h"
#include "core/store/store.h"
#include "core/transport/proxy.h"

#include <QUuid>

#include <utility>

namespace tincan {

namespace {

using namespace std::chrono_literals;

// Leaving never takes longer (laws, L9).
constexpr auto longestGoodbye = 2s;

} // namespace

Engine::Engine(QObject *parent) : QObject(parent), m_session(new Session)
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_session->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_session, &QObject::deleteLater);

    connect(m_session, &Session::statusChanged, this, &Engine::statusChanged);
    connect(m_session, &Session::roomsChanged, this, &Engine::roomsChanged);
    connect(m_session, &Session::timelineChanged, this, &Engine::timelineChanged);
    connect(m_session, &Session::pageLoaded, this, &Engine::pageLoaded);
    connect(m_session, &Session::placeFound, this, &Engine::placeFound);
    connect(m_session, &Session::copyProgressed, this, &Engine::copyProgressed);
    connect(m_session, &Session::copyEnded, this, &Engine::copyEnded);
    connect(m_session, &Session::importProgressed, this, &Engine::importProgressed);
    connect(m_session, &Session::importEnded, this, &Engine::importEnded);
    connect(m_session, &Session::deliveryChanged, this, &Engine::deliveryChanged);
    connect(m_session, &Session::editFailed, this, &Engine::editFailed);
    connect(m_session, &Session::editsLoaded, this, &Engine::editsLoaded);
    connect(m_session, &Session::typingChanged, this, &Engine::typingChanged);
    connect(m_session, &Session::gapFound, this, &Engine::gapFound);
    connect(m_session, &Session::switched, this, &Engine::switched);
    connect(m_session, &Session::lineMeasured, this, &Engine::lineMeasured);
    connect(m_session, &Session::roomCreated, this, &Engine::roomCreated);
    connect(m_session, &Session::roomEdited, this, &Engine::roomEdited);
    connect(m_session, &Session::roomLoaded, this, &Engine::roomLoaded);
    connect(m_session, &Session::memberSet, this, &Engine::memberSet);
    connect(m_session, &Session::peopleLoaded, this, &Engine::peopleLoaded);
    connect(m_session, &Session::presenceChanged, this, &Engine::presenceChanged);
    connect(m_session, &Session::searched, this, &Engine::searched);
    connect(m_session, &Session::signedIn, this, &Engine::signedIn);
    connect(m_session, &Session::signInFailed, this, &Engine::signInFailed);
    connect(m_session, &Session::signedOut, this, &Engine::signedOut);
    connect(m_session, &Session::historyChanged, this, &Engine::historyChanged);
    connect(m_session, &Session::transferProgressed, this, &Engine::transferProgressed);
    connect(m_session, &Session::transferDone, this, &Engine::transferDone);
    connect(m_session, &Session::transferFailed, this, &Engine::transferFailed);
    connect(m_session, &Session::notice, this, &Engine::notice);
    connect(&m_network, &NetworkWatch::changed, m_session, &Session::networkChanged);
    m_thread.start();
}

Engine::~Engine()
{
    beginGoodbye();
    if (!m_thread.wait(*m_goodbye)) {
        // What was written is on disk already; what hangs is a call into the system.
        qCWarning(logSession, "the engine's thread does not end; it is ended");
        m_thread.terminate();
        m_thread.wait();
    }
}

void Engine::beginGoodbye()
{
    if (m_goodbye)
        return;
    m_goodbye = QDeadlineTimer(longestGoodbye);
    // It goes with its thread, while whoever has this engine still calls; without a session calls go nowhere.
    Session *session = std::exchange(m_session, nullptr);
    QMetaObject::invokeMethod(session, [session] {
        session->close();
        session->thread()->quit();
    });
}

QStringList Engine::historyFiles(const QString &profileFolder, const QUrl &server)
{
    return HistoryFiles::allIn(profileFolder, server);
}

void Engine::setProxy(const ProxyChoice &choice)
{
    tincan::setProxy(choice);
}

void Engine::open(const SessionOptions &options)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, options] {
        if (const auto done = session->open(options); !done)
            Q_EMIT session->notice(done.error());
    });
}

void Engine::close()
{
    QMetaObject::invokeMethod(m_session, [session = m_session] { session->close(); });
}

QString Engine::send(const QString &room, const QString &text, const QString &replyTo)
{
    return send(room, Draft{text, replyTo, {}});
}

QString Engine::send(const QString &room, const Draft &draft)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QMetaObject::invokeMethod(m_session, [session = m_session, room, draft, id] {
        if (const auto sent = session->send(room, draft, id); !sent)
            Q_EMIT session->deliveryChanged(id, Delivery::Failed, sent.error().detail);
    });
    return id;
}

void Engine::editMessage(const QString &id, const QString &text)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, id, text] { session->editMessage(id, text); });
}

void Engine::react(const QString &id, const QString &emoji, bool on)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, id, emoji, on] { session->react(id, emoji, on); });
}

void Engine::loadEdits(const QString &id)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, id] { session->loadEdits(id); });
}

void Engine::setTyping(const QString &room, bool on)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, room, on] { session->setTyping(room, on); });
}

void Engine::retry(const QString &id)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, id] { session->retry(id); });
}

void Engine::deleteQueued(const QString &id)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, id] { session->deleteQueued(id); });
}

void Engine::deleteMessage(const QString &id)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, id] { session->deleteMessage(id); });
}

void Engine::choose(const LineChoice &choice)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, choice] { session->choose(choice); });
}

void Engine::tryNow()
{
    QMetaObject::invokeMethod(m_session, [session = m_session] { session->tryNow(); });
}

void Engine::testAllLines()
{
    QMetaObject::invokeMethod(m_session, [session = m_session] { session->testAllLines(); });
}

void Engine::setName(const QString &name)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, name] { session->setName(name); });
}

void Engine::setPresence(const QString &presence)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, presence] { session->setPresence(presence); });
}

void Engine::setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, transport, reconnect] { session->setOptions(transport, reconnect); });
}

void Engine::loadPage(const QString &room, const PageQuestion &question)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, room, question] { session->loadPage(room, question); });
}

void Engine::findPlace(const QString &id)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, id] { session->findPlace(id); });
}

void Engine::setKeepDays(int days)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, days] { session->setKeepDays(days); });
}

quint64 Engine::copyRange(const PlaceRange &range, const TakeRows &take)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, job = ++m_lastJob, range, take] { session->copyRange(job, range, take); });
    return m_lastJob;
}

quint64 Engine::copyHistory(const QString &room, const TakeHistory &take)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, job = ++m_lastJob, room, take] { session->copyHistory(job, room, take); });
    return m_lastJob;
}

quint64 Engine::importHistory(const QString &path)
{
    QMetaObject::invokeMethod(m_session,
                              [session = m_session, job = ++m_lastJob, path] { session->importHistory(job, path); });
    return m_lastJob;
}

void Engine::cancelImport(quint64 job)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, job] { session->cancelImport(job); });
}

void Engine::cancelCopy(quint64 job)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, job] { session->cancelCopy(job); });
}

void Engine::fillGap(const QString &gapId)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, gapId] { session->fillGap(gapId); });
}

void Engine::markRead(const QString &room)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, room] { session->markRead(room); });
}

void Engine::createRoom(const Room &room)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, room] { session->createRoom(room); });
}

void Engine::openDirectRoom(const Person &other)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, other] { session->openDirectRoom(other); });
}

void Engine::editRoom(const QString &room, const RoomEdit &edit)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, room, edit] { session->editRoom(room, edit); });
}

void Engine::loadRoom(const QString &room)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, room] { session->loadRoom(room); });
}

void Engine::setMember(const QString &room, const QString &person, bool in)
{
    QMetaObject::invokeMethod(m_session,
                              [session = m_session, room, person, in] { session->setMember(room, person, in); });
}

void Engine::loadPeople()
{
    QMetaObject::invokeMethod(m_session, [session = m_session] { session->loadPeople(); });
}

QString Engine::download(const FileRef &file, const QString &target)
{
    const QString transfer = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QMetaObject::invokeMethod(
        m_session, [session = m_session, file, target, transfer] { session->download(file, target, transfer); });
    return transfer;
}

void Engine::cancelTransfer(const QString &transfer)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, transfer] { session->cancelTransfer(transfer); });
}

void Engine::search(const SearchQuestion &question)
{
    QMetaObject::invokeMethod(m_session, [session = m_session, question] { session->search(question); });
}

void Engine::signIn(const QString &name, const QString &password, const QString &invite)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, name, password, invite] { session->signIn(name, password, invite); });
}

void Engine::signOut()
{
    QMetaObject::invokeMethod(m_session, [session = m_session] { session->signOut(); });
}

int Engine::heldLines() const
{
    return m_session ? m_session->heldLines() : 0;
}

} // namespace tincan
