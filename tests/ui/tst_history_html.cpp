// The page for people: what it says, and that nothing of what somebody wrote is more than text in it.
#include "ui/history_html.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class HistoryHtmlTest : public QObject
{
    Q_OBJECT

    static Message said(const QString &text, const QString &name = u"Ada"_s)
    {
        Message row;
        row.id = u"2f1c"_s;
        row.room = u"lobby"_s;
        row.place = {1, 5};
        row.sender = {u"u_1"_s, name};
        row.time = QDateTime(QDate(2026, 11, 23), QTime(9, 30)).toMSecsSinceEpoch();
        row.text = text;
        return row;
    }
    static QString shown(const Message &row) { return QString::fromUtf8(HistoryHtml().row(row, {})); }
    static QString page(const QList<Message> &rows, const Room &room)
    {
        HistoryHtml html;
        QByteArray bytes = html.begin(QUrl(u"https://chat.example.org"_s), 0, {room}) + html.beginRoom(room);
        for (const Message &row : rows)
            bytes += html.row(row, {});
        return QString::fromUtf8(bytes + html.endRoom() + html.end());
    }

private Q_SLOTS:
    void aMessageIsSaidWhole()
    {
        Message row = said(u"It is **done**, see <https://example.org/a?b=1&c=2>"_s);
        row.replyTo = u"1e0b"_s;
        row.quote = {.name = u"Bob"_s, .text = u"Is it?"_s};
        row.edited = true;
        row.files = {{.id = u"f"_s, .name = u"plan.pdf"_s, .type = u"application/pdf"_s, .size = 2'048, .sha256 = {}}};
        row.reactions = {{.emoji = u"👍"_s, .count = 2, .names = {}}};
        const QString html = shown(row);
        for (const QString &part :
             {u"<h3 dir=\"auto\">"_s, u">Ada</b>"_s, u"datetime=\"2026-11-23T"_s, u"<b>done</b>"_s,
              u"<a href=\"https://example.org/a?b=1&amp;c=2\">"_s, u"href=\"#m-1e0b\""_s, u"Bob: Is it?"_s,
              u"(edited)"_s, u"plan.pdf"_s, u"👍 2"_s, u"id=\"m-2f1c\""_s})
            QVERIFY2(html.contains(part), qPrintable(part + u" in "_s + html));
    }

    void aRoomIsFoundAndNeverTakenForAMessage()
    {
        const QString html = page({said(u"a"_s)}, {.id = u"m-2f1c"_s, .title = u"Lobby"_s, .topic = {}});
        QVERIFY(html.contains(u"href=\"#r-m-2f1c\""_s));
        QCOMPARE(html.count(u"id=\"r-m-2f1c\""_s), 1);
        QCOMPARE(html.count(u"id=\"m-2f1c\""_s), 1);
    }

    void eachDayIsSaidOnce()
    {
        HistoryHtml html;
        html.beginRoom({.id = u"lobby"_s, .title = u"Lobby"_s, .topic = {}});
        Message next = said(u"next day"_s);
        next.time += 86'400'000;
        QVERIFY(html.row(said(u"a"_s), {}).contains("<h3"));
        QVERIFY(!html.row(said(u"b"_s), {}).contains("<h3"));
        QVERIFY(html.row(next, {}).contains("<h3"));
        html.beginRoom({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        QVERIFY(html.row(next, {}).contains("<h3"));
    }

    void whatIsGoneOrMissingIsSaid()
    {
        Message deleted = said({});
        deleted.deleted = true;
        QVERIFY(shown(deleted).contains(u"Message deleted"_s));
        Message unsent = said(u"later"_s);
        unsent.own = true;
        unsent.delivery = Delivery::Queued;
        QVERIFY(shown(unsent).contains(u"(queued)"_s));
        Message gap;
        gap.kind = Message::Kind::Gap;
        gap.text = u"evicted"_s;
        QVERIFY(shown(gap).contains(u"missing"_s));
    }

    // No program runs in it and nothing is fetched, whatever was said.
    void nothingThatWasWrittenIsMoreThanText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("script") << u"<script>alert(1)</script>"_s;
        QTest::newRow("picture") << u"![x](https://example.org/x.png) <img src=x onerror=alert(1)>"_s;
        QTest::newRow("link") << u"[x](javascript:alert(1)) [y](data:text/html,<script>)"_s;
        QTest::newRow("out of an attribute") << u"\"><svg onload=alert(1)> ' onmouseover='x"_s;
        QTest::newRow("code") << u"```\"><script>\n</code></pre><script>x\n```\n`</code><script>`"_s;
        QTest::newRow("end of the page") << u"</article></section></main></html><!-- "_s;
        QTest::newRow("style") << u"<style>*{display:none}</style>]]>"_s;
        QTest::newRow("too long for a window") << u"<script>x</script>\n"_s.repeated(60'000);
    }
    void nothingThatWasWrittenIsMoreThanText()
    {
        QFETCH(QString, text);
        Message row = said(text, text.left(60));
        row.id = text.left(40);
        row.replyTo = text.left(40);
        row.quote = {.name = text.left(60), .text = text.left(60)};
        row.files = {{.id = {}, .name = text.left(60), .type = {}, .size = 1, .sha256 = {}}};
        row.reactions = {{.emoji = text.left(20), .count = 1, .names = {}}};
        const QString html = page({row}, {.id = u"lobby"_s, .title = text.left(60), .topic = text.left(60)});
        // What is left without what we write is what somebody wrote.
        static const QSet<QString> ours{u"html"_s, u"meta"_s, u"title"_s,   u"style"_s, u"header"_s,     u"h1"_s,
                                        u"p"_s,    u"nav"_s,  u"ul"_s,      u"li"_s,    u"a"_s,          u"main"_s,
                                        u"h2"_s,   u"h3"_s,   u"section"_s, u"div"_s,   u"article"_s,    u"b"_s,
                                        u"i"_s,    u"s"_s,    u"code"_s,    u"pre"_s,   u"blockquote"_s, u"hr"_s,
                                        u"span"_s, u"time"_s};
        static const QRegularExpression tag(u"<([!/]?[^\\s>/]*)([^>]*)>"_s);
        for (auto at = tag.globalMatch(html); at.hasNext();) {
            const auto match = at.next();
            const QString name = match.captured(1);
            if (name != u"!DOCTYPE")
                QVERIFY2(ours.contains(name.startsWith(u'/') ? name.mid(1) : name), qPrintable(match.captured()));
            static const QRegularExpression quoted(u"\"[^\"]*\""_s);
            const QString attributes = match.captured(2).remove(quoted);
            QVERIFY2(!attributes.contains(QRegularExpression(u"\\b(on\\w+|src|srcset)\\b"_s)), qPrintable(attributes));
            static const QRegularExpression target(u"href=\"([^\"]*)\""_s);
            const QString link = target.match(match.captured(2)).captured(1);
            QVERIFY2(link.isEmpty() || link.startsWith(u'#') || link.startsWith(u"http"), qPrintable(link));
        }
        QCOMPARE(html.count(u"</html>"_s), 1);
        QVERIFY(html.contains(u"default-src 'none'"_s));
    }

    void itIsReadInLightAndDark()
    {
        const QString html = page({}, {.id = u"lobby"_s, .title = u"Lobby"_s, .topic = {}});
        QVERIFY(html.contains(u"prefers-color-scheme:dark"_s));
        QVERIFY(html.contains(u"color-scheme:light dark"_s));
        QVERIFY(html.contains(u"Nothing is stored here."_s));
    }
};

QTEST_MAIN(HistoryHtmlTest)
#include "tst_history_html.moc"
