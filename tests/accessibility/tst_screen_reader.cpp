// The program itself on a desktop of its own, with nothing but what a screen reader has: the accessibility bus and a
// keyboard. Somebody else speaks through a real hub.
#include "desktop_program.h"
#include "support/hub_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QUuid>

using namespace tincan;

class ScreenReaderTest : public DesktopProgram
{
    Q_OBJECT

    HubFixture m_hub;
    QNetworkAccessManager m_network;
    Item m_messages;

    bool say(const QString &text)
    {
        const QJsonObject message{{u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                  {u"room"_s, u"lobby"_s},
                                  {u"name"_s, u"Ada"_s},
                                  {u"text"_s, text}};
        QNetworkRequest request(m_hub.url().resolved(QUrl(u"/api/messages"_s)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(m_network.post(request, QJsonDocument(message).toJson()));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        return finished.wait(patience) && reply->error() == QNetworkReply::NoError;
    }
    // As the reader says it.
    QStringList messages()
    {
        QStringList names;
        for (const Item &item : m_reader->children(m_messages))
            names.append(m_reader->name(item));
        return names;
    }
    bool hears(const QString &end)
    {
        const QList<Item> shown = m_reader->shown(); // more may come while one is asked for its name
        return std::any_of(shown.cbegin(), shown.cend(), [&](const Item &item) {
            return m_reader->role(item) == u"notification" && m_reader->name(item).endsWith(end);
        });
    }
    bool isWriting()
    {
        const auto editor = m_reader->find(m_window, u"text"_s, u"Message to Lobby"_s);
        return editor && m_reader->is(*editor, ScreenReader::Focused) && m_reader->is(*editor, ScreenReader::Editable);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_hub.isRunning(), qPrintable(m_hub.error()));
        QVERIFY(say(u"the first words"_s));
        QVERIFY(say(u"and **more** of them"_s));
        openDesktop();
        openProgram({u"--server"_s, m_hub.url().toString()});
        std::optional<Item> found;
        QTRY_VERIFY_WITH_TIMEOUT((found = m_reader->find(m_window, u"list"_s, u"Messages"_s)), patience);
        m_messages = *found;
    }

    void cleanupTestCase() { closeAll(); }

    void theMessagesInSightAreThere()
    {
        QTRY_COMPARE_WITH_TIMEOUT(messages().size(), 2, patience);
        static const QRegularExpression first(u"^Ada, [0-9]{1,2}:[0-9]{2}.*: the first words$"_s);
        QVERIFY2(first.match(messages()[0]).hasMatch(), qPrintable(messages()[0]));
        QVERIFY2(messages()[1].contains(u"more"), qPrintable(messages()[1]));
        for (const Item &item : m_reader->children(m_messages)) {
            QCOMPARE(m_reader->role(item), u"list item"_s);
            QVERIFY(m_reader->is(item, ScreenReader::Showing));
            QVERIFY(m_reader->is(item, ScreenReader::Focusable));
            QVERIFY(!m_reader->is(item, ScreenReader::Focused));
        }
    }

    void oneWritesWhereTheFocusIsAtTheStart()
    {
        QTRY_VERIFY_WITH_TIMEOUT(isWriting(), patience);
        m_reader->type(u"hello"_s);
        m_reader->press(ScreenReader::Return);
        QTRY_VERIFY_WITH_TIMEOUT(newest().endsWith(u": hello (sent)"), patience);
    }

    void aButtonIsPressedByTheKeyboard()
    {
        m_reader->type(u"by the button"_s);
        QVERIFY(tabTo(u"push button"_s, u"Send"_s));
        m_reader->press(ScreenReader::Space);
        QTRY_VERIFY_WITH_TIMEOUT(newest().endsWith(u": by the button (sent)"), patience);
    }

    void theKeysGoFromMessageToMessage()
    {
        QVERIFY(tabTo(u"list"_s, u"Messages"_s));
        for (const QString &text : {u": hello (sent)"_s, u"and **more** of them"_s}) {
            m_reader->forget();
            m_reader->press(ScreenReader::Up);
            // The last of what it says: that one came to the list may be said late.
            Item item;
            const auto arrives = [&] {
                item = m_reader->gotFocus().value(m_reader->gotFocus().size() - 1);
                return m_reader->name(item).endsWith(text);
            };
            QTRY_VERIFY2_WITH_TIMEOUT(arrives(), qPrintable(m_reader->name(item)), patience);
            QVERIFY(m_reader->is(item, ScreenReader::Focused) && m_reader->is(item, ScreenReader::Selected));
        }
    }

    // The last: what was there at the start was said long before.
    void whatArrivesIsAnnounced()
    {
        m_reader->forget();
        QVERIFY(say(u"and then this"_s));
        QTRY_VERIFY_WITH_TIMEOUT(hears(u": and then this"_s), patience);
    }
};

QTEST_GUILESS_MAIN(ScreenReaderTest)
#include "tst_screen_reader.moc"
