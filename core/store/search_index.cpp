#include "core/store/search_index.h"

#include "core/store/search_document.h"

#include <QHash>

namespace tincan::search {

namespace {

class Piece
{
public:
    explicit Piece(StoreFile &database) : m_database(database) {}

    // What was indexed and is not like that any more. How many they were.
    int correct(int most)
    {
        QSqlQuery &query = m_database.statement(
            "SELECT message, era, seq, room, sender, text, files FROM search_stale ORDER BY message LIMIT ?");
        const QList<Indexed> stale = read(query, most);
        for (const Indexed &old : stale) {
            takeOut(old);
            m_database.run(m_database.statement("DELETE FROM search_stale WHERE message = ?"), old.key);
            QSqlQuery &now =
                m_database.statement("SELECT key, era, seq, room, sender, text, files FROM messages WHERE key = ?");
            for (const Indexed &row : read(now, old.key))
                putIn(row);
        }
        return int(stale.size());
    }

    void goOn(qint64 after, int most)
    {
        QSqlQuery &query = m_database.statement("SELECT key, era, seq, room, sender, text, files FROM messages WHERE "
                                                "key > ?1 ORDER BY key LIMIT ?2");
        const QList<Indexed> rows = read(query, after, most);
        for (const Indexed &row : rows)
            putIn(row);
        if (!rows.isEmpty())
            m_database.run(m_database.statement("UPDATE search_upto SET message = ?"), rows.constLast().key);
    }

    // As it stands in the index, which may be what it was before it changed.
    void forget(qint64 key, qint64 upto)
    {
        QSqlQuery &query = m_database.statement(
            "SELECT message, era, seq, room, sender, text, files FROM search_stale WHERE message = ?");
        QList<Indexed> indexed = read(query, key);
        if (!indexed.isEmpty()) {
            m_database.run(m_database.statement("DELETE FROM search_stale WHERE message = ?"), key);
        } else if (key <= upto) {
            QSqlQuery &now =
                m_database.statement("SELECT key, era, seq, room, sender, text, files FROM messages WHERE key = ?");
            indexed = read(now, key);
        }
        for (const Indexed &row : std::as_const(indexed))
            takeOut(row);
    }

    void finish()
    {
        for (auto word = m_uses.constBegin(); word != m_uses.constEnd(); ++word) {
            m_database.run(m_database.statement("INSERT INTO search_words VALUES (?, ?) ON CONFLICT DO UPDATE SET "
                                                "uses = uses + excluded.uses"),
                           word.key(), word.value());
            if (word.value() < 0)
                m_database.run(m_database.statement("DELETE FROM search_words WHERE word = ? AND uses <= 0"),
                               word.key());
        }
        // In small steps, one a piece: what SQLite would do by itself takes as long as it takes.
        m_database.execute(m_database.statement("INSERT INTO search (search, rank) VALUES ('merge', 64)"));
    }

private:
    template<class... Values>
    QList<Indexed> read(QSqlQuery &query, const Values &...values)
    {
        QList<Indexed> rows;
        if (m_database.run(query, values...))
            while (query.next())
                rows.append({query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toLongLong(),
                             query.value(3).toLongLong(), query.value(4).toLongLong(), query.value(5).toString(),
                             query.value(6).toString()});
        query.finish();
        return rows;
    }

    void putIn(const Indexed &row)
    {
        const auto place = numberOf(row.era, row.seq);
        const auto document = place ? documentOf(row) : std::nullopt;
        if (!document)
            return;
        m_database.run(m_database.statement("INSERT OR REPLACE INTO search_places VALUES (?, ?)"), *place, row.key);
        m_database.run(m_database.statement("INSERT INTO search (rowid, words) VALUES (?, ?)"), *place,
                       document->tokens);
        for (const QString &word : document->words)
            ++m_uses[word];
    }

    void takeOut(const Indexed &row)
    {
        const auto place = numberOf(row.era, row.seq);
        const auto document = place ? documentOf(row) : std::nullopt;
        if (!document)
            return;
        m_database.run(m_database.statement("DELETE FROM search_places WHERE place = ? AND message = ?"), *place,
                       row.key);
        m_database.run(m_database.statement("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)"),
                       *place, document->tokens);
        for (const QString &word : document->words)
            --m_uses[word];
    }

    StoreFile &m_database;
    QHash<QString, int> m_uses;
};

} // namespace

Progress progress(StoreFile &database)
{
    Progress progress;
    progress.indexed = database.value(QStringLiteral("SELECT message FROM search_upto")).toLongLong();
    progress.stored = database.value(QStringLiteral("SELECT MAX(key) FROM messages")).toLongLong();
    return progress;
}

void takeOut(StoreFile &database, const QList<qint64> &keys)
{
    const qint64 upto = progress(database).indexed;
    Piece piece(database);
    for (const qint64 key : keys)
        piece.forget(key, upto);
    piece.finish();
}

void lower(StoreFile &database)
{
    database.execute(database.statement(
        "UPDATE search_upto SET message = MIN(message, (SELECT IFNULL(MAX(key), 0) FROM messages))"));
}

Result<bool> indexSome(StoreFile &database, int most)
{
    database.forgive();
    const Progress before = progress(database);
    const bool stale = database.value(QStringLiteral("SELECT EXISTS (SELECT 1 FROM search_stale)")).toBool();
    if (database.failed())
        return *database.failure();
    if (before.indexed >= before.stored && !stale)
        return false;
    Transaction transaction(database, Transaction::Durability::AtACheckpoint);
    Piece piece(database);
    const int corrected = piece.correct(most);
    if (corrected < most)
        piece.goOn(before.indexed, most - corrected);
    piece.finish();
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return corrected >= most || before.indexed + most - corrected < before.stored;
}

} // namespace tincan::search
