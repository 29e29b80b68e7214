// From the first start to the end by keys alone, on a screen of 1280 × 720 that is doubled. The bus only tells where
// the keyboard is, as a reader's voice would.
#include "whole_run.h"

using namespace tincan;
using Key = ScreenReader::Key;

class ByKeyboardTest : public WholeRun
{
    Q_OBJECT

    void host() override
    {
        QVERIFY(hasKeyboard(u"push button"_s, {})); // something to begin at
        QVERIFY(isAt(focus(), u"push button"_s, u"Host"_s) || tabTo(u"push button"_s, u"Host"_s));
        m_reader->press(Key::Space);
        QVERIFY(hasKeyboard(u"radio button"_s, u"This computer only"_s));
        m_reader->press(Key::Return);
        QVERIFY(hasKeyboard(u"push button"_s, u"Start chatting"_s));
        m_reader->press(Key::Return);
    }
    bool say(const QString &text) override
    {
        if (!hasKeyboard(u"text"_s, u"Message to Lobby"_s))
            return false;
        m_reader->type(text);
        m_reader->press(Key::Return);
        return true;
    }
    bool isChecked() { return m_reader->is(focus(), ScreenReader::Checked); }

private Q_SLOTS:
    void oneReplies()
    {
        QVERIFY(tabTo(u"list"_s, u"Messages"_s));
        m_reader->press(Key::Up);
        m_reader->press(Key::R);
        QVERIFY(say(u"an answer"_s));
        QVERIFY2(isSent(u": an answer, in reply to"_s), qPrintable(newest()));
    }

    void oneSearches()
    {
        m_reader->pressWithControl(Key::F);
        QVERIFY(hasKeyboard(u"text"_s, u"Search messages"_s));
        m_reader->type(u"answer"_s);
        const Item results = await(u"list"_s, u"Search results"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_reader->children(results).size(), 1, patience);
        m_reader->press(Key::Return);
        QVERIFY(!await(u"label"_s, u"1 of 1"_s).path.isEmpty());
        m_reader->press(Key::Escape);
        QVERIFY(isGone(u"text"_s, u"Search messages"_s));
        QVERIFY(hasKeyboard(u"text"_s, u"Message to Lobby"_s));
    }

    void oneSwitchesTheLine()
    {
        QVERIFY(tabTo(u"push button"_s, u"Connection: "_s));
        m_reader->press(Key::Return);
        QVERIFY(hasKeyboard(u"radio button"_s, u"Automatic"_s));
        m_reader->press(Key::Down);
        QVERIFY(hasKeyboard(u"radio button"_s, u"Instant"_s));
        m_reader->press(Key::Down);
        QVERIFY(hasKeyboard(u"radio button"_s, u"Live stream"_s));
        QVERIFY(!await(u"push button"_s, u"Connection: Live stream"_s).path.isEmpty());
        m_reader->press(Key::Escape);
        QVERIFY(isGone(u"radio button"_s, u"Automatic"_s));
        QVERIFY(hasKeyboard(u"push button"_s, u"Connection: "_s));
    }

    void oneChangesASetting()
    {
        m_reader->pressWithControl(Key::Comma);
        QVERIFY(hasKeyboard(u"text"_s, u"Search settings"_s));
        m_reader->type(u"enter sends"_s); // which leads to its page
        QVERIFY(tabTo(u"check box"_s, u"Enter sends"_s));
        QVERIFY(isChecked());
        m_reader->press(Key::Space);
        QTRY_VERIFY_WITH_TIMEOUT(!isChecked(), patience);
        m_reader->press(Key::Escape); // ends the search
        m_reader->press(Key::Escape);
        QVERIFY(isGone(u"dialog"_s, u"Settings"_s));
    }

    void oneQuits()
    {
        QVERIFY(hasKeyboard(u"push button"_s, u"Connection: "_s)); // as before
        m_reader->pressWithControl(Key::Q);
        seeItEnd();
    }
};

QTEST_GUILESS_MAIN(ByKeyboardTest)
#include "tst_by_keyboard.moc"
