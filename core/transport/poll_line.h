// A line that asks again and again: one answer is an array of events and the header Tincan-Cursor. When to ask next,
// and whether the server shall hold the question, is left to the two kinds of polling. Lives on the engine's thread.
#pragma once

#include "core/transport/http_line.h"

namespace tincan {

class PollLine : public HttpLine
{
    Q_OBJECT
public:
    void open(const std::optional<Cursor> &after) final;

protected:
    PollLine(TransportKind kind, const TransportOptions &options, Clock &clock, std::chrono::seconds hold);

    // The pause before the next question; `asked` ago this one was put, and it brought `events` that
    // were not there before.
    virtual milliseconds pause(milliseconds asked, qsizetype events) = 0;
    void release() final;

private:
    void ask();
    void answer();
    void plan(qsizetype events, bool more);
    QList<Event> crowd(); // where the server says that it changed

    const std::chrono::seconds m_hold;
    std::optional<Cursor> m_after;
    QByteArray m_tag;
    qint64 m_reads = 0; // the version of the read marks that came
    qint64 m_crowd = 0; // seconds, as last told
    TimePoint m_asked;
    Alarm m_next;
    HttpExchangePtr m_exchange;
};

} // namespace tincan
