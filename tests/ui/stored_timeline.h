// A timeline over a real store, without an engine: questions wait until they are answered, and what is stored is told
// at once. For tests of what the reader sees. One thread.
#pragma once

#include "core/store/store.h"
#include "ui/timeline_loader.h"

#include <QRandomGenerator>
#include <QTest>

namespace tincan {

using namespace Qt::StringLiterals;

class StoredTimeline
{
public:
    TimelineModel model;
    TimelineView view{&model};
    TimelineLoader loader{&view};
    Store store;
    QList<PageQuestion> asked;

    explicit StoredTimeline(qint64 messages, const QSize &size = {600, 500})
    {
        if (!store.open({}, QUrl(u"http://127.0.0.1:8080"_s)) || !store.history().begin({"a", messages * step}))
            qFatal("the store does not open");
        QObject::connect(&loader, &TimelineLoader::wanted, &view,
                         [this](const PageQuestion &question) { asked.append(question); });
        QList<Event> events;
        for (qint64 seq = step; seq <= messages * step; seq += step)
            events.append(message(seq));
        if (!store.history().fillGap(u"lobby"_s, {1, messages * step}, events, History::Rest::None))
            qFatal("nothing is stored");
        m_last = messages * step;
        view.resize(size);
        view.show();
        model.reset(u"lobby"_s);
        loader.begin();
        answer();
    }

    // All that waits, and what is asked because of it.
    void answer()
    {
        while (!asked.isEmpty())
            answerOne();
    }
    void answerOne()
    {
        const PageQuestion question = asked.takeFirst();
        const auto stored = store.page(u"lobby"_s, question);
        loader.take({.room = u"lobby"_s,
                     .question = question,
                     .rows = stored->rows,
                     .beginning = stored->beginning,
                     .end = stored->end,
                     .rank = stored->rank,
                     .total = stored->total,
                     .target = stored->target,
                     .read = store.readUpTo(u"lobby"_s)});
        view.placed();
    }

    Durable message(qint64 seq) const
    {
        static const QStringList texts{u"short"_s,
                                       u"**Some** words that are long enough to wrap in a narrow window, and `code`"_s,
                                       u"切换线路的时候消息一条都没丢，延迟 14 毫秒 🎉"_s,
                                       u"שלום עולם, and back again"_s, u"one\ntwo\n```\nthree\nfour\n```\nfive"_s};
        Durable event;
        event.cursor = {"a", seq};
        event.id = u"id-%1"_s.arg(seq);
        event.room = u"lobby"_s;
        const bool ada = (seq / 7) % 2 == 0;
        event.sender = {ada ? u"u_ada"_s : u"u_bob"_s, ada ? u"Ada"_s : u"Bob"_s};
        event.time = 1'700'000'000'000 + seq * 60'000;
        event.body = MessageText{u"%1 %2"_s.arg(seq).arg(texts[qsizetype(seq) % texts.size()]), {}, {}};
        return event;
    }
    qint64 next() { return ++m_last; } // place at the end of the log

    // Stores the event and tells the timeline.
    void add(const Durable &event)
    {
        const bool late = event.cursor.seq <= store.history().cursor()->seq;
        const auto appended =
            late ? store.history().fillGap(u"lobby"_s, {1, event.cursor.seq}, {event}, History::Rest::None)
                 : store.history().append({{{event}, {}}});
        if (!appended)
            qFatal("nothing is stored");
        tell({appended->rows, appended->removed});
    }
    void tell(const TimelineChange &change)
    {
        if (model.apply(change))
            loader.heardOfOlder();
    }

    QList<Message> whole() { return store.page(u"lobby"_s, PageQuestion::newest(1'000'000))->rows; }
    // The rows that are here are a piece of the log, in its order and without a hole.
    QString wrongOrder()
    {
        QStringList all;
        for (const Message &row : whole())
            all.append(row.id);
        const auto &rows = model.rows();
        if (rows.empty())
            return all.isEmpty() ? QString() : u"nothing is here"_s;
        const qsizetype at = all.indexOf(rows.front().id);
        for (size_t i = 0; i < rows.size(); ++i)
            if (at < 0 || all.value(at + qsizetype(i)) != rows[i].id)
                return u"row %1 is %2, not %3"_s.arg(i).arg(rows[i].id, all.value(at + qsizetype(i)));
        return {};
    }
    const Message &anchor() const { return model.rows()[size_t(view.scroll().anchorRow())]; }
    // Of the message's text; none where it is out of sight.
    std::optional<int> pixelOf(const QString &id) const
    {
        for (const PlacedRow &placed : view.placed())
            if (model.rows()[size_t(placed.row)].id == id)
                return placed.text();
        return std::nullopt;
    }

private:
    static constexpr qint64 step = 3; // what comes late stands between
    qint64 m_last = 0;
};

} // namespace tincan
