#include "core/store/pages.h"

#include "core/store/ranks.h"
#include "core/store/row_details.h"
#include "core/store/times.h"

#include <algorithm>

namespace tincan {

namespace {

constexpr Place afterAll{outboxEra, outboxEra};

Place next(Place place)
{
    return {place.era, place.seq + 1};
}

class Reader
{
public:
    Reader(StoreFile &database, const Directory &directory, const Outbox &outbox, const QString &room)
        : m_database(database), m_directory(directory), m_outbox(outbox), m_name(room), m_room(directory.findRoom(room))
    {}

    // One more than is wanted tells whether there is more.
    StoredPage before(Place end, int count)
    {
        StoredPage page;
        if (m_room)
            page.rows = rows::messagesBefore(m_database, m_directory, m_room->key, end, count + 1);
        page.beginning = page.rows.size() <= count;
        addMarks(page, page.beginning ? Place{} : page.rows.constLast().place, end);
        addOutbox(page, {}, end);
        sort(page);
        qsizetype from = std::max<qsizetype>(0, page.rows.size() - count);
        while (from > 0 && page.rows[from - 1].place == page.rows[from].place)
            --from;
        page.beginning = page.beginning && from == 0;
        page.rows.remove(0, from);
        return page;
    }

    // From the place on, without what stands at it where `begin` is the place before.
    StoredPage from(Place begin, int count)
    {
        StoredPage page;
        const Place above{begin.era, begin.seq - 1};
        if (m_room)
            page.rows = rows::messagesAfter(m_database, m_directory, m_room->key, above, count + 1);
        page.end = page.rows.size() <= count;
        const Place upto = page.end ? afterAll : next(page.rows.constLast().place);
        addMarks(page, begin, upto);
        addOutbox(page, begin, upto);
        sort(page);
        qsizetype upper = std::min<qsizetype>(count, page.rows.size());
        while (upper > 0 && upper < page.rows.size() && page.rows[upper].place == page.rows[upper - 1].place)
            ++upper;
        page.end = page.end && upper == page.rows.size();
        page.rows.remove(upper, page.rows.size() - upper);
        return page;
    }

    StoredPage around(Place place, int count)
    {
        StoredPage page = before(place, count / 2);
        const StoredPage below = from(place, count - count / 2);
        page.rows += below.rows;
        page.end = below.end;
        return page;
    }

    // Whether nothing of the room stands there; also where one was asked for a place with nothing beyond it.
    bool nothingBefore(Place place) { return before(place, 1).rows.isEmpty(); }
    bool nothingFrom(Place place) { return from(place, 1).rows.isEmpty(); }

    Place placeOfRank(qint64 rank)
    {
        const auto place = m_room ? ranks::placeOf(m_database, m_room->key, rank) : std::nullopt;
        return place.value_or(Place{outboxEra, 0});
    }

    StoredPage aroundTime(qint64 time, int count)
    {
        const auto place = m_room ? times::placeAt(m_database, m_room->key, time) : std::nullopt;
        StoredPage page = around(place.value_or(Place{outboxEra, 0}), count);
        for (const Message &row : page.rows)
            if (place == row.place && row.kind == Message::Kind::Text)
                page.target = row.id;
        return page;
    }

    void count(StoredPage &page)
    {
        const Place first = page.rows.isEmpty() ? afterAll : page.rows.constFirst().place;
        page.total = m_room ? ranks::count(m_database, m_room->key) : 0;
        page.rank = m_room && first.era != outboxEra ? ranks::rankOf(m_database, m_room->key, first) : page.total;
        for (const auto &[number, entry] : m_outbox.entries()) {
            if (entry.room != m_name || entry.isChange())
                continue;
            ++page.total;
            page.rank += Place{outboxEra, number} < first && first.era == outboxEra ? 1 : 0;
        }
    }

private:
    void addMarks(StoredPage &page, Place begin, Place end)
    {
        if (m_room)
            page.rows += rows::gapsBetween(m_database, *m_room, begin, end);
    }
    void addOutbox(StoredPage &page, Place begin, Place end)
    {
        for (const auto &[number, entry] : m_outbox.entries()) {
            const Place place{outboxEra, number};
            if (entry.room == m_name && !entry.isChange() && begin <= place && place < end)
                page.rows.append(entry.row());
        }
    }
    // A gap ends at its place, so what stands there too comes before the mark.
    static void sort(StoredPage &page)
    {
        std::sort(page.rows.begin(), page.rows.end(), [](const Message &left, const Message &right) {
            return std::pair(left.place, int(left.kind)) < std::pair(right.place, int(right.kind));
        });
    }

    StoreFile &m_database;
    const Directory &m_directory;
    const Outbox &m_outbox;
    const QString &m_name;
    const StoredRoom *m_room;
};

StoredPage answer(Reader &reader, const PageQuestion &question)
{
    const int count = std::max(question.count, 2);
    StoredPage page;
    switch (question.kind) {
    case PageQuestion::Kind::Newest:
        page = reader.before(afterAll, count);
        page.end = true;
        break;
    case PageQuestion::Kind::Before:
        page = reader.before(question.place, count);
        page.end = reader.nothingFrom(question.place);
        break;
    case PageQuestion::Kind::After:
        page = reader.from(next(question.place), count);
        page.beginning = reader.nothingBefore(next(question.place));
        break;
    case PageQuestion::Kind::Around:
        page = reader.around(question.place, count);
        break;
    case PageQuestion::Kind::Rank:
        page = reader.around(reader.placeOfRank(question.rank), count);
        break;
    case PageQuestion::Kind::Time:
        page = reader.aroundTime(question.time, count);
        break;
    }
    reader.count(page);
    return page;
}

} // namespace

Result<StoredPage> readPage(StoreFile &database, const Directory &directory, const Outbox &outbox, const QString &room,
                            const PageQuestion &question)
{
    Reader reader(database, directory, outbox, room);
    StoredPage page = answer(reader, question);
    rows::complete(page.rows, database, directory, outbox);
    if (database.failed())
        return *database.failure();
    return page;
}

} // namespace tincan
