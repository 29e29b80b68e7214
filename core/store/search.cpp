#include "core/store/search.h"

#include "core/store/files_text.h"
#include "core/store/ranks.h"
#include "core/store/search_document.h"
#include "core/store/search_expression.h"
#include "core/store/search_index.h"

#include <QElapsedTimer>

#include <algorithm>

namespace tincan::search {

namespace {

// How far one step looks at first, in places of the log; then as far as this machine looks within these times.
constexpr qint64 firstStep = 1 << 15;
constexpr qint64 shortStep = 4; // milliseconds
constexpr qint64 longStep = 20;

class Finder
{
public:
    Finder(StoreFile &database, const SearchQuestion &question) : m_database(database), m_question(question)
    {
        m_answer.question = question;
    }

    SearchAnswer find()
    {
        const Progress progress = search::progress(m_database);
        m_answer.indexed = progress.indexed;
        m_answer.stored = progress.stored;
        const auto expression = expressionOf(m_database, m_question);
        if (expression && !m_question.query.isEmpty() && !m_database.failed()) {
            m_expression = *expression;
            bound();
            look();
        }
        if (m_database.failed())
            m_answer.failure = m_database.failure();
        return std::move(m_answer);
    }

private:
    bool isDone() const
    {
        return m_found.size() >= m_question.count || m_high < m_low || m_database.failed() ||
               m_question.withdrawn->load(std::memory_order_relaxed);
    }

    // The server's clock goes forward, so times are places. Where it went back once, a few are missed at that seam.
    void bound()
    {
        const SearchQuery &query = m_question.query;
        m_low = query.after ? firstFrom(*query.after) : 0;
        m_high = query.before ? firstFrom(*query.before) - 1 : last();
        if (m_question.before)
            m_high =
                std::min(m_high, numberOf(m_question.before->era, m_question.before->seq).value_or(last() + 1) - 1);
    }

    qint64 last() { return m_database.value(QStringLiteral("SELECT MAX(place) FROM search_places")).toLongLong(); }

    // The first place whose message is of this time or later.
    qint64 firstFrom(qint64 time)
    {
        QSqlQuery &query = m_database.statement("SELECT place, time FROM search_places JOIN messages ON key = message "
                                                "WHERE place >= ? ORDER BY place LIMIT 1");
        qint64 low = 0;
        qint64 high = last() + 1;
        while (low < high && !m_database.failed()) {
            const qint64 middle = low + (high - low) / 2;
            const bool some = m_database.run(query, middle) && query.next();
            const qint64 place = some ? query.value(0).toLongLong() : 0;
            if (!some || query.value(1).toLongLong() >= time)
                high = middle;
            else
                low = place + 1;
            query.finish();
        }
        return low;
    }

    void look()
    {
        qint64 width = firstStep;
        while (!isDone()) {
            // Between two lives of a log lies nothing.
            QSqlQuery &next =
                m_database.statement("SELECT place FROM search_places WHERE place <= ? ORDER BY place DESC LIMIT 1");
            const bool some = m_database.run(next, m_high) && next.next();
            m_high = some ? next.value(0).toLongLong() : -1;
            next.finish();
            if (m_high < m_low)
                break;
            QElapsedTimer timer;
            timer.start();
            step(std::max(m_low, m_high - width + 1));
            if (timer.elapsed() < shortStep)
                width = width < (qint64(1) << 50) ? width * 4 : width;
            else if (timer.elapsed() > longStep)
                width = std::max<qint64>(1'024, width / 2);
        }
        if (m_found.size() >= m_question.count && !m_found.isEmpty())
            m_answer.more = Place{eraOfNumber(m_found.constLast()), seqOfNumber(m_found.constLast())};
        if (m_question.ranks)
            rank();
    }

    void step(qint64 low)
    {
        const int wanted = m_question.count - int(m_found.size());
        QList<qint64> places;
        QSqlQuery &query =
            m_expression.isEmpty()
                ? m_database.statement("SELECT place FROM search_places WHERE place BETWEEN ? AND ? "
                                       "ORDER BY place DESC LIMIT ?")
                : m_database.statement("SELECT rowid FROM search WHERE rowid BETWEEN ? AND ? AND search MATCH ? "
                                       "ORDER BY rowid DESC LIMIT ?");
        if (m_expression.isEmpty() ? m_database.run(query, low, m_high, wanted)
                                   : m_database.run(query, low, m_high, m_expression, wanted))
            while (query.next())
                places.append(query.value(0).toLongLong());
        query.finish();
        m_high = places.size() < wanted ? low - 1 : places.constLast() - 1;
        for (const qint64 place : std::as_const(places))
            if (m_question.ranks || addHit(place))
                m_found.append(place);
    }

    // False where it was deleted, or is of another time: a clock that went back.
    bool addHit(qint64 place)
    {
        QSqlQuery &query = m_database.statement(
            "SELECT messages.id, messages.era, messages.seq, rooms.id, people.id, people.name, time, text, flags, "
            "files FROM search_places JOIN messages ON messages.key = message JOIN rooms ON rooms.key = messages.room "
            "JOIN people "
            "ON people.key = sender WHERE place = ? AND flags & 2 = 0");
        bool added = false;
        if (m_database.run(query, place) && query.next()) {
            Message hit;
            hit.id = query.value(0).toString();
            hit.place = {query.value(1).toLongLong(), query.value(2).toLongLong()};
            hit.room = query.value(3).toString();
            hit.sender = {query.value(4).toString(), query.value(5).toString()};
            hit.time = query.value(6).toLongLong();
            hit.text = query.value(7).toString();
            hit.edited = query.value(8).toInt() & 1;
            hit.own = query.value(8).toInt() & 4;
            hit.files = filesOf(query.value(9));
            const SearchQuery &asked = m_question.query;
            added = hit.time >= asked.after.value_or(hit.time) && hit.time < asked.before.value_or(hit.time + 1);
            if (added)
                m_answer.hits.append(hit);
        }
        query.finish();
        return added;
    }

    void rank()
    {
        QSqlQuery &query = m_database.statement("SELECT key FROM rooms WHERE id = ?");
        const bool some = m_database.run(query, m_question.room) && query.next();
        const qint64 room = some ? query.value(0).toLongLong() : 0;
        query.finish();
        QList<Place> places;
        for (auto place = m_found.crbegin(); place != m_found.crend(); ++place)
            places.append({eraOfNumber(*place), seqOfNumber(*place)});
        m_answer.ranks = ranks::rankAll(m_database, room, places, *m_question.withdrawn);
    }

    StoreFile &m_database;
    const SearchQuestion &m_question;
    SearchAnswer m_answer;
    QString m_expression;
    QList<qint64> m_found; // places, newest first
    qint64 m_low = 0;
    qint64 m_high = 0;
};

} // namespace

SearchAnswer find(StoreFile &database, const SearchQuestion &question)
{
    database.forgive();
    return Finder(database, question).find();
}

} // namespace tincan::search
