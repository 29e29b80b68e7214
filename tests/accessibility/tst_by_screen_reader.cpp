// From the first start to the end without a key and without a mouse: all that is done is asked of the accessibility
// bus.
#include "whole_run.h"

using namespace tincan;

class ByScreenReaderTest : public WholeRun
{
    Q_OBJECT

    bool press(const QString &role, const QString &name, const QString &action = u"Press"_s)
    {
        const Item item = await(role, name);
        return !item.path.isEmpty() && m_reader->perform(item, action);
    }
    // Of a menu that is not open.
    bool choose(const QString &name)
    {
        const auto item = m_reader->find(m_window, u"menu item"_s, name);
        return item && m_reader->perform(*item, u"Press"_s);
    }
    bool write(const QString &name, const QString &text)
    {
        const Item item = await(u"text"_s, name);
        return !item.path.isEmpty() && m_reader->write(item, text);
    }

    void host() override
    {
        QVERIFY(press(u"push button"_s, u"Host"_s));
        const Item dialog = await(u"dialog"_s, u"Host on this computer"_s);
        QVERIFY(!dialog.path.isEmpty());
        const auto host = m_reader->find(dialog, u"push button"_s, u"Host"_s);
        QVERIFY(host && m_reader->perform(*host, u"Press"_s));
        QVERIFY(press(u"push button"_s, u"Start chatting"_s));
    }
    bool say(const QString &text) override
    {
        return write(u"Message to Lobby"_s, text) && press(u"push button"_s, u"Send"_s);
    }

private Q_SLOTS:
    void oneReplies()
    {
        const auto list = m_reader->find(m_window, u"list"_s, u"Messages"_s);
        QVERIFY(list);
        const Item message = m_reader->children(*list).constLast();
        QVERIFY2(m_reader->perform(message, u"reply"_s), qPrintable(m_reader->actions(message).join(u' ')));
        QVERIFY(say(u"an answer"_s));
        QVERIFY2(isSent(u": an answer, in reply to"_s), qPrintable(newest()));
    }

    void oneSearches()
    {
        QVERIFY(press(u"push button"_s, u"Search messages"_s));
        QVERIFY(write(u"Search messages"_s, u"answer"_s));
        const Item results = await(u"list"_s, u"Search results"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_reader->children(results).size(), 1, patience);
        const QString hit = m_reader->name(m_reader->children(results).constFirst());
        QVERIFY2(hit.contains(u"an answer"), qPrintable(hit));
        QVERIFY(press(u"push button"_s, u"Older hit"_s));
        QVERIFY(!await(u"label"_s, u"1 of 1"_s).path.isEmpty());
        QVERIFY(press(u"push button"_s, u"Close the search"_s));
        QVERIFY(isGone(u"text"_s, u"Search messages"_s));
    }

    void oneSwitchesTheLine()
    {
        QVERIFY(press(u"push button"_s, u"Connection: "_s));
        QVERIFY(press(u"radio button"_s, u"Held requests"_s, u"Toggle"_s));
        QVERIFY(!await(u"push button"_s, u"Connection: Held requests"_s).path.isEmpty());
        // Who goes on writing has done with the card.
        QVERIFY(press(u"text"_s, u"Message to Lobby"_s, u"SetFocus"_s));
        QVERIFY(isGone(u"radio button"_s, u"Held requests"_s));
    }

    void oneChangesASetting()
    {
        QVERIFY(choose(u"All settings…"_s));
        const Item window = await(u"dialog"_s, u"Settings"_s);
        QVERIFY(!window.path.isEmpty());
        QVERIFY(press(u"list item"_s, u"Keys"_s, u"Toggle"_s));
        const auto enter = [&] { return await(u"check box"_s, u"Enter sends"_s); };
        QVERIFY(m_reader->is(enter(), ScreenReader::Checked));
        QVERIFY(m_reader->perform(enter(), u"Toggle"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_reader->is(enter(), ScreenReader::Checked), patience);
        QVERIFY(press(u"list item"_s, u"Appearance"_s, u"Toggle"_s));
        QVERIFY(isGone(u"check box"_s, u"Enter sends"_s));
    }

    void oneQuits()
    {
        QVERIFY(choose(u"Quit"_s));
        seeItEnd();
    }
};

QTEST_GUILESS_MAIN(ByScreenReaderTest)
#include "tst_by_screen_reader.moc"
