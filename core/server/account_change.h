// What the files of AccountFile share, and nobody else includes: a transaction, and the refusals.
#pragma once

#include "core/server/account_file.h"
#include "core/server/request.h"

#include <QCryptographicHash>

#include <sqlite3.h>

namespace tincan::accountfile {

inline QByteArray hashOf(QByteArrayView secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex();
}

inline Account newAccount(const QString &name, Role role)
{
    return {{QStringLiteral("u_") + QString::fromLatin1(hashOf(randomWord(32)).first(16)), name.trimmed()}, role};
}

inline Refusal cannotChange()
{
    return refusal(503, QStringLiteral("The accounts cannot be written now; nothing was changed."), 5);
}

inline Refusal nobody()
{
    return refusal(404, QStringLiteral("There is no such person here."));
}

class Change
{
public:
    explicit Change(Database &database) : m_database(database)
    {
        m_open = database.exec("BEGIN IMMEDIATE") == SQLITE_OK;
    }
    ~Change()
    {
        if (m_open)
            m_database.exec("ROLLBACK");
    }
    bool isOpen() const { return m_open; } // otherwise nothing may be written
    Change(const Change &) = delete;
    Change &operator=(const Change &) = delete;
    // False where it, or anything in it (`good`), could not be written: then nothing of it is.
    bool keep(bool good)
    {
        const bool kept = m_open && good && m_database.exec("COMMIT") == SQLITE_OK;
        m_open = m_open && !kept;
        return kept;
    }

private:
    Database &m_database;
    bool m_open = false;
};

inline Result<Done, Refusal> doneOr(bool kept)
{
    if (!kept)
        return cannotChange();
    return Done{};
}

} // namespace tincan::accountfile
