#include "tests/bench/timeline/fill.h"

#include "core/store/store.h"

namespace tincan::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 batch = 5'000;

const QStringList &texts()
{
    static const QStringList all{
        u"Shall we try the long polling line? I have **no idea** what the proxy does with it."_s,
        u"On it."_s,
        u"```cpp\nfor (const Event &event : events)\n    store(event);\nreturn cursor;\n```"_s,
        u"切换线路的时候消息一条都没丢，延迟 14 毫秒，很稳定 🎉"_s,
        u"see https://example.org/a/rather/long/path?with=query, and `tincan-cli decode` for the rest"_s,
        u"👍🏽"_s,
        u"שלום, this line is *mixed*: the server said הכול בסדר, and went on"_s,
        u"> it never jumps\nThat is what I call a promise. It should hold when pictures load, when old pages come in "
        "above and when somebody turns the tablet round while ten people write at once."_s,
        u"وصلت الرسالة، شكرا"_s,
        u"1. open\n2. scroll\n3. be glad"_s,
        u"実際に試してみましたが、問題ありませんでした。"_s,
        u"ok 👌 see you at 9, **don't** be late 😀😀"_s,
    };
    return all;
}

} // namespace

Message messageAt(qint64 seq)
{
    static const QStringList names{u"Ada"_s, u"Bob"_s, u"陈晨"_s, u"نور"_s};
    Message message;
    message.place = {1, seq};
    message.id = u"%1-0000-4000-8000-000000000000"_s.arg(seq, 8, 16, QLatin1Char('0'));
    message.room = u"lobby"_s;
    const QString &name = names[qsizetype(seq / 3) % names.size()];
    message.sender = {u"u_"_s + name, name};
    message.time = 1'600'000'000'000 + seq * 47'000;
    message.text = texts()[qsizetype(seq * 7) % texts().size()] + u' ' + QString::number(seq);
    return message;
}

Result<Done> fill(const QString &folder, const QUrl &server, qint64 messages)
{
    Store store;
    if (const auto done = store.open(folder, server); !done)
        return done;
    for (qint64 from = 1; from <= messages; from += batch) {
        QList<Event> events;
        for (qint64 seq = from; seq < from + batch && seq <= messages; ++seq) {
            const Message row = messageAt(seq);
            events.append(Durable{.cursor = {"a", seq},
                                  .id = row.id,
                                  .room = row.room,
                                  .sender = row.sender,
                                  .time = row.time,
                                  .body = MessageText{row.text, {}, {}}});
        }
        if (const auto stored = store.history().append({{events, {}}}); !stored)
            return stored.error();
    }
    return store.markRead(u"lobby"_s);
}

} // namespace tincan::bench
