#include "core/server/reaction_count.h"

#include "core/server/request.h"

#include <sqlite3.h>

namespace tincan {

ReactionCount::ReactionCount(Database &database)
    : m_count(database.prepare("SELECT count(*), total(emoji = ?2) FROM reactions WHERE seq = ?1")),
      m_add(database.prepare("INSERT OR IGNORE INTO reactions VALUES(?, ?)")),
      m_evict(database.prepare("DELETE FROM reactions WHERE seq <= ?"))
{}

std::optional<Refusal> ReactionCount::take(qint64 message, const QString &emoji)
{
    m_error = SQLITE_OK;
    const int counted = m_count.bind(1, message).bindText(2, emoji.toUtf8()).step();
    const qint64 count = counted == SQLITE_ROW ? m_count.integer(0) : 0;
    const bool known = counted == SQLITE_ROW && m_count.integer(1) > 0;
    m_count.reset();
    if (counted != SQLITE_ROW) {
        m_error = counted;
        return std::nullopt;
    }
    if (known)
        return std::nullopt;
    if (count >= most)
        return refusal(422, QStringLiteral("`emoji`: this message has %1 different ones, which is as many as there may "
                                           "be. Use one of those.")
                                .arg(most));
    const int added = m_add.bind(1, message).bindText(2, emoji.toUtf8()).step();
    if (added != SQLITE_DONE)
        m_error = added;
    return std::nullopt;
}

int ReactionCount::evict(qint64 floor)
{
    return m_evict.bind(1, floor).step();
}

} // namespace tincan
