// A history of its own in memory for each test, and what it says of itself.
#pragma once

#include "core/store/pages.h"
#include "core/store/schema.h"
#include "core/store/store.h"

#include <QtTest>

namespace tincan {

using namespace Qt::StringLiterals;

inline Durable message(qint64 seq, const QString &text = u"hi"_s, const QByteArray &epoch = "a")
{
    Durable event;
    event.cursor = {epoch, seq};
    event.id = u"id-%1-%2"_s.arg(QString::fromLatin1(epoch)).arg(seq);
    event.room = u"lobby"_s;
    event.sender = {u"u_ada"_s, u"Ada"_s};
    event.time = 1'000 + seq;
    event.body = MessageText{text, {}, {}};
    return event;
}

inline Durable about(qint64 seq, const DurableBody &body, const QString &sender = u"u_ada"_s)
{
    Durable event = message(seq);
    event.id = u"other-%1"_s.arg(seq);
    event.sender.id = sender;
    event.body = body;
    return event;
}

inline QList<qint64> places(const QList<Message> &rows)
{
    QList<qint64> seqs;
    for (const Message &row : rows)
        seqs.append(row.place.seq);
    return seqs;
}

template<class T>
QStringList ids(const QList<T> &list)
{
    QStringList all;
    for (const auto &item : list)
        all.append(item.id);
    return all;
}

struct HistoryBench
{
    Appended append(const QList<Event> &events, std::optional<Cursor> upto = {})
    {
        const auto appended = history->append({{events, upto}});
        return appended ? *appended : Appended{};
    }
    QList<Message> page(std::optional<Place> before = {}, int count = 100)
    {
        const auto question = before ? PageQuestion::before(*before, count) : PageQuestion::newest(count);
        return readPage(file, *directory, *outbox, u"lobby"_s, question)->rows;
    }
    Result<Done> load()
    {
        directory = std::make_unique<Directory>(file);
        outbox = std::make_unique<Outbox>(file);
        history = std::make_unique<History>(file, *directory, *outbox);
        if (const auto done = directory->load(); !done)
            return done;
        if (const auto done = outbox->load(); !done)
            return done;
        return history->load();
    }

    bool open() { return file.open({}) && schema::migrate(file) && load(); }

    StoreFile file;
    std::unique_ptr<Directory> directory;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<History> history;
};

} // namespace tincan
