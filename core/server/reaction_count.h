// How many different emoji a message has got, kept in the log's own transactions: everybody who has the message draws
// all of them. One that was taken back counts on. The writer's thread only.
#pragma once

#include "core/base/result.h"
#include "core/chat/event.h"
#include "core/server/sqlite.h"

#include <optional>

namespace tincan {

class ReactionCount
{
public:
    static constexpr qint64 most = 50;

    explicit ReactionCount(Database &database);

    // Notes an emoji of the message at a place; 422 where it is one more than there may be.
    std::optional<Refusal> take(qint64 message, const QString &emoji);
    int error() const { return m_error; } // SQLite's code, of the last take()
    int evict(qint64 floor);              // SQLite's code

private:
    int m_error = 0;
    Statement m_count;
    Statement m_add;
    Statement m_evict;
};

} // namespace tincan
