// Some entries of the log, and the bytes of each form that they go out in: made once, for everybody of a shard who is
// at the same place and may read them all. The thread of its shard (tail_shard.h).
#pragma once

#include "core/server/log.h"

#include <array>

namespace tincan {

class SharedPage
{
public:
    enum class Form
    {
        Frame,      // of a WebSocket with the subprotocol
        TextFrames, // of one without
        Events,     // of an event stream, HTTP/1.1
        OldEvents,  // the same, HTTP/1.0
        Lines,
        OldLines,
    };
    static constexpr std::size_t forms = 6;

    explicit SharedPage(LogPage page);

    const std::vector<LogEntry> &entries() const { return m_page.entries; }
    qint64 upto() const { return m_page.upto; } // everything up to here was looked at
    qsizetype bytes() const { return m_bytes; } // of the entries
    // Whether all of it may be read with this filter.
    bool isSeenBy(const Filter &filter) const;
    // The entries in this form; `make` is asked the first time.
    template<class Make>
    const QByteArray &as(Form form, Make make)
    {
        QByteArray &made = m_made[std::size_t(form)];
        if (made.isNull())
            made = make(entries());
        return made;
    }

private:
    LogPage m_page;
    QSet<QString> m_rooms;
    qsizetype m_bytes = 0;
    std::array<QByteArray, forms> m_made{};
};

} // namespace tincan
