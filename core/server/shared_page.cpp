#include "core/server/shared_page.h"

#include <algorithm>

namespace tincan {

SharedPage::SharedPage(LogPage page) : m_page(std::move(page))
{
    for (const LogEntry &entry : m_page.entries) {
        m_rooms.insert(entry.room);
        m_bytes += entry.json.size();
    }
}

bool SharedPage::isSeenBy(const Filter &filter) const
{
    return !filter || std::all_of(m_rooms.begin(), m_rooms.end(),
                                  [&filter](const QString &room) { return filter->rooms.contains(room); });
}

} // namespace tincan
