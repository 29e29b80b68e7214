// The checker of the laws (docs/laws): what the server accepted, beside what a client was told, shows and stores.
// A ledger listens to one session from before its open(). The session's thread.
#pragma once

#include "core/session/session.h"
#include "core/wire/event_codec.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QUrlQuery>

#include <map>

namespace tincan {

class Ledger : public QObject
{
public:
    explicit Ledger(Session &session) : m_session(session)
    {
        connect(&session, &Session::eventsStored, this,
                [this](const QList<Durable> &stored) { events.append(stored); });
        connect(&session, &Session::timelineChanged, this, [this](const TimelineChange &change) {
            for (const QString &id : change.removed)
                rows.erase(id);
            for (const Message &row : change.upserted)
                rows[row.id] = row;
        });
        connect(&session, &Session::deliveryChanged, this,
                [this](const QString &id, Delivery delivery) { deliveries[id].append(delivery); });
        connect(&session, &Session::gapFound, this, [this] { ++gaps; });
    }

    QList<Durable> events;
    std::map<QString, Message> rows;
    QHash<QString, QList<Delivery>> deliveries;
    int gaps = 0;

    qsizetype sent() const
    {
        qsizetype count = 0;
        for (const QList<Delivery> &steps : deliveries)
            count += steps.contains(Delivery::Sent) ? 1 : 0;
        return count;
    }

    // Empty where told, shown and stored are the log, each event once and in its order; otherwise the first difference.
    QString compareWith(const QList<Durable> &log)
    {
        if (const QString wrong = compare(u"told", idsOf(events), log); !wrong.isEmpty())
            return wrong;
        QList<Message> shown;
        for (const auto &[id, row] : rows)
            shown.append(row);
        std::sort(shown.begin(), shown.end(),
                  [](const Message &left, const Message &right) { return left.place < right.place; });
        if (const QString wrong = compare(u"shown", idsOf(shown), log); !wrong.isEmpty())
            return wrong;
        TimelinePage page;
        const auto loaded =
            connect(&m_session, &Session::pageLoaded, this, [&page](const TimelinePage &stored) { page = stored; });
        m_session.loadPage(QStringLiteral("lobby"), PageQuestion::newest(int(log.size()) + 100));
        disconnect(loaded);
        return compare(u"stored", idsOf(page.rows), log);
    }

private:
    template<class T>
    static QStringList idsOf(const QList<T> &list)
    {
        QStringList ids;
        for (const T &item : list)
            ids.append(item.id);
        return ids;
    }
    static QString compare(QStringView what, const QStringList &ids, const QList<Durable> &log)
    {
        for (qsizetype i = 0; i < std::min(ids.size(), log.size()); ++i)
            if (ids[i] != log[i].id)
                return QStringLiteral("%1: number %2 is another event than in the log").arg(what).arg(i);
        if (ids.size() != log.size())
            return QStringLiteral("%1: %2 events, the log has %3").arg(what).arg(ids.size()).arg(log.size());
        return {};
    }

    Session &m_session;
};

// The server's own account of its log, asked for over plain HTTP.
inline QList<Durable> logOf(const QUrl &server, const QByteArray &epoch)
{
    QList<Durable> log;
    QNetworkAccessManager network;
    QByteArray after = epoch + ".0";
    for (;;) {
        QUrl url = server.resolved(QUrl(QStringLiteral("/api/messages")));
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("after"), QString::fromLatin1(after));
        url.setQuery(query);
        QNetworkReply *reply = network.get(QNetworkRequest(url));
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const auto batch = decodeBatch(reply->readAll());
        after = reply->rawHeader("Tincan-Cursor");
        reply->deleteLater();
        if (!batch || batch->events.isEmpty())
            return log;
        for (const Event &event : batch->events)
            if (const auto *durable = std::get_if<Durable>(&event))
                log.append(*durable);
    }
}

} // namespace tincan
