#include "core/server/hub.h"

#include "core/base/logging.h"
#include "core/server/admin_socket.h"
#include "core/server/administration.h"
#include "core/server/certificate.h"
#include "core/server/hub_core.h"
#include "core/server/listener.h"
#include "core/server/publishing.h"
#include "core/server/sqlite_log.h"
#include "core/wire/event_codec.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <thread>

namespace tincan {

namespace {

// Together with closing the log these stay below the two seconds that stop() promises.
constexpr auto forGoodbyes = std::chrono::milliseconds(1000);
constexpr auto forTheRest = std::chrono::milliseconds(300);
// What an operator wants to hear of: authors wait for it.
constexpr auto slowCommit = std::chrono::seconds(1);

} // namespace

class Hub::Private
{
public:
    Private(const HubOptions &options, std::unique_ptr<Log> log)
        : core(options, std::move(log)),
          listener(core),
          admin(core),
          epoch(core.log->epoch()),
          notice(core.log->notice()),
          goodbye(core.io),
          presenceCheck(core.io)
    {}

    Result<Done> openAccounts();
    Result<Done> openTls();
    Result<Done> openFiles();
    void run();
    void stop();
    void extend(Commit commit);
    asio::awaitable<void> endConnections();
    asio::awaitable<void> expirePresences();

    HubCore core;
    Listener listener;
    AdminSocket admin;
    QByteArray epoch;
    QString notice;
    QByteArray firstInvite;
    QByteArray pin;
    asio::steady_timer goodbye;
    asio::steady_timer presenceCheck;
    std::promise<void> ended;
    std::thread thread;
    std::once_flag once;
};

// Where nobody is the owner, somebody has to be: whoever is told the code by the one who runs the server.
Result<Done> Hub::Private::openAccounts()
{
    if (isOpen(core.options))
        return Done{};
    AccountFile::Options how;
    how.tokenLife = core.options.tokenLife;
    auto file = AccountFile::open(core.options.dataFolder, how);
    if (!file)
        return file.error();
    const auto people = (*file)->people();
    const bool owned =
        std::any_of(people.begin(), people.end(), [](const Account &account) { return account.role == Role::Owner; });
    if (!owned) {
        (*file)->revokeAllInvites(); // an earlier start's
        const auto invite = (*file)->invite(Role::Owner, 1, std::chrono::hours(7 * 24));
        firstInvite = invite ? invite->second : QByteArray();
    }
    core.accounts = std::make_unique<Accounts>(std::move(*file), core.io);
    return Done{};
}

// Beyond this computer nobody's password travels as it is, unless that was asked for.
Result<Done> Hub::Private::openTls()
{
    const HubOptions &options = core.options;
    const bool automatic = options.tls == HubOptions::Tls::Automatic;
    if (options.tls == HubOptions::Tls::Off || (automatic && (isOpen(options) || isLoopback(options))))
        return Done{};
    QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    names += options.names;
    names += options.address;
    const auto certificate = options.tls == HubOptions::Tls::Files
                                 ? loadCertificate(options.certificateFile, options.keyFile)
                                 : ownCertificate(options.dataFolder + QStringLiteral("/tls"), names);
    if (!certificate)
        return certificate.error();
    core.tls = certificate->context;
    pin = core.pin = certificate->pin();
    if (certificate->isNew && (core.log->head() > 0 || (core.accounts && !core.accounts->people().empty())))
        qCWarning(logServer, "there was no certificate in this server's folder, so that a new one was made: invites of "
                             "before and whoever joined before do not trust it; give out new links");
    return Done{};
}

Result<Done> Hub::Private::openFiles()
{
    auto index = FileIndex::open(core.options.dataFolder);
    if (!index)
        return index.error();
    const FileQuota::Limits limits{.ofPerson = core.options.fileQuota, .inAll = core.options.filesTotal};
    core.files = std::make_unique<FileStore>(std::move(*index), limits, core.io);
    return Done{};
}

void Hub::Private::run()
{
    admin.start();
    core.files->begin();
    if (core.accounts)
        core.accounts->begin();
    core.log->begin([this](Commit commit) {
        // One turn of the loop for a whole transaction: the tail grows first, and then its authors are answered.
        auto shared = std::make_shared<Commit>(std::move(commit));
        asio::post(core.io, [this, shared] { extend(std::move(*shared)); });
    });
    asio::co_spawn(core.io, expirePresences(), asio::detached);
    thread = std::thread([this] {
        core.io.run();
        ended.set_value();
    });
}

void Hub::Private::extend(Commit commit)
{
    core.metrics.events += qint64(commit.entries.size());
    core.readiness.told(commit.trouble);
    if (!commit.entries.empty()) {
        core.metrics.commits.add(commit.took);
        core.metrics.appends.add(commit.took - commit.synced);
        core.metrics.syncs.add(commit.synced);
    }
    if (commit.took > slowCommit)
        logWith(logServer(), QtWarningMsg, QStringLiteral("a slow commit"),
                {{QStringLiteral("ms"), qint64(commit.took.count() / 1'000'000)},
                 {QStringLiteral("events"), qint64(commit.entries.size())}});
    for (const Durable &change : commit.changes)
        core.rooms.apply(change); // first: it decides who sees what comes
    core.tail.extend(commit.entries, commit.floor);
    // What was gathered meanwhile stands behind what could not be stored, and must not overtake it.
    if (!commit.trouble.isEmpty())
        refuseGathered(core);
    for (const auto &answer : commit.answers)
        answer();
    // After the authors, who would otherwise wait until everybody has been told.
    asio::post(core.io, [this] { core.tail.tellAll(); });
}

asio::awaitable<void> Hub::Private::expirePresences()
{
    while (!core.stopping) {
        presenceCheck.expires_after(std::chrono::seconds(1));
        co_await presenceCheck.async_wait(asTuple);
        for (const Presence &change : core.presences.expire(std::chrono::steady_clock::now()))
            core.broadcast(
                LiveEvent{.number = 0, .origin = 0, .room = {}, .type = "presence", .json = encode(Event(change))});
    }
}

asio::awaitable<void> Hub::Private::endConnections()
{
    core.stopping = true;
    presenceCheck.cancel();
    listener.stop();
    admin.stop();
    core.files->stop();
    if (core.accounts)
        core.accounts->stop();
    const auto all = core.connections;
    for (Connection *connection : all) {
        if (core.connections.contains(connection))
            connection->stop();
    }
    const auto until = std::chrono::steady_clock::now() + forGoodbyes;
    while (!core.connections.empty() && std::chrono::steady_clock::now() < until) {
        goodbye.expires_after(std::chrono::milliseconds(10));
        co_await goodbye.async_wait(asTuple);
    }
    const auto rest = core.connections;
    for (Connection *connection : rest) {
        if (core.connections.contains(connection))
            connection->abort();
    }
}

void Hub::Private::stop()
{
    if (thread.joinable()) {
        asio::co_spawn(core.io, endConnections(), asio::detached);
        // The loop ends by itself when nothing is left to do; if something hangs, it is left behind.
        if (ended.get_future().wait_for(forGoodbyes + forTheRest) != std::future_status::ready)
            core.io.stop();
        thread.join();
    }
    core.readers.join();
    core.files->join();
    if (core.accounts)
        core.accounts->join();
    core.log->close();
}

Result<std::unique_ptr<Hub>> Hub::start(const HubOptions &wanted)
{
    HubOptions options = wanted;
    // Who once asked for names does not stop asking without a word.
    options.accounts = options.accounts || (!options.open && AccountFile::isIn(options.dataFolder));
    if (options.rate < 0)
        options.rate = isOpen(options) ? 0 : 10;
    SqliteLog::Options logOptions{.folder = options.dataFolder,
                                  .retention = {.keepEvents = options.keepEvents, .keepDays = options.keepDays},
                                  .now = {}};
    Result<std::unique_ptr<SqliteLog>> log = SqliteLog::open(logOptions);
    if (!log)
        return log.error();
    auto d = std::make_unique<Private>(options, std::move(*log));
    if (Result<Done> opened = d->openAccounts(); !opened)
        return opened.error();
    if (Result<Done> opened = d->openTls(); !opened)
        return opened.error();
    if (Result<Done> opened = d->openFiles(); !opened)
        return opened.error();
    if (const Result<Done> listening = d->listener.start(); !listening)
        return listening.error();
    d->core.url = d->listener.url();
    if (!isOpen(options) && !isLoopback(options) && !d->core.tls)
        qCWarning(logServer, "passwords and messages travel as they are: put a proxy with TLS in front of this server");
    if (!d->notice.isEmpty())
        qCWarning(logServer).noquote() << d->notice;
    d->run();
    return std::unique_ptr<Hub>(new Hub(std::move(d)));
}

Hub::Hub(std::unique_ptr<Private> hub) : d(std::move(hub)) {}

Hub::~Hub()
{
    stop();
}

QUrl Hub::url() const
{
    return d->core.url;
}

QByteArray Hub::pin() const
{
    return d->pin;
}

void Hub::reloadCertificate()
{
    asio::post(d->core.io, [this] {
        const HubOptions &options = d->core.options;
        if (options.tls != HubOptions::Tls::Files)
            return;
        const auto certificate = loadCertificate(options.certificateFile, options.keyFile);
        if (!certificate) {
            qCWarning(logServer).noquote() << "the old certificate stays:" << certificate.error().detail;
            return;
        }
        d->core.tls = certificate->context;
        d->core.pin = certificate->pin();
        qCInfo(logServer).noquote() << "a new certificate, which expires" << certificate->expires.toString(Qt::ISODate);
    });
}

Cursor Hub::head() const
{
    return Cursor{d->epoch, d->core.tail.head()};
}

int Hub::followers() const
{
    return d->core.followers;
}

QString Hub::notice() const
{
    return d->notice;
}

QByteArray Hub::firstInvite() const
{
    return d->firstInvite;
}

QJsonObject Hub::administer(const QJsonObject &command)
{
    return asio::co_spawn(d->core.io, tincan::administer(d->core, command), asio::use_future).get();
}

void Hub::stop()
{
    std::call_once(d->once, [this] { d->stop(); });
}

} // namespace tincan
