#include "core/server/sqlite.h"

#include <sqlite3.h>

namespace tincan {

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement &Statement::bind(int position, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), position, value);
    return *this;
}

Statement &Statement::bindText(int position, QByteArrayView utf8)
{
    // A view of nothing has no address, and SQLite takes that for NULL.
    sqlite3_bind_text64(m_statement.get(), position, utf8.data() ? utf8.data() : "", sqlite3_uint64(utf8.size()),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int position, QByteArrayView bytes)
{
    sqlite3_bind_blob64(m_statement.get(), position, bytes.data() ? bytes.data() : "", sqlite3_uint64(bytes.size()),
                        SQLITE_TRANSIENT);
    return *this;
}

int Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW)
        sqlite3_reset(m_statement.get());
    return code;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QByteArray Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return QByteArray(data, sqlite3_column_bytes(m_statement.get(), column));
}

void Database::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

int Database::openWith(const QString &path, int flags)
{
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    m_database.reset(raw);
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(raw, 0);
        sqlite3_busy_timeout(raw, 5000);
    }
    return noted(code);
}

bool Database::open(const QString &path)
{
    if (openWith(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) != SQLITE_OK)
        return false;
    if (sqlite3_db_readonly(m_database.get(), "main") == 1) { // which SQLite takes for good enough
        m_database.reset();
        return noted(SQLITE_READONLY) == SQLITE_OK;
    }
    return true;
}

bool Database::openForReading(const QString &path)
{
    return openWith(path, SQLITE_OPEN_READONLY) == SQLITE_OK;
}

bool Database::copyInto(Database &copy, const std::function<void()> &between)
{
    constexpr int pages = 256; // a megabyte, as a rule
    sqlite3_backup *backup = sqlite3_backup_init(copy.m_database.get(), "main", m_database.get(), "main");
    if (!backup)
        return copy.noted(sqlite3_errcode(copy.m_database.get())) == SQLITE_OK;
    int code = SQLITE_OK;
    while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        code = sqlite3_backup_step(backup, pages);
        between();
    }
    sqlite3_backup_finish(backup);
    return copy.noted(code == SQLITE_DONE ? SQLITE_OK : code) == SQLITE_OK;
}

void Database::close()
{
    m_database.reset();
}

int Database::exec(const char *sql)
{
    return noted(sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr));
}

Statement Database::prepare(const char *sql)
{
    sqlite3_stmt *raw = nullptr;
    if (noted(sqlite3_prepare_v2(m_database.get(), sql, -1, &raw, nullptr)) != SQLITE_OK)
        return {};
    return Statement(raw);
}

qint64 Database::integer(const char *sql, qint64 fallback)
{
    Statement statement = prepare(sql);
    if (!statement)
        return fallback;
    return noted(statement.step()) == SQLITE_ROW ? statement.integer(0) : fallback;
}

QByteArray Database::bytes(const char *sql)
{
    Statement statement = prepare(sql);
    if (!statement)
        return {};
    return noted(statement.step()) == SQLITE_ROW ? statement.bytes(0) : QByteArray();
}

int Database::changes() const
{
    return m_database ? sqlite3_changes(m_database.get()) : 0;
}

int Database::currentError() const
{
    return m_database ? sqlite3_errcode(m_database.get()) : m_error;
}

QString Database::message() const
{
    return QString::fromUtf8(m_database ? sqlite3_errmsg(m_database.get()) : sqlite3_errstr(m_error));
}

bool Database::isDamage(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

int Database::noted(int code)
{
    m_error = code;
    return code;
}

} // namespace tincan
