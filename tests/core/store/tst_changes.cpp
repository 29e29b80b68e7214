// Edits, deletions, reactions, quotes and files: whatever the order in which they come, the rows are the same.
#include "core/store/edits.h"
#include "core/store/history.h"
#include "core/store/pages.h"
#include "core/store/schema.h"
#include "older_store.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QStringList people{u"Ada"_s, u"Bob"_s, u"Cleo"_s};
const QStringList emoji{u"👍"_s, u"🎉"_s, u"👩‍🚀"_s};

Durable durable(qint64 seq, const QString &id, const QString &who, const DurableBody &body)
{
    return {.cursor = {"a", seq},
            .id = id,
            .room = u"lobby"_s,
            .sender = {u"u_"_s + who, who},
            .time = 1'000 + seq,
            .body = body};
}

Durable message(qint64 seq, const QString &id, const QString &text, const QString &replyTo = {},
                const QString &who = u"Ada"_s)
{
    return durable(seq, id, who, MessageText{text, replyTo, {}});
}

const FileRef picture{u"f1"_s, u"a „b“.png"_s, u"image/png"_s, 70'000, u"ab"_s, 640, 480};

// A store of its own, in memory.
struct House
{
    House()
    {
        if (!file.open({}) || !schema::migrate(file) || !load())
            qFatal("no store");
    }
    bool load()
    {
        directory = std::make_unique<Directory>(file);
        outbox = std::make_unique<Outbox>(file);
        history = std::make_unique<History>(file, *directory, *outbox);
        history->setSelf(u"u_Ada"_s);
        return directory->load() && outbox->load() && history->load();
    }
    Appended append(const QList<Event> &events)
    {
        const auto appended = history->append({{events, {}}});
        return appended ? *appended : Appended{};
    }
    QList<Message> page(int count = 1'000)
    {
        return readPage(file, *directory, *outbox, u"lobby"_s, PageQuestion::newest(count))->rows;
    }
    Message row(const QString &id)
    {
        const QList<Message> rows = page();
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const Message &one) { return one.id == id; });
        return found == rows.end() ? Message{} : *found;
    }
    bool wait(OutboxEntry entry)
    {
        entry.room = u"lobby"_s;
        entry.name = u"Ada"_s;
        QList<OutboxEntry> entries{entry};
        return outbox->add(entries).hasValue();
    }

    StoreFile file;
    std::unique_ptr<Directory> directory;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<History> history;
};

// What one life of a log holds, as a hub would let it in.
class Log
{
public:
    explicit Log(quint32 seed) : m_chance(seed) {}

    QList<Event> grow(const QByteArray &epoch, QList<Event> log, int more)
    {
        for (qsizetype i = 0; i < log.size(); ++i)
            std::get<Durable>(log[i]).cursor = {epoch, i + 1};
        for (int i = 0; i < more; ++i) {
            Durable next = one();
            next.cursor = {epoch, log.size() + 1};
            log.append(next);
        }
        return log;
    }
    int below(qsizetype bound) { return int(m_chance.bounded(quint32(bound))); }

private:
    QString pick(const QStringList &of) { return of[below(of.size())]; }
    Durable one()
    {
        const QString id = u"id-%1"_s.arg(++m_count);
        const int kind = m_messages.isEmpty() ? 0 : below(10);
        if (kind < 4) {
            const QString who = pick(people);
            Durable made = message(0, id, id, m_messages.isEmpty() || below(2) ? QString() : pick(m_messages), who);
            if (below(5) == 0)
                std::get<MessageText>(made.body).files = {picture};
            m_messages.append(id);
            m_authors.insert(id, who);
            return made;
        }
        const QString target = pick(m_messages);
        if (kind < 6)
            return durable(0, id, m_authors[target], Edit{target, u"edit "_s + id});
        if (kind == 6)
            return durable(0, id, below(2) ? m_authors[target] : u"Moderator"_s, Delete{target});
        return durable(0, id, pick(people), Reaction{target, pick(emoji), below(3) > 0});
    }

    QRandomGenerator m_chance;
    QStringList m_messages;
    QHash<QString, QString> m_authors;
    int m_count = 0;
};

// Live from somewhere on, what is missing later and backwards, answers before the line, and much of it twice.
void deliverInDisorder(House &house, const QList<Event> &log, Log &chance)
{
    const QByteArray epoch = std::get<Durable>(log.first()).cursor.epoch;
    const qint64 known = chance.below(log.size() / 2);
    const qint64 resumed = known + chance.below(log.size() / 2);
    house.append(log.first(known));
    if (resumed > known)
        house.append({Gap{{epoch, known}, {epoch, resumed}, u"evicted"_s}});
    for (qint64 at = resumed; at < log.size();) {
        const qint64 ahead = at + chance.below(log.size() - at);
        if (chance.below(3) == 0)
            QVERIFY(house.history->storeAccepted({std::get<Durable>(log[ahead])}).hasValue());
        const qint64 more = std::min<qint64>(1 + chance.below(5), log.size() - at);
        const qint64 again = chance.below(2) ? std::min<qint64>(at - resumed, 3) : 0;
        house.append(log.sliced(at - again, more + again));
        at += more;
        if (chance.below(6) == 0)
            QVERIFY(house.load());
    }
    const qint64 era = house.directory->eraOf(epoch);
    for (qint64 upto = resumed; upto > known;) {
        const qint64 from = std::max<qint64>(known, upto - 1 - chance.below(7));
        const auto rest = from == known ? History::Rest::None : History::Rest::Some;
        QVERIFY(house.history->fillGap(u"lobby"_s, {era, upto}, log.sliced(from, upto - from), rest).hasValue());
        upto = from;
    }
}

// What a difference is told by.
QString describe(const Message &row)
{
    QString all = u"%1 at %2/%3: \"%4\" quotes \"%5\", %6 files"_s.arg(row.id)
                      .arg(row.place.era)
                      .arg(row.place.seq)
                      .arg(row.text, row.quote.name + u": "_s + row.quote.text)
                      .arg(row.files.size());
    all += (row.edited ? u", edited"_s : QString()) + (row.deleted ? u", deleted"_s : QString());
    for (const Reactions &same : row.reactions)
        all += u", %1 by %2"_s.arg(same.emoji, same.names.join(u'+'));
    return all;
}

QList<Message> messagesOf(House &house)
{
    QList<Message> rows = house.page();
    rows.removeIf([](const Message &row) { return row.kind == Message::Kind::Gap; });
    return rows;
}

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyOrderMakesTheSameRows_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyOrderMakesTheSameRows()
    {
        QFETCH(const quint32, seed);
        Log log(seed);
        const QList<Event> first = log.grow("a", {}, 80);
        // The log was put back to an older state, and went on.
        const QList<Event> second = log.grow("b", first.first(log.below(first.size())), 40);
        const Gap restored{{"a", 80}, {"b", 0}, u"epoch"_s};
        House inOrder;
        inOrder.append(first);
        inOrder.append({restored});
        inOrder.append(second);
        House disorder;
        deliverInDisorder(disorder, first, log);
        disorder.append({restored});
        deliverInDisorder(disorder, second, log);
        const QList<Message> expected = messagesOf(inOrder);
        const QList<Message> found = messagesOf(disorder);
        QCOMPARE(found.size(), expected.size());
        for (qsizetype i = 0; i < found.size(); ++i)
            QVERIFY2(found[i] == expected[i], qPrintable(describe(found[i]) + u" for "_s + describe(expected[i])));
        for (const Message &row : expected)
            QCOMPARE(editsOf(disorder.file, *disorder.outbox, row.id), editsOf(inOrder.file, *inOrder.outbox, row.id));
        QCOMPARE(disorder.directory->findRoom(u"lobby"_s)->unread, inOrder.directory->findRoom(u"lobby"_s)->unread);
    }

    void whatIsToldIsWhatAPageHas()
    {
        Log log(7);
        House house;
        QHash<QString, Message> told;
        for (const Event &one : log.grow("a", {}, 300)) {
            const Appended appended = house.append({one});
            for (const Message &row : appended.rows)
                told[row.id] = row;
        }
        for (const Message &row : house.page())
            QVERIFY2(told.value(row.id) == row, qPrintable(describe(told.value(row.id)) + u" for "_s + describe(row)));
    }

    void reactionsCountEachPersonOnce()
    {
        House house;
        house.append({message(1, u"m"_s, u"hi"_s), durable(2, u"r1"_s, u"Bob"_s, Reaction{u"m"_s, u"👍"_s, true}),
                      durable(3, u"r2"_s, u"Ada"_s, Reaction{u"m"_s, u"👍"_s, true}),
                      durable(4, u"r3"_s, u"Bob"_s, Reaction{u"m"_s, u"👍"_s, true}),
                      durable(5, u"r4"_s, u"Cleo"_s, Reaction{u"m"_s, u"🎉"_s, true})});
        QCOMPARE(house.row(u"m"_s).reactions,
                 QList<Reactions>({{u"👍"_s, 2, true, {u"Ada"_s, u"Bob"_s}}, {u"🎉"_s, 1, false, {u"Cleo"_s}}}));
        house.append({durable(6, u"r5"_s, u"Cleo"_s, Reaction{u"m"_s, u"🎉"_s, false})});
        QCOMPARE(house.row(u"m"_s).reactions.size(), 1);
        house.append({durable(7, u"d"_s, u"Ada"_s, Delete{u"m"_s})});
        QVERIFY(house.row(u"m"_s).reactions.isEmpty());
    }

    void aReplyQuotesWhatIsThereNow()
    {
        House house;
        Appended told = house.append({message(10, u"reply"_s, u"yes"_s, u"m"_s, u"Bob"_s)});
        QCOMPARE(told.rows.first().quote, Quote{}); // not stored here
        QVERIFY(house.load());
        told = *house.history->fillGap(u"lobby"_s, {1, 9}, {message(1, u"m"_s, u"shall we?"_s)}, History::Rest::None);
        QCOMPARE(told.rows.size(), 2);
        QCOMPARE(told.rows.last().quote, (Quote{u"Ada"_s, u"shall we?"_s}));
        told = house.append({durable(11, u"e"_s, u"Ada"_s, Edit{u"m"_s, u"shall they?"_s})});
        QCOMPARE(told.rows.size(), 2);
        QCOMPARE(house.row(u"reply"_s).quote.text, u"shall they?"_s);
        QVERIFY(house.wait({.id = u"mine"_s, .text = u"no"_s, .replyTo = u"m"_s}));
        QCOMPARE(house.row(u"mine"_s).quote.name, u"Ada"_s);
        told = house.append({durable(12, u"d"_s, u"Ada"_s, Delete{u"m"_s})});
        QCOMPARE(told.rows.size(), 3);
        QCOMPARE(house.row(u"mine"_s).quote, (Quote{u"Ada"_s, {}, true}));
    }

    void aQuotedFileIsNamed()
    {
        House house;
        house.append(
            {durable(1, u"m"_s, u"Ada"_s, MessageText{{}, {}, {picture}}), message(2, u"r"_s, u"nice"_s, u"m"_s)});
        QCOMPARE(house.row(u"m"_s).files, QList<FileRef>{picture});
        QCOMPARE(house.row(u"r"_s).quote.text, picture.name);
        house.append({durable(3, u"d"_s, u"Ada"_s, Delete{u"m"_s})});
        QVERIFY(house.row(u"m"_s).files.isEmpty());
    }

    void whatAMessageSaidIsKeptUntilItIsDeleted()
    {
        House house;
        house.append({message(1, u"m"_s, u"one"_s), durable(2, u"e1"_s, u"Ada"_s, Edit{u"m"_s, u"two"_s}),
                      durable(3, u"e2"_s, u"Ada"_s, Edit{u"m"_s, u"three"_s})});
        QVERIFY(house.wait({.id = u"e3"_s, .text = u"four"_s, .target = u"m"_s, .time = 9'000}));
        const QList<EditedText> all{{1'001, u"one"_s}, {1'002, u"two"_s}, {1'003, u"three"_s}, {9'000, u"four"_s}};
        QCOMPARE(editsOf(house.file, *house.outbox, u"m"_s), all);
        house.append({durable(4, u"e3"_s, u"Ada"_s, Edit{u"m"_s, u"four"_s}),
                      durable(5, u"d"_s, u"Moderator"_s, Delete{u"m"_s})});
        QVERIFY(editsOf(house.file, *house.outbox, u"m"_s).isEmpty());
        QCOMPARE(house.file.value(u"SELECT count(*) FROM events WHERE content <> ''"_s).toInt(), 0);
        QCOMPARE(house.file.value(u"SELECT count(*) FROM messages WHERE first_text IS NOT NULL"_s).toInt(), 0);
    }

    void whatWaitsIsShownAsItWillBe()
    {
        House house;
        house.append({message(1, u"m"_s, u"one"_s), message(2, u"other"_s, u"two"_s, {}, u"Bob"_s),
                      durable(3, u"r"_s, u"Bob"_s, Reaction{u"other"_s, u"👍"_s, true})});
        QVERIFY(house.wait({.id = u"e"_s, .text = u"uno"_s, .target = u"m"_s}));
        QVERIFY(house.wait({.id = u"r1"_s, .target = u"other"_s, .emoji = u"👍"_s}));
        QVERIFY(house.load());
        QCOMPARE(house.page().size(), 2);
        QCOMPARE(house.row(u"m"_s).text, u"uno"_s);
        QCOMPARE(house.row(u"m"_s).delivery, Delivery::Queued);
        QVERIFY(house.row(u"m"_s).edited);
        QCOMPARE(house.row(u"other"_s).reactions, QList<Reactions>({{u"👍"_s, 2, true, {u"Bob"_s, u"Ada"_s}}}));
        QCOMPARE(house.row(u"other"_s).delivery, Delivery::Sent);
        // Its echo, after somebody's later edit from another device came first.
        house.append({durable(4, u"r1"_s, u"Ada"_s, Reaction{u"other"_s, u"👍"_s, true})});
        QCOMPARE(house.row(u"other"_s).reactions.first().count, 2);
        const Appended told = house.append({durable(5, u"e"_s, u"Ada"_s, Edit{u"m"_s, u"uno"_s}),
                                            durable(6, u"late"_s, u"Ada"_s, Edit{u"m"_s, u"ein"_s})});
        QCOMPARE(told.rows.last().delivery, Delivery::Sent);
        QCOMPARE(told.rows.last().text, u"ein"_s);
        QVERIFY(house.outbox->entries().empty());
        QVERIFY(house.wait({.id = u"back"_s, .target = u"other"_s, .emoji = u"👍"_s, .emojiOn = false}));
        QCOMPARE(house.row(u"other"_s).reactions, QList<Reactions>({{u"👍"_s, 1, false, {u"Bob"_s}}}));
    }

    void everyKindWaitsOnDiskAsItWas()
    {
        House house;
        QVERIFY(house.wait({.id = u"1"_s, .text = u"see"_s, .replyTo = u"m"_s, .files = {picture}}));
        QVERIFY(house.wait({.id = u"2"_s, .text = u"look"_s, .target = u"m"_s}));
        QVERIFY(house.wait({.id = u"3"_s, .target = u"m"_s, .emoji = u"🎉"_s, .emojiOn = false}));
        QVERIFY(house.wait({.id = u"4"_s, .target = u"m"_s}));
        QVERIFY(house.load());
        QList<DurableBody> bodies;
        for (const auto &[number, entry] : house.outbox->entries())
            bodies.append(entry.publication().body);
        QCOMPARE(bodies, QList<DurableBody>({MessageText{u"see"_s, u"m"_s, {picture}}, Edit{u"m"_s, u"look"_s},
                                             Reaction{u"m"_s, u"🎉"_s, false}, Delete{u"m"_s}}));
        QVERIFY(house.outbox->rewrite(u"1"_s, u"see it"_s));
        QVERIFY(house.load());
        QCOMPARE(house.outbox->find(u"1"_s)->text, u"see it"_s);
        QCOMPARE(house.outbox->changesOf(u"m"_s).size(), 3);
    }

    void aHistoryOfVersionFourKeepsItsReactionsAndEdits()
    {
        House house;
        house.append({message(1, u"m"_s, u"one"_s), message(2, u"reply"_s, u"two"_s, u"lost"_s),
                      durable(3, u"r1"_s, u"Bob"_s, Reaction{u"m"_s, u"👍"_s, true}),
                      durable(4, u"r2"_s, u"Ada"_s, Reaction{u"m"_s, u"👍"_s, true}),
                      durable(5, u"r3"_s, u"Bob"_s, Reaction{u"m"_s, u"👍"_s, false}),
                      durable(6, u"e"_s, u"Ada"_s, Edit{u"m"_s, u"uno"_s}),
                      durable(7, u"d"_s, u"Bob"_s, Delete{u"gone"_s})});
        QVERIFY(house.wait({.id = u"w"_s, .text = u"waits"_s}));
        const QList<Message> before = house.page();
        QVERIFY(undoVersionSix(house.file));
        for (const QString &step :
             {u"DROP TABLE early"_s, u"DROP TABLE reactions"_s, u"DROP INDEX replies"_s,
              u"ALTER TABLE messages DROP COLUMN first_text"_s, u"ALTER TABLE outbox DROP COLUMN files"_s,
              u"ALTER TABLE outbox DROP COLUMN emoji"_s, u"ALTER TABLE outbox DROP COLUMN emoji_on"_s,
              u"PRAGMA user_version=4"_s})
            QVERIFY2(house.file.run(step), qPrintable(step));
        QVERIFY(schema::migrate(house.file).hasValue());
        QVERIFY(house.load());
        QCOMPARE(house.page(), before);
        // The first text was not kept then.
        QCOMPARE(editsOf(house.file, *house.outbox, u"m"_s), QList<EditedText>({{1'006, u"uno"_s}}));
        // What was answered and deleted before it came is still known.
        QVERIFY(house.history
                    ->fillGap(u"lobby"_s, {1, 0},
                              {message(8, u"lost"_s, u"found"_s), message(9, u"gone"_s, u"secret"_s, {}, u"Bob"_s)},
                              History::Rest::None)
                    .hasValue());
        QCOMPARE(house.row(u"reply"_s).quote.text, u"found"_s);
        QVERIFY(house.row(u"gone"_s).deleted);
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
