// One client of the storm, as a process, to be killed at any moment:
//   storm_client FOLDER NAME SERVER LINE
// Its profile and NAME.ledger are in FOLDER, and a later life goes on with both. Input, a line each: `say BYTES`,
// `choose LINE`, `how` (answers `how STATE LINE SAID UNSENT`), `report` (writes NAME.report, answers `reported`). Says
// `state STATE LINE` when that changes. Ends with its input.
#include "app/cli/stdin_reader.h"
#include "core/base/logging.h"
#include "core/session/session.h"
#include "ledger_file.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 1'000'000;

// As impatient as a server whose heartbeat comes every 10 s allows.
SessionOptions optionsOf(const QStringList &words)
{
    using namespace std::chrono_literals;
    SessionOptions options;
    options.transport.server = QUrl(words[3]);
    options.transport.name = words[2];
    options.transport.pollInterval = 200ms;
    options.transport.holdTime = 2s;
    options.transport.heartbeatInterval = 1s;
    options.transport.deadAfter = 12s;
    options.transport.connectTimeout = 3s;
    options.transport.firstByteTimeout = 3s;
    options.transport.sendTimeout = 3s;
    options.reconnect.reconnectInterval = 100ms;
    options.choice = lineChoiceFromWord(words[4]).value_or(LineChoice{});
    options.profileFolder = words[1] + u'/' + words[2];
    return options;
}

class StormClient : public QObject
{
public:
    explicit StormClient(const QStringList &words) : m_base(words[1] + u'/' + words[2])
    {
        connect(&m_session, &Session::deliveryChanged, this, &StormClient::noteDelivery);
        connect(&m_session, &Session::eventsStored, this, &StormClient::noteEvents);
        connect(&m_session, &Session::gapFound, this,
                [this](const Gap &gap) { note("gap " + gap.cursor.toByteArray() + ' ' + gap.reason.toUtf8() + '\n'); });
        connect(&m_session, &Session::notice, this,
                [this](const Failure &failure) { note("notice " + failure.detail.simplified().toUtf8() + '\n'); });
        connect(&m_session, &Session::timelineChanged, this, &StormClient::show);
        connect(&m_session, &Session::statusChanged, this,
                [this](const ConnectionStatus &status) { answer("state " + wordsOf(status)); });
    }

    bool open(const SessionOptions &options)
    {
        if (!m_ledger.open() || !m_session.open(options))
            return false;
        // As a window does, which then shows what changes.
        TimelineChange first;
        first.upserted = storedRows();
        show(first);
        return true;
    }

    void obey(const QString &line)
    {
        const QStringList words = line.split(u' ');
        if (words[0] == "say"_L1)
            say(words.value(1).toInt());
        else if (words[0] == "choose"_L1)
            m_session.choose(lineChoiceFromWord(words.value(1)).value_or(LineChoice{}));
        else if (words[0] == "how"_L1)
            answer("how " + wordsOf(m_session.status()) + ' ' + QByteArray::number(m_said) + ' ' +
                   QByteArray::number(m_session.unsent().size()));
        else if (words[0] == "report"_L1)
            report();
    }

private:
    static QByteArray wordsOf(const ConnectionStatus &status)
    {
        return toWord(status.state).toLatin1() + ' ' + (status.line ? toWord(*status.line).toLatin1() : "none");
    }
    static void answer(const QByteArray &line)
    {
        std::puts(line.constData());
        std::fflush(stdout);
    }
    void note(const QByteArray &lines)
    {
        if (!m_ledger.write(lines))
            qFatal("the ledger cannot be written");
    }

    void say(int bytes)
    {
        ++m_said;
        const auto id = m_session.send(u"lobby"_s, QString(std::max(1, bytes), u'x'));
        if (id)
            note("said " + id->toLatin1() + '\n'); // before it is on disk, which the end of this turn brings
        else
            note("refused " + id.error().detail.simplified().toUtf8() + '\n');
    }
    void noteDelivery(const QString &id, Delivery delivery, const QString &detail)
    {
        if (delivery == Delivery::Sending)
            return;
        const QByteArray reason = delivery == Delivery::Failed ? ' ' + detail.simplified().toUtf8() : QByteArray();
        note(toWord(delivery).toLatin1() + ' ' + id.toLatin1() + reason + '\n');
    }
    void noteEvents(const QList<Durable> &events)
    {
        QByteArray lines;
        for (const Durable &event : events)
            lines += "told " + event.cursor.toByteArray() + ' ' + event.id.toLatin1() + '\n';
        note(lines);
    }
    void show(const TimelineChange &change)
    {
        for (const QString &id : change.removed)
            m_shown.erase(id);
        for (const Message &row : change.upserted)
            m_shown[row.id] = row.place;
    }

    QList<Message> storedRows()
    {
        QList<Message> rows;
        const auto loaded =
            connect(&m_session, &Session::pageLoaded, this, [&rows](const TimelinePage &page) { rows = page.rows; });
        m_session.loadPage(u"lobby"_s, std::nullopt, mostRows);
        disconnect(loaded);
        return rows;
    }
    void report()
    {
        QByteArray lines;
        for (const Message &row : storedRows())
            lines += "stored " + row.id.toLatin1() + '\n';
        QList<std::pair<Place, QString>> shown;
        for (const auto &[id, place] : m_shown)
            shown.append({place, id});
        std::sort(shown.begin(), shown.end());
        for (const auto &[place, id] : std::as_const(shown))
            lines += "shown " + id.toLatin1() + '\n';
        QSaveFile file(m_base + u".report"_s);
        if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size() || !file.commit())
            qFatal("the report cannot be written");
        answer("reported");
    }

    const QString m_base;
    LedgerFile m_ledger{m_base + u".ledger"_s};
    Session m_session;
    std::map<QString, Place> m_shown;
    qint64 m_said = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5) {
        std::fputs("storm_client FOLDER NAME SERVER LINE\n", stderr);
        return 2;
    }
    setLogLevel(u"info"_s);
    StormClient client(words);
    if (!client.open(optionsOf(words))) {
        std::fputs("storm_client: its ledger or its store could not be opened\n", stderr);
        return 1;
    }
    StdinReader input;
    QObject::connect(&input, &StdinReader::lineRead, &client, &StormClient::obey);
    QObject::connect(&input, &StdinReader::ended, &application, &QCoreApplication::quit);
    input.start();
    return QCoreApplication::exec();
}
