// Section 8 of the protocol, in a real browser: its four lines, as docs/protocol.md has them, on a page of the server's
// own origin (what it answers at `/`), with an open server, alone and behind each proxy with TLS.
#include "../core/server/test_client.h"
#include "browser.h"
#include "proxy_process.h"
#include "support/hub_fixture.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class BrowserTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theFourLinesOfSectionEight_data();
    void theFourLinesOfSectionEight();
    void cleanupTestCase();

private:
    std::unique_ptr<TestCertificate> m_certificate;
    std::unique_ptr<Browser> m_browser;
    QStringList m_lines; // poll, held poll, events, WebSocket
};

namespace {

QStringList linesOfSectionEight()
{
    QFile file(u"" TINCAN_SOURCE_DIR "/docs/protocol.md"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines;
    bool within = false;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.startsWith(u"## "))
            within = line.startsWith(u"## 8.");
        else if (within && (line.startsWith(u"setInterval") || line.startsWith(u"const") || line.startsWith(u"new ")))
            lines.append(line);
    }
    return lines;
}

// The page's own part: what shows, and what asks again.
QString script(const QStringList &lines)
{
    return uR"(
        window.seen = {poll: [], held: [], events: [], socket: []};
        const into = way => data => [].concat(data).forEach(event => event.text && seen[way].push(event.text));
        (show => { %1
        })(into('poll'));
        (show => { %2
            const again = after => longPoll(after).then(answer => {
                const place = answer.headers.get('Tincan-Cursor');
                return answer.json().then(show).then(() => again(place));
            });
            again();
        })(into('held'));
        (show => { %3
        })(into('events'));
        (show => { %4
        })(into('socket'));
        true)"_s.arg(lines[0], lines[1], lines[2], lines[3]);
}

// When all four have shown the text, or what each has shown, where one of them does not within ten seconds.
QString waitFor(const QString &text)
{
    return uR"(new Promise(done => {
        const until = Date.now() + 10000;
        const look = () => {
            if (Object.values(seen).every(texts => texts.includes('%1'))) done('all');
            else if (Date.now() > until) done(JSON.stringify(seen));
            else setTimeout(look, 10);
        };
        look();
    }))"_s.arg(text);
}

} // namespace

void BrowserTest::initTestCase()
{
    m_lines = linesOfSectionEight();
    QCOMPARE(m_lines.size(), 4);
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->error().isEmpty(), qPrintable(m_certificate->error()));
    m_browser = std::make_unique<Browser>();
    QVERIFY2(m_browser->error().isEmpty(), qPrintable(m_browser->error()));
}

void BrowserTest::cleanupTestCase()
{
    m_browser.reset();
    m_certificate.reset();
}

void BrowserTest::theFourLinesOfSectionEight_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("alone") << QString();
    for (const char *program : {"nginx", "haproxy", "caddy"})
        QTest::newRow(program) << QString::fromLatin1(program);
}

void BrowserTest::theFourLinesOfSectionEight()
{
    QFETCH(const QString, program);
    HubFixture hub([](HubOptions &options) {
        options.open = true;
        options.trustedProxies = {u"127.0.0.1"_s};
    });
    std::unique_ptr<ProxyProcess> proxy;
    QUrl url(u"http://localhost:%1"_s.arg(hub.port()));
    if (!program.isEmpty()) {
        proxy = std::make_unique<ProxyProcess>(program, *m_certificate, hub.port());
        QVERIFY2(proxy->isRunning(), qPrintable(proxy->error()));
        url = proxy->url();
    }
    QStringList lines = m_lines;
    const QString example = u"ws://localhost:8080"_s; // what the page's own address was in the example
    QVERIFY(lines[3].contains(example));
    lines[3].replace(example,
                     u"%1://localhost:%2"_s.arg(url.scheme() == u"https" ? u"wss"_s : u"ws"_s).arg(url.port()));

    QVERIFY(m_browser->open(url));
    const QString origin = u"%1://localhost:%2"_s.arg(url.scheme()).arg(url.port());
    QTRY_COMPARE_WITH_TIMEOUT(m_browser->run(u"document.readyState + ' ' + location.origin"_s).toString(),
                              u"complete "_s + origin, 10'000);
    QVERIFY(m_browser->run(u"document.body.innerText"_s).toString().contains(u"Tincan server"_s));
    m_browser->run(script(lines));
    QVERIFY2(m_browser->error().isEmpty(), qPrintable(m_browser->error()));
    // One after the other: what a buffer holds back does not come before the next one is sent.
    for (const char *text : {"one", "two", "three"}) {
        QCOMPARE(TestClient(hub.port()).post("/api/messages", message(text)).status, 201);
        QCOMPARE(m_browser->run(waitFor(QString::fromLatin1(text))).toString(), u"all"_s);
    }
}

QTEST_GUILESS_MAIN(BrowserTest)
#include "tst_browser.moc"
