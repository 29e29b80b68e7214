// What is said at a server of the tests, and what waits for it. Any thread.
#pragma once

#include "core/store/store.h"

namespace tincan {

using namespace Qt::StringLiterals;

inline const QUrl server(u"http://127.0.0.1:8080"_s);

inline Durable message(qint64 seq)
{
    Durable event;
    event.cursor = {"a", seq};
    event.id = u"id-%1"_s.arg(seq);
    event.room = u"lobby"_s;
    event.sender = {u"u_ada"_s, u"Ada"_s};
    event.time = seq;
    event.body = MessageText{QString(int(seq % 300), u'x'), {}, {}};
    return event;
}

inline OutboxEntry entry(const QString &id)
{
    OutboxEntry made;
    made.id = id;
    made.room = u"lobby"_s;
    made.text = u"text of "_s + id;
    return made;
}

// Messages of the lobby.
inline qsizetype countOf(Store &store)
{
    const auto page = store.page(u"lobby"_s, PageQuestion::newest(10));
    return page ? page->rows.size() : -1;
}

} // namespace tincan
