#include "ui/emoji_picker.h"
#include "ui/recent_emoji.h"
#include "ui/skin_tone.h"
#include "ui/tone_row.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class EmojiPickerTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QWidget> m_window;
    QPointer<EmojiPicker> m_picker;

    void open()
    {
        m_picker = new EmojiPicker(m_window.get());
        m_picker->openBeside(m_window.get(), QRect(50, 550, 30, 30));
    }
    QString current() { return m_picker->grid()->currentIndex().data().toString(); }
    void press(Qt::Key key) { QTest::keyClick(m_picker->searchField(), key); }

private Q_SLOTS:
    void init()
    {
        RecentEmoji::shared().setPicked({});
        SkinTone::shared().set(0);
        m_window = std::make_unique<QWidget>();
        m_window->resize(600, 600);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        open();
    }

    void itIsFoundByShortcodeAndPickedByEnter()
    {
        QSignalSpy picked(m_picker, &EmojiPicker::picked);
        QVERIFY(m_picker->searchField()->hasFocus());
        QTest::keyClicks(m_picker->searchField(), u":tada"_s);
        QCOMPARE(current(), u"🎉"_s);
        press(Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked.first().first().toString(), u"🎉"_s);
        QTRY_VERIFY(!m_picker);
    }

    void tabGoesRoundInTheCard()
    {
        (new QLineEdit(m_window.get()))->show(); // is in the window, and not in the card
        press(Qt::Key_Tab);
        QVERIFY(m_picker->tones()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(m_picker->searchField()->hasFocus());
        press(Qt::Key_Backtab);
        QVERIFY(m_picker->tones()->isAncestorOf(QApplication::focusWidget()));
    }

    // A screen reader needs no click for it.
    void whatTakesTheKeyboardElsewhereHasDoneWithTheCard()
    {
        auto *elsewhere = new QLineEdit(m_window.get());
        elsewhere->show();
        elsewhere->setFocus();
        QTRY_VERIFY(!m_picker);
        QVERIFY(elsewhere->hasFocus()); // and keeps it
    }

    void theArrowsWalkThroughTheGrid()
    {
        const QString first = current();
        press(Qt::Key_Right);
        const QString second = current();
        QVERIFY(second != first);
        press(Qt::Key_Down);
        QCOMPARE(m_picker->grid()->currentIndex().row(), 10); // nine in a row
        press(Qt::Key_Up);
        QCOMPARE(current(), second);
        QVERIFY(m_picker->searchField()->hasFocus());
        QVERIFY(m_picker->searchField()->accessibleDescription().startsWith(u':'));
    }

    void thoseThatWerePickedLastComeFirst()
    {
        QTest::keyClicks(m_picker->searchField(), u"rocket"_s);
        press(Qt::Key_Return);
        open();
        QCOMPARE(current(), u"🚀"_s);
        QCOMPARE(RecentEmoji::shared().picked(), QStringList{u"🚀"_s});
    }

    void whatDoesNotExistIsSaid()
    {
        QSignalSpy picked(m_picker, &EmojiPicker::picked);
        QTest::keyClicks(m_picker->searchField(), u"zzzqqq"_s);
        QCOMPARE(m_picker->grid()->model()->rowCount(), 0);
        QCOMPARE(m_picker->searchField()->accessibleDescription(), u"No such emoji"_s);
        press(Qt::Key_Return);
        QCOMPARE(picked.size(), 0);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_picker);
    }

    void aSkinToneIsChosenOnceByTheKeyboardAndStays()
    {
        QTest::keyClicks(m_picker->searchField(), u"wave"_s);
        QCOMPARE(current(), u"👋"_s);
        QTest::keyClick(m_picker->searchField(), Qt::Key_Tab);
        auto *none = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
        QCOMPARE(none, m_picker->tones()->button(0));
        for (int tone = 0; tone <= EmojiTable::tones; ++tone)
            QVERIFY(m_picker->tones()->button(tone)->accessibleName().contains(u"skin"_s));
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QVERIFY(m_picker->tones()->button(4)->isChecked());
        QCOMPARE(current(), u"👋🏾"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QVERIFY(m_picker->searchField()->hasFocus());
        QSignalSpy picked(m_picker, &EmojiPicker::picked);
        press(Qt::Key_Return);
        QCOMPARE(picked.first().first().toString(), u"👋🏾"_s);

        open();
        QCOMPARE(current(), u"👋🏾"_s);
        m_picker->tones()->button(1)->click();
        QCOMPARE(current(), u"👋🏻"_s); // those picked before, too
        QTest::keyClicks(m_picker->searchField(), u"tada"_s);
        QCOMPARE(current(), u"🎉"_s); // which takes none
    }

    void theFewThatAreKeptHaveAnEnd()
    {
        for (int i = 0; i < 40; ++i)
            RecentEmoji::shared().add(QString::number(i));
        QCOMPARE(RecentEmoji::shared().picked().size(), RecentEmoji::most);
        QCOMPARE(RecentEmoji::shared().picked().first(), u"39"_s);
    }
};

QTEST_MAIN(EmojiPickerTest)
#include "tst_emoji_picker.moc"
