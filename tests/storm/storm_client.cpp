#include "storm_client.h"

#include "figures.h"

#include <QSaveFile>

#include <cstdio>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageRows = 500;

QByteArray wordsOf(const ConnectionStatus &status)
{
    return toWord(status.state).toLatin1() + ' ' + (status.line ? toWord(*status.line).toLatin1() : "none");
}

void answer(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

} // namespace

StormClient::StormClient(const QString &base) : m_base(base), m_ledger(base + u".ledger"_s)
{
    connect(&m_session, &Session::deliveryChanged, this, &StormClient::noteDelivery);
    connect(&m_session, &Session::eventsStored, this, &StormClient::noteEvents);
    connect(&m_session, &Session::gapFound, this,
            [this](const Gap &gap) { note("gap " + gap.cursor.toByteArray() + ' ' + gap.reason.toUtf8() + '\n'); });
    connect(&m_session, &Session::notice, this,
            [this](const Failure &failure) { note("notice " + failure.detail.simplified().toUtf8() + '\n'); });
    connect(&m_session, &Session::timelineChanged, this, &StormClient::show);
    connect(&m_session, &Session::statusChanged, this,
            [](const ConnectionStatus &status) { answer("state " + wordsOf(status)); });
}

bool StormClient::open(const SessionOptions &options)
{
    if (!m_ledger.open() || !m_session.open(options))
        return false;
    // As a window does, which then shows what changes.
    eachStored([this](const Message &row) { m_shown[row.id] = row.place; });
    return true;
}

void StormClient::obey(const QString &line)
{
    const QStringList words = line.split(u' ');
    if (words[0] == "say"_L1)
        say(words.value(1).toInt());
    else if (words[0] == "choose"_L1)
        m_session.choose(lineChoiceFromWord(words.value(1)).value_or(LineChoice{}));
    else if (words[0] == "how"_L1)
        tellHow();
    else if (words[0] == "report"_L1)
        report();
}

void StormClient::say(int bytes)
{
    ++m_said;
    const auto id = m_session.send(u"lobby"_s, QString(std::max(1, bytes), u'x'));
    if (id)
        note("said " + id->toLatin1() + '\n'); // before it is on disk, which the end of this turn brings
    else
        note("refused " + id.error().detail.simplified().toUtf8() + '\n');
}

void StormClient::tellHow()
{
    answer("how " + wordsOf(m_session.status()) + ' ' + QByteArray::number(m_said) + ' ' +
           QByteArray::number(m_session.unsent().size()) + ' ' + QByteArray::number(heapOfThisProcess()));
}

void StormClient::report()
{
    QByteArrayList stored;
    eachStored([&stored](const Message &row) { stored.append("stored " + row.id.toLatin1() + '\n'); });
    std::reverse(stored.begin(), stored.end());
    QByteArray lines = stored.join();
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

void StormClient::note(const QByteArray &lines)
{
    if (!m_ledger.write(lines))
        qFatal("the ledger cannot be written");
}

void StormClient::noteDelivery(const QString &id, Delivery delivery, const QString &detail)
{
    if (delivery == Delivery::Sending)
        return;
    const QByteArray reason = delivery == Delivery::Failed ? ' ' + detail.simplified().toUtf8() : QByteArray();
    note(toWord(delivery).toLatin1() + ' ' + id.toLatin1() + reason + '\n');
}

void StormClient::noteEvents(const QList<Durable> &events)
{
    QByteArray lines;
    for (const Durable &event : events)
        lines += "told " + event.cursor.toByteArray() + ' ' + event.id.toLatin1() + '\n';
    note(lines);
}

void StormClient::show(const TimelineChange &change)
{
    for (const QString &id : change.removed)
        m_shown.erase(id);
    for (const Message &row : change.upserted)
        m_shown[row.id] = row.place;
}

void StormClient::eachStored(const std::function<void(const Message &)> &visit)
{
    QList<Message> rows;
    const auto loaded =
        connect(&m_session, &Session::pageLoaded, this, [&rows](const TimelinePage &page) { rows = page.rows; });
    PageQuestion question = PageQuestion::newest(pageRows);
    do {
        rows.clear();
        m_session.loadPage(u"lobby"_s, question);
        std::for_each(rows.crbegin(), rows.crend(), visit);
        if (!rows.isEmpty())
            question = PageQuestion::before(rows.constFirst().place, pageRows);
    } while (rows.size() >= pageRows);
    disconnect(loaded);
}

} // namespace tincan
