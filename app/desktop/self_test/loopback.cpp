#include "app/desktop/self_test/loopback.h"

#include "core/base/clock.h"

#include <QDir>
#include <QEventLoop>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <list>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 3'000; // milliseconds, for all lines

// One line: it opens, sends, and waits for what it sent.
struct Run
{
    TransportKind kind;
    QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Transport> line = {};
    bool isThrough = false;
    std::optional<Failure> failure = {};

    bool isOver() const { return isThrough || failure; }
    bool isBack(const Batch &batch) const
    {
        return std::any_of(batch.events.begin(), batch.events.end(), [this](const Event &event) {
            const auto *durable = std::get_if<Durable>(&event);
            return durable && durable->id == id;
        });
    }
};

void start(Run &run, const TransportOptions &options, QEventLoop &loop)
{
    run.line = makeTransport(run.kind, options, systemClock());
    Transport *line = run.line.get();
    QObject::connect(line, &Transport::opened, line, [&run] {
        run.line->send(
            {.id = run.id, .room = u"lobby"_s, .name = u"Self-test"_s, .body = MessageText{u"Hello?"_s, {}, {}}});
    });
    QObject::connect(line, &Transport::received, &loop, [&run, &loop](const Batch &batch) {
        if (run.isOver() || !run.isBack(batch))
            return;
        run.isThrough = true;
        loop.quit(); // whoever waits looks at all of them
    });
    const auto fail = [&run, &loop](const Failure &failure) {
        run.failure = failure;
        loop.quit();
    };
    QObject::connect(line, &Transport::failed, &loop, fail);
    QObject::connect(line, &Transport::refused, &loop,
                     [fail](const QString &, const Failure &failure) { fail(failure); });
    line->open(std::nullopt);
}

} // namespace

LoopbackHub::LoopbackHub(HubOptions::Tls tls)
{
    if (!m_folder.isValid()) {
        m_error = u"%1 cannot be written (%2)"_s.arg(QDir::tempPath(), m_folder.errorString());
        return;
    }
    HubOptions options;
    options.port = 0;
    options.dataFolder = m_folder.filePath(u"hub"_s);
    options.tls = tls;
    auto started = Hub::start(options);
    if (started)
        m_hub = std::move(started).value();
    else
        m_error = started.error().detail;
}

TransportOptions LoopbackHub::line() const
{
    TransportOptions options;
    options.server = m_hub->url();
    options.pin = m_hub->pin();
    options.name = u"Self-test"_s;
    options.pollInterval = std::chrono::milliseconds(100);
    return options;
}

QList<Carried> carryMessages(const QList<TransportKind> &kinds, const TransportOptions &options)
{
    std::list<Run> runs; // they stay where they are
    QEventLoop loop;
    for (const TransportKind kind : kinds)
        start(runs.emplace_back(Run{.kind = kind}), options, loop);
    QTimer deadline;
    deadline.setSingleShot(true);
    QObject::connect(&deadline, &QTimer::timeout, &loop, &QEventLoop::quit);
    deadline.start(patience);
    while (deadline.isActive() && !std::all_of(runs.begin(), runs.end(), [](const Run &run) { return run.isOver(); }))
        loop.exec();
    QList<Carried> carried;
    for (const Run &run : runs) {
        run.line->disconnect();
        run.line->close();
        carried.append({run.kind, {}});
        if (!run.isThrough)
            carried.last().failure = run.failure.value_or(Failure{.kind = Failure::Kind::TimedOut});
    }
    return carried;
}

} // namespace tincan
