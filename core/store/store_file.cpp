#include "core/store/store_file.h"

#include "core/base/logging.h"

#include <QSqlError>

#include <atomic>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// SQLite's result codes that mean the file itself is bad (https://sqlite.org/rescode.html), without their extensions.
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;

} // namespace

Result<Done> StoreFile::open(const QString &path, Access access)
{
    static std::atomic<int> instances{0};
    m_statements.clear();
    m_failure.reset();
    m_damaged = false;
    m_name = u"tincan-store-%1"_s.arg(++instances);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    if (!m_database.isValid())
        return storageFailure(u"Qt's SQLite plugin (QSQLITE) is missing"_s);
    m_database.setDatabaseName(path.isEmpty() ? u":memory:"_s : path);
    m_database.setConnectOptions(access == Access::Read ? u"QSQLITE_BUSY_TIMEOUT=2000;QSQLITE_OPEN_READONLY"_s
                                                        : u"QSQLITE_BUSY_TIMEOUT=2000"_s);
    if (!m_database.open()) {
        remember(m_database.lastError(), u"opening"_s);
        return *m_failure;
    }
    if (access == Access::Read) {
        run(u"PRAGMA query_only=ON"_s);
        return m_failure ? Result<Done>(*m_failure) : Done{};
    }
    run(u"PRAGMA auto_vacuum=INCREMENTAL"_s); // of a file that is new
    // The journal's mode is the first thing that reads the file, and so the first to notice that it is none.
    run(u"PRAGMA journal_mode=WAL"_s);
    run(u"PRAGMA synchronous=FULL"_s);
    // What somebody deleted, or keeps no longer, is not to be read out of the file: it is overwritten where it stood.
    // FAST writes no page for that alone; pages that are free as a whole go back with shrink().
    run(u"PRAGMA secure_delete=FAST"_s);
    run(u"PRAGMA temp_store=MEMORY"_s);
    run(u"PRAGMA wal_autocheckpoint=4000"_s);    // 16 MiB: catching up waits for the disk less often
    run(u"PRAGMA journal_size_limit=4194304"_s); // and the file shrinks again afterwards
    m_waits = true;
    if (m_failure)
        return *m_failure;
    return Done{};
}

void StoreFile::close()
{
    if (m_name.isEmpty())
        return;
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
    m_failure.reset();
    m_damaged = false;
}

QSqlQuery &StoreFile::statement(const char *sql)
{
    const auto known = m_statements.find(sql);
    if (known != m_statements.end())
        return known->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromLatin1(sql)))
        remember(query.lastError(), u"preparing"_s);
    return m_statements.emplace(sql, std::move(query)).first->second;
}

bool StoreFile::execute(QSqlQuery &query)
{
    if (m_failure)
        return false;
    if (!query.exec()) {
        remember(query.lastError(), query.lastQuery().left(40));
        return false;
    }
    return true;
}

bool StoreFile::run(const QString &sql)
{
    if (m_failure)
        return false;
    QSqlQuery query(m_database);
    if (!query.exec(sql)) {
        remember(query.lastError(), sql.left(40));
        return false;
    }
    return true;
}

QVariant StoreFile::value(const QString &sql)
{
    if (m_failure)
        return {};
    QSqlQuery query(m_database);
    if (!query.exec(sql)) {
        remember(query.lastError(), sql.left(40));
        return {};
    }
    return query.next() ? query.value(0) : QVariant();
}

bool StoreFile::isWhole()
{
    m_damaged = value(u"PRAGMA quick_check(1)"_s).toString() != u"ok";
    return !m_damaged;
}

bool StoreFile::shrink(int pages)
{
    if (value(u"PRAGMA auto_vacuum"_s).toInt() != 2 || value(u"PRAGMA freelist_count"_s).toInt() == 0)
        return false;
    Transaction transaction(*this, Transaction::Durability::AtACheckpoint);
    // One at a time: Qt takes one step of a statement that has no columns, and SQLite gives back a page with each.
    for (int page = 0; page < pages && !m_failure; ++page) {
        QSqlQuery &one = statement("PRAGMA incremental_vacuum(1)");
        execute(one);
        one.finish();
    }
    if (!transaction.commit())
        return false;
    if (value(u"PRAGMA freelist_count"_s).toInt() > 0)
        return true;
    run(u"PRAGMA wal_checkpoint(PASSIVE)"_s); // until then it is the journal that knows
    return false;
}

void StoreFile::waitForDisk(bool wait)
{
    if (wait == m_waits)
        return;
    execute(statement(wait ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL"));
    m_waits = wait;
}

void StoreFile::remember(const QSqlError &error, const QString &doing)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    m_damaged = m_damaged || code == sqliteCorrupt || code == sqliteNotADatabase;
    if (m_failure)
        return; // the first one is the cause
    m_failure = storageFailure(u"%1 (%2: %3)"_s.arg(error.databaseText(), doing, error.driverText()), code);
    qCWarning(logStore, "%ls", qUtf16Printable(m_failure->detail));
}

Transaction::Transaction(StoreFile &database, Durability durability) : m_database(database)
{
    // A failure belongs to the scope that met it; damage stays known.
    m_database.m_failure.reset();
    m_database.waitForDisk(durability == Durability::OnDisk);
    m_open = m_database.execute(m_database.statement("BEGIN IMMEDIATE"));
}

Transaction::~Transaction()
{
    rollBack();
}

void Transaction::rollBack()
{
    if (!m_open)
        return;
    m_open = false;
    // After some errors (a full disk) SQLite has rolled back by itself, and refuses to do it again: that is fine.
    m_database.statement("ROLLBACK").exec();
}

Result<Done> Transaction::commit()
{
    if (m_database.failed())
        return *m_database.failure();
    if (!m_database.execute(m_database.statement("COMMIT")))
        return *m_database.failure();
    m_open = false;
    return Done{};
}

} // namespace tincan
