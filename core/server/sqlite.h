// SQLite with owners: a connection and a prepared statement. Codes are SQLite's own (SQLITE_OK …). One thread at a time
// for a connection and its statements; statements must go before their connection.
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace tincan {

class Statement
{
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) {}

    explicit operator bool() const { return m_statement != nullptr; }

    // Positions count from 1. Bytes are copied.
    Statement &bind(int position, qint64 value);
    Statement &bindText(int position, QByteArrayView utf8);
    Statement &bindBlob(int position, QByteArrayView bytes);
    // SQLITE_ROW, SQLITE_DONE or an error. After DONE or an error the statement is ready to be bound anew.
    int step();
    void reset();

    // Of the current row; columns count from 0.
    qint64 integer(int column) const;
    QByteArray bytes(int column) const;
    QString text(int column) const { return QString::fromUtf8(bytes(column)); }

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

class Database
{
public:
    // Opens, and creates where it is missing; not open where that fails (see errorCode() and message()).
    bool open(const QString &path);
    // What is there, to be read only, also while a server writes it.
    bool openForReading(const QString &path);
    void close();

    int exec(const char *sql);
    Statement prepare(const char *sql); // empty on an error
    // The first column of the first row; `fallback` where there is none. Sets errorCode() as every call does.
    qint64 integer(const char *sql, qint64 fallback = 0);
    QByteArray bytes(const char *sql);

    int errorCode() const { return m_error; }
    int changes() const;      // rows, of the last statement that changed any
    int currentError() const; // of the last call on this connection, its statements' too
    QString message() const;
    // Copies all of it into another one, a small step at a time, with `between` called after each. Within a transaction
    // of this connection it is one moment's.
    bool copyInto(Database &copy, const std::function<void()> &between);
    // Whether the code means that the file itself is broken.
    static bool isDamage(int code);

private:
    struct Close
    {
        void operator()(sqlite3 *database) const;
    };
    int noted(int code);
    int openWith(const QString &path, int flags);

    std::unique_ptr<sqlite3, Close> m_database;
    int m_error = 0;
};

// Resets a statement when the scope ends, so that no row is left half read (it would hold a snapshot open).
class ResetOnExit
{
public:
    explicit ResetOnExit(Statement &statement) : m_statement(statement) {}
    ~ResetOnExit() { m_statement.reset(); }
    ResetOnExit(const ResetOnExit &) = delete;
    ResetOnExit &operator=(const ResetOnExit &) = delete;

private:
    Statement &m_statement;
};

} // namespace tincan
