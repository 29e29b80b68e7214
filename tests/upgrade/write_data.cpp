// Writes the data of this version, as somebody leaves it who has used it: a server's folder with accounts, and a
// profile. Once at each release (docs/releasing.md): upgrade_write_data tests/upgrade/1.2.3
#include "../core/server/account_hub.h"
#include "core/session/session.h"
#include "story.h"
#include "ui/profile.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>

#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

class Writer
{
public:
    explicit Writer(const QString &folder)
        : m_profile(folder + u"/profile"_s), m_hub(std::make_unique<AccountHub>([&folder](HubOptions &options) {
              options.dataFolder = folder + u"/server"_s;
              options.tokenLife = std::chrono::hours(24 * 365 * 100); // it is asked for in years, too
          }))
    {
        QObject::connect(&m_session, &Session::deliveryChanged, &m_session,
                         [this](const QString &id, Delivery delivery) { m_deliveries[id] = delivery; });
    }

    bool write()
    {
        const QByteArray token = m_hub->add(story::name.toUtf8());
        if (!keepSettings(token) || !open(token) || !sayAll() || !makeRoom())
            return false;
        m_hub->stop();
        if (!until([this] { return m_session.status().state != ConnectionStatus::State::Connected; }))
            return false;
        const auto waiting = m_session.send(u"lobby"_s, story::unsent);
        return waiting && until([&] { return m_deliveries.value(*waiting, Delivery::Sending) == Delivery::Queued; });
    }

private:
    template<class Condition>
    static bool until(Condition condition)
    {
        const QDeadlineTimer deadline(30'000);
        while (!condition() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 100);
        return condition();
    }

    bool keepSettings(const QByteArray &token)
    {
        m_profile.setServer(m_hub->url());
        m_profile.setOpenServers({m_hub->url()});
        m_profile.setName(story::name);
        m_profile.setToken(token);
        m_profile.setPerson(QString::fromLatin1(m_hub->idOf(token)));
        Preferences preferences = m_profile.preferences();
        preferences.textSize = story::textSize;
        m_profile.setPreferences(preferences);
        m_profile.save();
        return !token.isEmpty();
    }

    bool open(const QByteArray &token)
    {
        SessionOptions options;
        options.transport.server = m_hub->url();
        options.transport.token = token;
        options.profileFolder = m_profile.folder();
        return m_session.open(options) &&
               until([this] { return m_session.status().state == ConnectionStatus::State::Connected; });
    }

    // The id of what is at the server; empty where it is not.
    QString say(const QString &room, const Draft &draft)
    {
        const auto id = m_session.send(room, draft);
        const bool sent = id && until([&] { return m_deliveries.value(*id, Delivery::Queued) == Delivery::Sent; });
        return sent ? *id : QString();
    }

    bool sayAll()
    {
        const QString first = say(u"lobby"_s, {story::first, {}, {}});
        const QString answer = say(u"lobby"_s, {story::answer, first, {}});
        const QString edited = say(u"lobby"_s, {story::before, {}, {}});
        const QString deleted = say(u"lobby"_s, {story::deleted, {}, {}});
        const QString path = m_scratch.filePath(story::fileName);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(story::fileBytes) < 0 || !file.flush())
            return false;
        const FileRef local{.id = {},
                            .name = story::fileName,
                            .type = u"text/plain"_s,
                            .size = story::fileBytes.size(),
                            .sha256 = {},
                            .path = path};
        const QString withFile = say(u"lobby"_s, {story::withFile, {}, {local}});
        const qint64 head = m_hub->hub().head().seq;
        m_session.editMessage(edited, story::after);
        m_session.react(first, story::emoji, true);
        m_session.deleteMessage(deleted);
        m_session.markRead(u"lobby"_s);
        return !answer.isEmpty() && !withFile.isEmpty() &&
               until([&] { return m_hub->hub().head().seq == head + 3 && m_session.unsent().isEmpty(); });
    }

    bool makeRoom()
    {
        bool made = false;
        QObject::connect(&m_session, &Session::roomCreated, &m_session,
                         [&made](const Room &, const std::optional<Failure> &failure) { made = !failure; });
        m_session.createRoom({.id = story::room, .title = story::roomTitle, .topic = {}, .isPrivate = true});
        return until([&] { return made; }) && !say(story::room, {story::inPrivate, {}, {}}).isEmpty();
    }

    QTemporaryDir m_scratch;
    Profile m_profile;
    std::unique_ptr<AccountHub> m_hub;
    QHash<QString, Delivery> m_deliveries;
    Session m_session;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString folder = QDir::current().absoluteFilePath(QString::fromLocal8Bit(argc == 2 ? argv[1] : ""));
    if (argc != 2 || QDir(folder).exists()) {
        std::fputs("upgrade_write_data FOLDER, which is not there yet\n", stderr);
        return 2;
    }
    if (!Writer(folder).write()) {
        std::fputs("it could not be written\n", stderr);
        return 1;
    }
    QFile::remove(folder + u"/server/log.lock"_s); // a process's, and not the data's
    return 0;
}
