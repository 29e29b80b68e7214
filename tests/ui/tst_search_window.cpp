// The search in the window, over what two people say to each other in two rooms.
#include "two_windows.h"
#include "ui/side_bar.h"

#include <QSignalSpy>

using namespace tincan;

class SearchWindowTest : public TwoWindows
{
    Q_OBJECT

    Search *search() const { return m_bob->page()->search(); }
    QString sayIn(const QString &room, const QString &text)
    {
        m_ada->conversation()->showRoom(room);
        m_bob->conversation()->showRoom(room);
        type(*m_ada, text);
        if (!QTest::qWaitFor([&] { return texts(*m_bob).contains(text); }, patience))
            return {};
        return m_bob->page()->model()->rows().back().id;
    }
    QStringList hitTexts() const
    {
        QStringList all;
        for (int row = 0; row < search()->results()->rowCount(); ++row)
            if (const Message *hit = search()->results()->hit(row))
                all.append(hit->text);
        return all;
    }
    void ask(const QString &words)
    {
        search()->open();
        search()->bar()->setEverywhere(true);
        search()->bar()->edit()->setText(words);
    }
    static QString currentText(const MainWindow &window)
    {
        const QModelIndex current = window.page()->view()->currentIndex();
        return current.isValid() ? window.page()->model()->rows()[size_t(current.row())].text : QString();
    }

private Q_SLOTS:
    void init()
    {
        open();
        const Room design{.id = u"design"_s, .title = u"Design"_s, .topic = {}};
        m_ada->conversation()->createRoom(design);
        for (const MainWindow *window : {m_ada.get(), m_bob.get()})
            QTRY_VERIFY_WITH_TIMEOUT(window->sideBar()->model()->find(u"design"_s), patience);
        QVERIFY(!sayIn(u"design"_s, u"the colour of the door"_s).isEmpty());
        for (int i = 0; i < 60; ++i)
            m_ada->conversation()->engine()->send(u"design"_s, u"something else %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->total(), 61, patience);
        QVERIFY(!sayIn(u"lobby"_s, u"a door of another colour"_s).isEmpty());
    }
    void cleanup() { close(); }

    void aHitInAnotherRoomOpensItThere()
    {
        ask(u"colour "_s);
        QTRY_COMPARE_WITH_TIMEOUT(hitTexts(), QStringList({u"a door of another colour"_s, u"the colour of the door"_s}),
                                  patience);
        search()->step(1);
        QCOMPARE(m_bob->conversation()->room(), u"lobby"_s);
        search()->step(1);
        QCOMPARE(m_bob->conversation()->room(), u"design"_s);
        QTRY_COMPARE_WITH_TIMEOUT(currentText(*m_bob), u"the colour of the door"_s, patience);
        QVERIFY(!m_bob->page()->view()->isAtBottom());
        QVERIFY(search()->isOpen());
        QCOMPARE(hitTexts().size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(search()->marks()->ranks(), QList<qint64>{0}, patience);
        search()->step(-1);
        QCOMPARE(m_bob->conversation()->room(), u"lobby"_s);
        QTRY_COMPARE_WITH_TIMEOUT(currentText(*m_bob), u"a door of another colour"_s, patience);
    }

    void theRoomInSightIsTheOneThatIsAsked()
    {
        ask(u"colour "_s);
        search()->bar()->setEverywhere(false);
        QTRY_COMPARE_WITH_TIMEOUT(hitTexts(), QStringList{u"a door of another colour"_s}, patience);
        m_bob->conversation()->showRoom(u"design"_s);
        QTRY_COMPARE_WITH_TIMEOUT(hitTexts(), QStringList{u"the colour of the door"_s}, patience);
    }

    void whereNothingIsInThisRoomAllRoomsAreOffered_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("a click") << false;
        QTest::newRow("Enter") << true;
    }
    void whereNothingIsInThisRoomAllRoomsAreOffered()
    {
        QFETCH(const bool, byKey);
        m_bob->conversation()->showRoom(u"lobby"_s);
        search()->open();
        QVERIFY(!search()->bar()->isEverywhere());
        QPushButton *all = search()->panel()->allRoomsButton();
        QVERIFY(!all->isVisible());
        search()->bar()->edit()->setText(u"the colour "_s);
        QTRY_COMPARE_WITH_TIMEOUT(search()->panel()->said(), u"Nothing found in this room."_s, patience);
        QVERIFY(all->isVisible());
        if (byKey)
            QTest::keyClick(search()->bar()->edit(), Qt::Key_Return);
        else
            QTest::mouseClick(all, Qt::LeftButton);
        QVERIFY(search()->bar()->isEverywhere());
        QTRY_COMPARE_WITH_TIMEOUT(hitTexts(), QStringList{u"the colour of the door"_s}, patience);
        QVERIFY(!all->isVisible());
        QVERIFY(search()->bar()->edit()->hasFocus());
        search()->bar()->edit()->setText(u"hologram"_s);
        QTRY_COMPARE_WITH_TIMEOUT(search()->panel()->said(), u"Nothing found."_s, patience);
        QVERIFY(!all->isVisible()); // they were searched
        search()->close();
        search()->open();
        QVERIFY(!search()->bar()->isEverywhere());
    }

    void editsAndDeletionsAreKnown()
    {
        const Message said = m_ada->page()->model()->rows().back();
        m_ada->conversation()->engine()->editMessage(said.id, u"a window"_s);
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_bob).contains(u"a window"_s), patience);
        ask(u"colour "_s);
        QTRY_COMPARE_WITH_TIMEOUT(hitTexts(), QStringList{u"the colour of the door"_s}, patience);
        ask(u"window"_s);
        QTRY_COMPARE_WITH_TIMEOUT(hitTexts(), QStringList{u"a window"_s}, patience);
        m_ada->conversation()->engine()->deleteMessage(said.id);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->page()->model()->rows().back().deleted, patience);
        ask(u"windo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(search()->panel()->said(), u"Nothing found."_s, patience);
    }

    // Bob leaves: nothing of his is left on the screen.
    void leavingEndsIt()
    {
        ask(u"colour "_s);
        QTRY_COMPARE_WITH_TIMEOUT(hitTexts().size(), 2, patience);
        m_bob->workspace()->leave();
        QVERIFY(!search()->isOpen());
        QVERIFY(hitTexts().isEmpty());
    }
};

QTEST_MAIN(SearchWindowTest)
#include "tst_search_window.moc"
