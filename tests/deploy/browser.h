// A headless Chromium with one page, told what to do over a pair of pipes (--remote-debugging-pipe: no port, nobody
// else can). It trusts every certificate. One thread; every call blocks.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace tincan {

class Browser
{
public:
    Browser()
    {
        QString path = QStandardPaths::findExecutable(QStringLiteral("chromium"));
        if (path.isEmpty())
            path = QStandardPaths::findExecutable(QStringLiteral("chromium-browser"));
        if (path.isEmpty()) {
            m_error = QStringLiteral("chromium is not installed; packaging/dependencies.txt has it.");
            return;
        }
        const auto [commands, toBrowser] = makePipe();
        const auto [fromBrowser, answers] = makePipe();
        m_toBrowser = toBrowser;
        m_fromBrowser = fromBrowser;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        m_process.setProcessEnvironment(environment);
        m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("said")));
        m_process.setChildProcessModifier([commands = commands, answers = answers] {
            ::dup2(commands, 3); // where Chromium expects them
            ::dup2(answers, 4);
        });
        m_process.start(path, {QStringLiteral("--headless=new"), QStringLiteral("--no-sandbox"),
                               QStringLiteral("--disable-gpu"), QStringLiteral("--disable-dev-shm-usage"),
                               QStringLiteral("--no-first-run"), QStringLiteral("--ignore-certificate-errors"),
                               QStringLiteral("--remote-debugging-pipe"),
                               QStringLiteral("--user-data-dir=") + m_folder.path()});
        m_process.waitForStarted();
        ::close(commands);
        ::close(answers);
    }
    ~Browser()
    {
        if (m_process.state() == QProcess::Running)
            call(QStringLiteral("Browser.close"));
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished();
        ::close(m_toBrowser);
        ::close(m_fromBrowser);
    }
    Browser(const Browser &) = delete;
    Browser &operator=(const Browser &) = delete;

    QString error() const { return m_error; } // empty where all went well

    // Another page, in place of the one before.
    bool open(const QUrl &url)
    {
        if (!m_target.isEmpty())
            call(QStringLiteral("Target.closeTarget"), {{QStringLiteral("targetId"), m_target}});
        m_session.clear();
        const QString blank = QStringLiteral("about:blank");
        m_target = call(QStringLiteral("Target.createTarget"), {{QStringLiteral("url"), blank}})
                       .value(QStringLiteral("targetId"))
                       .toString();
        m_session = call(QStringLiteral("Target.attachToTarget"),
                         {{QStringLiteral("targetId"), m_target}, {QStringLiteral("flatten"), true}})
                        .value(QStringLiteral("sessionId"))
                        .toString();
        call(QStringLiteral("Page.navigate"), {{QStringLiteral("url"), url.toString()}});
        return m_error.isEmpty();
    }
    // What the expression comes to; of a promise, what it is fulfilled with.
    QJsonValue run(const QString &expression)
    {
        const QJsonObject answer = call(QStringLiteral("Runtime.evaluate"), {{QStringLiteral("expression"), expression},
                                                                             {QStringLiteral("awaitPromise"), true},
                                                                             {QStringLiteral("returnByValue"), true}});
        const QJsonObject thrown = answer.value(QStringLiteral("exceptionDetails")).toObject();
        if (!thrown.isEmpty())
            m_error = QString::fromUtf8(QJsonDocument(thrown).toJson(QJsonDocument::Compact));
        return answer.value(QStringLiteral("result")).toObject().value(QStringLiteral("value"));
    }

private:
    // Beyond the numbers that the child's ends get.
    static std::pair<int, int> makePipe()
    {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0)
            return {-1, -1};
        const std::pair moved(::fcntl(ends[0], F_DUPFD_CLOEXEC, 10), ::fcntl(ends[1], F_DUPFD_CLOEXEC, 10));
        ::close(ends[0]);
        ::close(ends[1]);
        return moved;
    }
    QJsonObject call(const QString &method, const QJsonObject &parameters = {})
    {
        if (!m_error.isEmpty())
            return {};
        const int id = ++m_last;
        QJsonObject command{
            {QStringLiteral("id"), id}, {QStringLiteral("method"), method}, {QStringLiteral("params"), parameters}};
        if (!m_session.isEmpty() && !method.startsWith(QStringLiteral("Target.")) &&
            !method.startsWith(QStringLiteral("Browser.")))
            command.insert(QStringLiteral("sessionId"), m_session);
        const QByteArray bytes = QJsonDocument(command).toJson(QJsonDocument::Compact) + '\0';
        if (::write(m_toBrowser, bytes.constData(), std::size_t(bytes.size())) != bytes.size())
            m_error = QStringLiteral("The browser takes no commands.");
        while (m_error.isEmpty()) {
            const QJsonObject answer = next();
            if (answer.value(QStringLiteral("id")).toInt() != id)
                continue; // an event
            if (answer.contains(QStringLiteral("error")))
                m_error = method + QStringLiteral(": ") +
                          answer.value(QStringLiteral("error")).toObject().value(QStringLiteral("message")).toString();
            return answer.value(QStringLiteral("result")).toObject();
        }
        return {};
    }
    QJsonObject next()
    {
        qsizetype end = -1;
        while ((end = m_bytes.indexOf('\0')) < 0) {
            pollfd waiting{m_fromBrowser, POLLIN, 0};
            char some[65'536];
            const ssize_t size = ::poll(&waiting, 1, 30'000) == 1 ? ::read(m_fromBrowser, some, sizeof some) : 0;
            if (size <= 0) {
                m_error = QStringLiteral("The browser says nothing.");
                return {};
            }
            m_bytes.append(some, size);
        }
        const QJsonObject message = QJsonDocument::fromJson(m_bytes.first(end)).object();
        m_bytes.remove(0, end + 1);
        return message;
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    int m_toBrowser = -1;
    int m_fromBrowser = -1;
    int m_last = 0;
    QString m_target;
    QString m_session;
    QByteArray m_bytes;
    QString m_error;
};

} // namespace tincan
