// A store of its own for each test, and what is found in it. Open in memory, until a test opens it in its folder.
#pragma once

#include "core/store/search.h"
#include "core/store/store.h"

#include <QTemporaryDir>
#include <QtTest>

namespace tincan {

using namespace Qt::StringLiterals;

inline constexpr qint64 day = 86'400'000;

inline Durable about(qint64 seq, const DurableBody &body, const QString &room = u"lobby"_s,
                     const QString &sender = u"Ada"_s)
{
    Durable event;
    event.cursor = {"a", seq};
    event.id = u"id-%1"_s.arg(seq);
    event.room = room;
    event.sender = {u"u_"_s + sender.toLower(), sender};
    event.time = QDate(2026, 11, 1).startOfDay().toMSecsSinceEpoch() + seq * day;
    event.body = body;
    return event;
}

inline Durable message(qint64 seq, const QString &text, const QString &room = u"lobby"_s,
                       const QString &sender = u"Ada"_s)
{
    return about(seq, MessageText{text, {}, {}}, room, sender);
}

inline QList<qint64> seqsOf(const SearchAnswer &answer)
{
    QList<qint64> seqs;
    for (const Message &hit : answer.hits)
        seqs.append(hit.place.seq);
    return seqs;
}

class SearchBench : public QObject
{
protected:
    void begin()
    {
        m_store.reset(); // before the folder goes
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<Store>();
        QVERIFY(m_store->open({}, QUrl(u"http://127.0.0.1:9"_s)));
    }
    void append(const QList<Event> &events) { QVERIFY(m_store->history().append({{events, {}}})); }
    void index()
    {
        for (auto more = m_store->indexSome(3); more && *more;)
            more = m_store->indexSome(3);
    }
    SearchAnswer ask(const QString &typed, const QString &room = {}, int count = 50)
    {
        SearchQuestion question;
        question.query = parseSearchQuery(typed);
        question.room = room;
        question.count = count;
        return m_store->search(question);
    }
    QList<qint64> find(const QString &typed, const QString &room = {}) { return seqsOf(ask(typed, room)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

} // namespace tincan
