#include "ui/composer_edit.h"
#include "ui/help_dialogs.h"
#include "ui/markdown_keys.h"

#include <QDialog>
#include <QLabel>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class MarkdownKeysTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKeyMarksWhatIsSelectedAndTheSameKeyTakesTheMarkAway_data()
    {
        // What is selected stands between bars; they are no part of the text.
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const int ctrl = Qt::CTRL;
        const int ctrlShift = int(Qt::CTRL) | int(Qt::SHIFT);
        QTest::newRow("bold") << (ctrl | Qt::Key_B) << u"a |word| more"_s << u"a **|word|** more"_s;
        QTest::newRow("italic") << (ctrl | Qt::Key_I) << u"a |word|"_s << u"a *|word|*"_s;
        QTest::newRow("italic in bold") << (ctrl | Qt::Key_I) << u"**|word|**"_s << u"***|word|***"_s;
        QTest::newRow("bold in italic") << (ctrl | Qt::Key_B) << u"*|word|*"_s << u"***|word|***"_s;
        QTest::newRow("Chinese, without spaces") << (ctrl | Qt::Key_I) << u"这是|重要|的"_s << u"这是*|重要|*的"_s;
        QTest::newRow("strike") << (ctrlShift | Qt::Key_X) << u"|gone|"_s << u"~~|gone|~~"_s;
        QTest::newRow("code") << (ctrlShift | Qt::Key_M) << u"run |ls| now"_s << u"run `|ls|` now"_s;
        QTest::newRow("nothing selected") << (ctrl | Qt::Key_B) << u"a || b"_s << u"a **||** b"_s;
        QTest::newRow("block") << (ctrlShift | Qt::Key_B) << u"a\n|one\ntwo|\nb"_s << u"a\n```\n|one\ntwo|\n```\nb"_s;
        QTest::newRow("several lines of code are a block")
            << (ctrlShift | Qt::Key_M) << u"|one\ntwo|"_s << u"```\n|one\ntwo|\n```"_s;
    }
    void aKeyMarksWhatIsSelectedAndTheSameKeyTakesTheMarkAway()
    {
        QFETCH(int, key);
        QFETCH(QString, before);
        QFETCH(QString, after);
        ComposerEdit edit;
        show(edit, before);
        press(edit, key);
        QCOMPARE(shown(edit), after);
        press(edit, key);
        QCOMPARE(shown(edit), before);
        edit.undo();
        edit.undo();
        QCOMPARE(edit.toPlainText(), before.remove(u'|')); // a step each
    }

    void whatCannotBeMarkedIsLeftOut_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const int ctrlShift = int(Qt::CTRL) | int(Qt::SHIFT);
        QTest::newRow("spaces at the ends")
            << (int(Qt::CTRL) | Qt::Key_B) << u"|  word |more"_s << u"  **|word|** more"_s;
        QTest::newRow("selected with its marks") << (int(Qt::CTRL) | Qt::Key_B) << u"|**word**|"_s << u"|word|"_s;
        QTest::newRow("backticks in code") << (ctrlShift | Qt::Key_M) << u"|a`b|"_s << u"``|a`b|``"_s;
        QTest::newRow("a fence in a block") << (ctrlShift | Qt::Key_B) << u"|```\nx|"_s << u"````\n|```\nx|\n````"_s;
        QTest::newRow("words of a link") << (ctrlShift | Qt::Key_L) << u"see |this|"_s << u"see [this](||)"_s;
        QTest::newRow("its address") << (ctrlShift | Qt::Key_L) << u"|https://a.org|"_s << u"[||](https://a.org)"_s;
    }
    void whatCannotBeMarkedIsLeftOut()
    {
        QFETCH(int, key);
        QFETCH(QString, before);
        QFETCH(QString, after);
        ComposerEdit edit;
        show(edit, before);
        press(edit, key);
        QCOMPARE(shown(edit), after);
        edit.undo();
        QCOMPARE(edit.toPlainText(), before.remove(u'|'));
    }

    void aNewLineGoesOnWithTheList_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("dash") << u"- one||"_s << u"- one\n- ||"_s;
        QTest::newRow("indented star") << u"  * one||"_s << u"  * one\n  * ||"_s;
        QTest::newRow("number") << u"9. nine||"_s << u"9. nine\n10. ||"_s;
        QTest::newRow("quote") << u"> said||"_s << u"> said\n> ||"_s;
        QTest::newRow("in the middle") << u"- one|| two"_s << u"- one\n- || two"_s;
        QTest::newRow("an empty item ends it") << u"- one\n- ||"_s << u"- one\n||"_s;
        QTest::newRow("no list") << u"one||"_s << u"one\n||"_s;
        QTest::newRow("a minus is none") << u"-5||"_s << u"-5\n||"_s;
        QTest::newRow("before the mark") << u"||- one"_s << u"\n||- one"_s;
        QTest::newRow("in code") << u"```\n- one||"_s << u"```\n- one\n||"_s;
    }
    void aNewLineGoesOnWithTheList()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        ComposerEdit edit;
        show(edit, before);
        press(edit, int(Qt::SHIFT) | Qt::Key_Return);
        QCOMPARE(shown(edit), after);
        edit.undo();
        QCOMPARE(edit.toPlainText(), before.remove(u'|'));
    }

    void theHelpNamesThemAll()
    {
        QWidget window;
        const auto *help = showKeys(&window, true);
        QStringList words;
        for (const QLabel *label : help->findChildren<QLabel *>())
            words.append(label->text());
        for (const MarkdownKey &key : markdownKeys()) {
            QVERIFY(words.contains(key.name));
            QVERIFY(words.contains(key.keys.toString(QKeySequence::NativeText)));
        }
    }

private:
    static void show(ComposerEdit &edit, const QString &marked)
    {
        const qsizetype from = marked.indexOf(u'|');
        const qsizetype to = marked.indexOf(u'|', from + 1) - 1;
        edit.setPlainText(QString(marked).remove(u'|'));
        QTextCursor cursor(edit.document());
        cursor.setPosition(int(from));
        cursor.setPosition(int(to), QTextCursor::KeepAnchor);
        edit.setTextCursor(cursor);
    }

    static QString shown(const ComposerEdit &edit)
    {
        QString text = edit.toPlainText();
        text.insert(edit.textCursor().selectionEnd(), u'|');
        return text.insert(edit.textCursor().selectionStart(), u'|');
    }

    static void press(ComposerEdit &edit, int combination)
    {
        const auto keys = QKeyCombination::fromCombined(combination);
        QTest::keyClick(&edit, keys.key(), keys.keyboardModifiers());
    }
};

QTEST_MAIN(MarkdownKeysTest)
#include "tst_markdown_keys.moc"
