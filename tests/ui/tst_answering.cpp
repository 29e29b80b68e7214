// Two people answer, edit and react, from window to window.
#include "two_windows.h"
#include "ui/composer_bar.h"
#include "ui/edits_dialog.h"

#include <QLabel>
#include <QPushButton>

using namespace tincan;

class AnsweringTest : public TwoWindows
{
    Q_OBJECT

    static Message rowOf(const MainWindow &window, const QString &text)
    {
        const auto row = texts(window).indexOf(text);
        return row < 0 ? Message() : window.page()->model()->rows()[size_t(row)];
    }
    static TimelineView *view(MainWindow &window) { return window.page()->view(); }
    // Both have it, and it is known to the server.
    bool bothHave(const QString &text)
    {
        return QTest::qWaitFor(
            [&] {
                return texts(*m_bob).contains(text) && texts(*m_ada).contains(text) &&
                       rowOf(*m_ada, text).delivery == Delivery::Sent && rowOf(*m_bob, text).delivery == Delivery::Sent;
            },
            patience);
    }

private Q_SLOTS:
    void cleanup() { close(); }

    void anAnswerQuotesWhatItAnswers()
    {
        open();
        type(*m_ada, u"Shall we?"_s);
        QVERIFY(bothHave(u"Shall we?"_s));
        Q_EMIT view(*m_bob)->replyChosen(rowOf(*m_bob, u"Shall we?"_s));
        QVERIFY(m_bob->page()->composer()->bar()->words().contains(u"Shall we?"_s));
        type(*m_bob, u"Yes."_s);
        QVERIFY(bothHave(u"Yes."_s));
        QCOMPARE(rowOf(*m_ada, u"Yes."_s).quote, (Quote{u"Ada"_s, u"Shall we?"_s, false}));
        QCOMPARE(rowOf(*m_ada, u"Yes."_s).replyTo, rowOf(*m_ada, u"Shall we?"_s).id);
        QTRY_VERIFY(m_bob->page()->composer()->bar()->words().isEmpty());
        type(*m_bob, u"By the way"_s);
        QVERIFY(bothHave(u"By the way"_s));
        QVERIFY(rowOf(*m_ada, u"By the way"_s).replyTo.isEmpty());
    }

    void anEditOfWhatIsGoneStaysWithWhoWroteIt()
    {
        open();
        type(*m_ada, u"a long text"_s);
        QVERIFY(bothHave(u"a long text"_s));
        QTRY_VERIFY(m_ada->page()->composer()->text().isEmpty());
        QTest::keyClick(m_ada->page()->composer()->edit(), Qt::Key_Up);
        const QString id = m_ada->page()->composer()->bar()->editing();
        m_ada->conversation()->engine()->deleteMessage(id);
        QTRY_VERIFY(m_ada->page()->model()->find(id)->deleted);
        type(*m_ada, u", much better"_s);
        const NoticeBar *notice = m_ada->page()->notice();
        QTRY_VERIFY(notice->text().contains(u"Your text is kept"_s));
        notice->findChild<QPushButton *>()->click();
        QCOMPARE(m_ada->page()->composer()->text(), u"a long text, much better"_s);
    }

    void upEditsTheLastMessageForBoth()
    {
        open();
        type(*m_ada, u"teh first"_s);
        QVERIFY(bothHave(u"teh first"_s));
        QTRY_VERIFY(m_ada->page()->composer()->text().isEmpty());
        QTest::keyClick(m_ada->page()->composer()->edit(), Qt::Key_Up);
        QCOMPARE(m_ada->page()->composer()->text(), u"teh first"_s);
        m_ada->page()->composer()->setText({});
        type(*m_ada, u"the first"_s);
        QVERIFY(bothHave(u"the first"_s));
        QVERIFY(rowOf(*m_bob, u"the first"_s).edited);
        QVERIFY(!texts(*m_bob).contains(u"teh first"_s));

        Q_EMIT view(*m_bob)->editsChosen(rowOf(*m_bob, u"the first"_s));
        auto *dialog = m_bob->page()->findChild<EditsDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->state().isEmpty(), patience);
        QStringList said;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            said += label->text();
        QVERIFY(said.contains(u"teh first"_s) && said.contains(u"the first"_s));
        dialog->close();
    }

    void aReactionIsSeenByBothAndTakenBack()
    {
        open();
        type(*m_ada, u"done"_s);
        QVERIFY(bothHave(u"done"_s));
        const QString id = rowOf(*m_ada, u"done"_s).id;
        const auto reactions = [&](const MainWindow &window) { return rowOf(window, u"done"_s).reactions; };
        Q_EMIT view(*m_bob)->reactionChosen(id, u"🎉"_s, true);
        QTRY_COMPARE_WITH_TIMEOUT(reactions(*m_ada).size(), 1, patience);
        QCOMPARE(reactions(*m_ada).first().emoji, u"🎉"_s);
        QVERIFY(!reactions(*m_ada).first().mine);
        QTRY_VERIFY_WITH_TIMEOUT(reactions(*m_bob).size() == 1 && reactions(*m_bob).first().mine, patience);
        Q_EMIT view(*m_ada)->reactionChosen(id, u"🎉"_s, true);
        QTRY_VERIFY_WITH_TIMEOUT(reactions(*m_bob).size() == 1 && reactions(*m_bob).first().count == 2, patience);
        Q_EMIT view(*m_bob)->reactionChosen(id, u"🎉"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(reactions(*m_ada).size() == 1 && reactions(*m_ada).first().count == 1, patience);
    }
};

QTEST_MAIN(AnsweringTest)
#include "tst_answering.moc"
