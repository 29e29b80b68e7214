#include "ui/completion_popup.h"
#include "ui/composer.h"
#include "ui/composer_completion.h"
#include "ui/skin_tone.h"

#include <QAccessible>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class CompletionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(600, 500);
        m_composer = new Composer(m_window.get());
        m_composer->setGeometry(0, 400, 600, 80);
        m_composer->setRoom(u"lobby"_s, u"lobby"_s);
        completion()->setPeople([] { return QStringList{u"Bob"_s, u"Ada Lovelace"_s, u"陈晨"_s, u"Bobby"_s}; });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        edit()->setFocus();
    }

    void whatIsNamedIsFoundAtTheCursor_data()
    {
        QTest::addColumn<QString>("text"); // up to the cursor
        QTest::addColumn<QString>("found");
        const QString none;
        QTest::newRow("a sign") << u"@"_s << u"@"_s;
        QTest::newRow("a name") << u"hello @bo"_s << u"@bo"_s;
        QTest::newRow("in brackets") << u"(@bo"_s << u"@bo"_s;
        QTest::newRow("behind Chinese") << u"告诉@陈"_s << u"@陈"_s;
        QTest::newRow("on a new line") << u"a\n@bo"_s << u"@bo"_s;
        QTest::newRow("an emoji") << u"good :smi"_s << u":smi"_s;
        QTest::newRow("one with a plus") << u":+1"_s << u":+1"_s;
        QTest::newRow("one letter is a face") << u":p"_s << none;
        QTest::newRow("a capital is a face") << u":Dx"_s << none;
        QTest::newRow("a clock") << u"at 10:30"_s << none;
        QTest::newRow("an e-mail address") << u"ada@exam"_s << none;
        QTest::newRow("a link") << u"https://exa"_s << none;
        QTest::newRow("somebody in a link") << u"https://example.org/(@bo"_s << none;
        QTest::newRow("a whole shortcode") << u":smile:"_s << none;
        QTest::newRow("in code") << u"`npm i @ty"_s << none;
        QTest::newRow("behind code") << u"`npm` @ty"_s << u"@ty"_s;
        QTest::newRow("in a block") << u"```\n@Override\n@te"_s << none;
        QTest::newRow("behind a block") << u"```\n@Override\n```\n@te"_s << u"@te"_s;
        QTest::newRow("behind a space") << u"@bo "_s << none;
        QTest::newRow("nothing") << none << none;
    }
    void whatIsNamedIsFoundAtTheCursor()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        for (const QString &rest : {u""_s, u" and more"_s, u"\nbelow"_s}) {
            const auto word = completionAt(text + rest, text.size());
            QCOMPARE(word ? word->sign + word->word : QString(), found);
        }
        QVERIFY(!completionAt(text + u"letters"_s, text.size())); // in the middle of a word
    }

    void itFiltersAsOneTypesAndEnterTakesWhatIsChosen()
    {
        QSignalSpy submitted(m_composer, &Composer::submitted);
        QTest::keyClicks(edit(), u"hello @"_s);
        QCOMPARE(labels(), (QStringList{u"Bob"_s, u"Ada Lovelace"_s, u"陈晨"_s, u"Bobby"_s}));
        QTest::keyClicks(edit(), u"lo"_s);
        QCOMPARE(labels(), QStringList{u"Ada Lovelace"_s});
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(m_composer->text(), u"hello @Ada Lovelace "_s);
        QVERIFY(!completion()->isOpen());
        QCOMPARE(submitted.size(), 0);
        edit()->undo();
        QCOMPARE(m_composer->text(), u"hello @lo"_s);
    }

    void emojiComeByTheirShortcodes()
    {
        QTest::keyClicks(edit(), u"nice :tad"_s);
        QVERIFY(completion()->isOpen());
        QTest::keyClick(edit(), Qt::Key_Tab);
        QCOMPARE(m_composer->text(), u"nice 🎉 "_s);
        QVERIFY(edit()->hasFocus());
    }

    void emojiComeInTheSkinToneThatWasChosen()
    {
        SkinTone::shared().set(5);
        QTest::keyClicks(edit(), u":wave"_s);
        QTest::keyClick(edit(), Qt::Key_Tab);
        QCOMPARE(m_composer->text(), u"👋🏿 "_s);
        SkinTone::shared().set(0);
    }

    void enterSendsWhereNothingIsChosen()
    {
        QSignalSpy submitted(m_composer, &Composer::submitted);
        QTest::keyClicks(edit(), u"mail me @"_s);
        QVERIFY(completion()->isOpen());
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted[0][1].toString(), u"mail me @"_s);
    }

    void aNameThatIsTypedToItsEndIsNotInTheWayOfEnter()
    {
        QSignalSpy submitted(m_composer, &Composer::submitted);
        for (const QString &text : {u"hi @Bobby"_s, u"hi @Bob"_s}) {
            m_composer->setText({});
            QTest::keyClicks(edit(), text);
            QTest::keyClick(edit(), Qt::Key_Return);
            QCOMPARE(submitted.last().at(1).toString(), text);
        }
        QCOMPARE(submitted.size(), 2);
    }

    void theArrowsGoRoundAndEscEndsIt()
    {
        QTest::keyClicks(edit(), u"@"_s);
        QTest::keyClick(edit(), Qt::Key_Up);
        QCOMPARE(completion()->popup()->chosen(), 3);
        QTest::keyClick(edit(), Qt::Key_Down);
        QCOMPARE(completion()->popup()->chosen(), 0);
        QTest::keyClick(edit(), Qt::Key_Escape);
        QVERIFY(!completion()->isOpen());
        QTest::keyClicks(edit(), u"bo"_s); // it stays away for this word
        QVERIFY(!completion()->isOpen());
        QCOMPARE(m_composer->text(), u"@bo"_s);
        QTest::keyClicks(edit(), u" @b"_s);
        QVERIFY(completion()->isOpen());
        QTest::keyClick(edit(), Qt::Key_Escape);
        QTest::keyClick(edit(), Qt::Key_Backspace);
        QTest::keyClick(edit(), Qt::Key_Backspace);
        QTest::keyClicks(edit(), u"@b"_s); // another one, in the same place
        QVERIFY(completion()->isOpen());
    }

    void theMousePicksAndTheKeyboardStaysInTheText()
    {
        QTest::keyClicks(edit(), u"@b"_s);
        QListWidget *list = completion()->popup()->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
        QCOMPARE(m_composer->text(), u"@Bobby "_s);
        QVERIFY(edit()->hasFocus());
        QVERIFY(!completion()->isOpen());
    }

    void itIsAboveTheBoxAndInsideTheWindow()
    {
        QTest::keyClicks(edit(), u"@"_s);
        const QRect popup = completion()->popup()->geometry();
        QVERIFY(m_window->rect().contains(popup));
        QVERIFY(popup.bottom() < m_composer->box()->mapTo(m_window.get(), QPoint()).y());
    }

    void aScreenReaderIsToldOfTheChosen()
    {
        QTest::keyClicks(edit(), u"@b"_s);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(completion()->popup()->list());
        QVERIFY(list);
        QVERIFY(!list->text(QAccessible::Name).isEmpty());
        QCOMPARE(list->child(0)->text(QAccessible::Name), u"Bob"_s);
        QVERIFY(list->child(0)->state().selected);
    }

    void itGoesWithTheKeyboard()
    {
        QTest::keyClicks(edit(), u"@b"_s);
        QVERIFY(completion()->isOpen());
        m_composer->sendButton()->setFocus();
        QVERIFY(!completion()->isOpen());
    }

private:
    ComposerEdit *edit() const { return m_composer->edit(); }
    ComposerCompletion *completion() const { return m_composer->box()->completion(); }
    QStringList labels() const
    {
        QStringList all;
        const QListWidget *list = completion()->popup()->list();
        for (int row = 0; row < list->count(); ++row)
            all.append(list->item(row)->text());
        return all;
    }

    std::unique_ptr<QWidget> m_window;
    Composer *m_composer = nullptr; // of the window
};

QTEST_MAIN(CompletionTest)
#include "tst_completion.moc"
