// One SQLite connection through Qt Sql: opening with its pragmas, prepared statements that are kept, transactions as
// scopes. After the first error everything fails until the transaction is over, so that callers check once, at its
// end. Belongs to the thread that opened it.
#pragma once

#include "core/base/result.h"
#include "core/base/storage_failure.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <unordered_map>

namespace tincan {

// Text for a column that takes no NULL.
inline QString filled(const QString &text)
{
    return text.isNull() ? QString(QLatin1String("")) : text;
}

class StoreFile
{
public:
    StoreFile() = default;
    ~StoreFile() { close(); }
    StoreFile(const StoreFile &) = delete;
    StoreFile &operator=(const StoreFile &) = delete;

    enum class Access
    {
        Write, // the file is made where it is missing
        Read,  // beside another connection that writes
    };
    // A file; empty: in memory. Fails with Storage.
    Result<Done> open(const QString &path, Access access = Access::Write);
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    // Prepared once and kept. `sql` is a literal: its address is the key.
    QSqlQuery &statement(const char *sql);
    // Runs a prepared statement with these values; false after an error, this one's or an earlier one of the scope.
    template<class... Values>
    bool run(QSqlQuery &query, const Values &...values)
    {
        int position = 0;
        (query.bindValue(position++, QVariant::fromValue(values)), ...);
        return execute(query);
    }
    bool execute(QSqlQuery &query);
    // A statement without values that is not worth keeping: schema, pragmas.
    bool run(const QString &sql);
    // The first value of the first row; invalid where there is none.
    QVariant value(const QString &sql);

    bool failed() const { return m_failure.has_value(); }
    const std::optional<Failure> &failure() const { return m_failure; }
    // After a scope that failed: go on.
    void forgive() { m_failure.reset(); }
    // The file is no database, or not whole.
    bool damaged() const { return m_damaged; }
    // Reads all of it; false (and damaged()) where it is not whole.
    bool isWhole();
    void callDamaged() { m_damaged = true; } // by what is in it

    // Gives back up to so many pages that nothing is in any more; true where there are more. What an older Tincan made
    // keeps its size, and its free pages are written anew.
    bool shrink(int pages);

    // Whether commits wait for the disk (synchronous=FULL) or leave that to the next checkpoint (NORMAL). Not inside a
    // transaction.
    void waitForDisk(bool wait);

private:
    friend class Transaction;
    void remember(const QSqlError &error, const QString &doing);

    QString m_name; // of the connection: one each, as Qt Sql binds them to threads
    QSqlDatabase m_database;
    std::unordered_map<const char *, QSqlQuery> m_statements;
    std::optional<Failure> m_failure;
    bool m_damaged = false;
    bool m_waits = true;
};

// All or nothing: rolled back at the end of its scope unless commit() succeeded.
class Transaction
{
public:
    enum class Durability
    {
        OnDisk,        // fsync before commit() returns: what a person wrote
        AtACheckpoint, // may be rolled back by a power cut, whole: what the server can tell again
    };

    Transaction(StoreFile &database, Durability durability);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Result<Done> commit();
    void rollBack(); // now, and not at the end of the scope

private:
    StoreFile &m_database;
    bool m_open = false;
};

} // namespace tincan
