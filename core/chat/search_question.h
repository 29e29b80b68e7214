// What a window asks of the stored messages, and the answer: a page of hits, newest first, and where the next one
// begins. Values; any thread.
#pragma once

#include "core/base/failure.h"
#include "core/chat/message.h"
#include "core/chat/search_query.h"

#include <atomic>
#include <memory>

namespace tincan {

// Whoever asks anew takes back what they asked before: it ends early and is not answered.
using Withdrawn = std::shared_ptr<std::atomic<bool>>;

struct SearchQuestion
{
    SearchQuery query;
    QString room;                // in this one alone; empty: everywhere
    std::optional<Place> before; // hits before this place
    int count = 50;
    bool ranks = false; // of the hits in `room` among its messages, in place of the messages
    Withdrawn withdrawn = std::make_shared<std::atomic<bool>>(false); // by which the asker knows the answer, too
};

struct SearchAnswer
{
    SearchQuestion question;
    QList<Message> hits;
    std::optional<Place> more; // ask for what is before it; none: these are all
    QList<qint64> ranks;       // rising, where they were asked for
    qint64 indexed = 0;        // messages that are looked through
    qint64 stored = 0;         // of so many
    std::optional<Failure> failure;
};

} // namespace tincan

Q_DECLARE_METATYPE(tincan::SearchQuestion)
Q_DECLARE_METATYPE(tincan::SearchAnswer)
