#include "two_windows.h"
#include "ui/delete_dialog.h"
#include "ui/message_words.h"

#include <QPushButton>

using namespace tincan;

class TestDeleting : public TwoWindows
{
    Q_OBJECT

    static TimelineView *select(MainWindow &window, const QString &text)
    {
        TimelineView *view = window.page()->view();
        view->setCurrentIndex(window.page()->model()->index(int(texts(window).indexOf(text))));
        return view;
    }
    // Presses Delete on the message; whether it asked, and the answer.
    static bool pressDelete(MainWindow &window, const QString &text, bool yes)
    {
        QTest::keyClick(select(window, text), Qt::Key_Delete);
        auto *dialog = questionOf<DeleteDialog>(window);
        if (dialog)
            yes ? dialog->acceptButton()->click() : dialog->reject();
        return dialog;
    }
    static QString spoken(const MainWindow &window, int row)
    {
        return MessageWords::spoken(window.page()->model()->rows()[size_t(row)]);
    }

private Q_SLOTS:
    void cleanup() { close(); }

    void whatIsDeletedIsGoneForBoth()
    {
        open();
        type(*m_ada, u"stays"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList({u"stays"_s}), patience);
        type(*m_ada, u"goes"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList({u"stays"_s, u"goes"_s}), patience);
        type(*m_bob, u"mine"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList({u"stays"_s, u"goes"_s, u"mine"_s}), patience);
        const int row = int(texts(*m_ada).indexOf(u"goes"_s));

        QVERIFY(!pressDelete(*m_ada, u"mine"_s, true)); // Bob's
        QVERIFY(pressDelete(*m_ada, u"goes"_s, false));
        QVERIFY(texts(*m_ada).contains(u"goes"_s));
        QVERIFY(pressDelete(*m_ada, u"goes"_s, true));
        QTRY_VERIFY_WITH_TIMEOUT(!texts(*m_bob).contains(u"goes"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(spoken(*m_ada, row).contains(u"Message deleted"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(spoken(*m_ada, row).contains(u"(sent)"_s), patience);
        QCOMPARE(texts(*m_ada).size(), 3);
        QVERIFY(texts(*m_bob).contains(u"stays"_s) && texts(*m_bob).contains(u"mine"_s));
        QVERIFY(!pressDelete(*m_ada, {}, true)); // once is enough
    }

    void whatWasNeverSentIsAskedForToo()
    {
        open();
        m_server = {};
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*m_ada) != State::Connected, patience);
        type(*m_ada, u"unsent"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"unsent"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(spoken(*m_ada, 0).contains(u"(queued)"_s), patience);
        QVERIFY(pressDelete(*m_ada, u"unsent"_s, false));
        QCOMPARE(texts(*m_ada), QStringList{u"unsent"_s});
        QVERIFY(pressDelete(*m_ada, u"unsent"_s, true));
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_ada).isEmpty(), patience);
    }

    void withoutALineItWaitsAndCanBeTakenBack()
    {
        open();
        type(*m_ada, u"goes"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob).size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(spoken(*m_ada, 0).contains(u"(sent)"_s), patience);
        m_server = {};
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*m_ada) != State::Connected, patience);
        QVERIFY(pressDelete(*m_ada, u"goes"_s, true));
        QTRY_VERIFY_WITH_TIMEOUT(spoken(*m_ada, 0).contains(u"Will be deleted when the line is back (queued)"_s),
                                 patience);
        QVERIFY(!pressDelete(*m_ada, {}, true)); // it is on its way already
        Q_EMIT m_ada->page()->view()->undoDeleteChosen(m_ada->page()->model()->rows().front().id);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"goes"_s}, patience);
        QVERIFY(spoken(*m_ada, 0).contains(u"(sent)"_s));
    }
};

QTEST_MAIN(TestDeleting)
#include "tst_deleting.moc"
