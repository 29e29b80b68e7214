// Jumps in the window: to what was not read, to the message of a link, to a date, and the count at the way down.
#include "two_windows.h"
#include "ui/date_dialog.h"
#include "ui/emoji_table.h"
#include "ui/join_dialog.h"
#include "ui/jump_button.h"
#include "ui/notice_bar.h"
#include "ui/side_bar.h"

#include <QCalendarWidget>
#include <QDateTime>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace tincan;

class WindowJumpsTest : public TwoWindows
{
    Q_OBJECT

    TimelineView &view(const MainWindow &window) { return *window.page()->view(); }
    void say(const MainWindow &window, int count)
    {
        const qint64 before = window.page()->model()->total();
        for (int i = 0; i < count; ++i)
            window.conversation()->engine()->send(u"lobby"_s, u"message %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->total(), before + count, patience);
    }
    static QString currentText(const MainWindow &window)
    {
        const QModelIndex current = window.page()->view()->currentIndex();
        return current.isValid() ? window.page()->model()->rows()[size_t(current.row())].text : QString();
    }
    bool isInSight(const MainWindow &window, const QString &text)
    {
        for (const PlacedRow &placed : view(window).placed())
            if (window.page()->model()->rows()[size_t(placed.row)].text == text)
                return true;
        return false;
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void theFirstUnreadIsFoundFarAboveWhatIsLoaded()
    {
        say(*m_ada, 20);
        m_bob->conversation()->markRead();
        m_bob->conversation()->setInSight(false);
        say(*m_ada, 300);
        m_bob->conversation()->showRoom(u"nowhere"_s);
        m_bob->conversation()->showRoom(u"lobby"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->page()->model()->isLoaded(), patience);
        QVERIFY(view(*m_bob).isAtBottom());
        m_bob->conversation()->goToFirstUnread();
        QTRY_COMPARE_WITH_TIMEOUT(currentText(*m_bob), u"message 0"_s, patience);
        QCOMPARE(m_bob->page()->model()->rankOf(view(*m_bob).currentIndex().row()), 20);
        QCOMPARE(markedAt(*m_bob), u"message 0"_s);
        view(*m_bob).goBack();
        QTRY_VERIFY_WITH_TIMEOUT(view(*m_bob).isAtBottom(), patience);
    }

    void whoComesAfterManyReactionsSeesTheMessages()
    {
        say(*m_ada, 4);
        const auto &rows = m_ada->page()->model()->rows();
        const std::vector<Emoji> &emoji = EmojiTable::all().emoji();
        constexpr size_t reactions = 60; // more than the newest events that a new one is told
        for (size_t i = 0; i < reactions; ++i)
            m_ada->conversation()->engine()->react(rows[i % 2].id, emoji[i].text.toString(), true);
        const auto &bobs = m_bob->page()->model()->rows();
        QTRY_COMPARE_WITH_TIMEOUT(size_t(bobs[0].reactions.size() + bobs[1].reactions.size()), reactions, patience);
        const auto carol = openWindow(u"Carol"_s);
        QTRY_COMPARE_WITH_TIMEOUT(carol->page()->model()->rowCount(), 4, patience);
    }

    void whereAllIsReadItSaysSo()
    {
        m_bob->conversation()->goToFirstUnread();
        QVERIFY(!m_bob->page()->notice()->text().isEmpty());
    }

    void aLinkInTheTimelineGoesToItsMessage()
    {
        say(*m_ada, 150);
        const Message first = m_ada->page()->model()->rows().front();
        const QString link = toUrl({m_server.url, u"lobby"_s, first.id}).toString(QUrl::FullyEncoded);
        Q_EMIT view(*m_bob).linkActivated(link);
        QTRY_COMPARE_WITH_TIMEOUT(currentText(*m_bob), first.text, patience);
        QVERIFY(isInSight(*m_bob, first.text));
        QVERIFY(!m_bob->question());
    }

    // The newest message of a room is there before the one that is gone to.
    void aJumpIntoARoomThatWasNotOpenLeavesItUnread()
    {
        constexpr int count = 120;
        Room design;
        design.id = design.title = u"design"_s;
        m_ada->conversation()->createRoom(design);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"design"_s, patience);
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.append(m_ada->conversation()->engine()->send(u"design"_s, u"message %1"_s.arg(i)));
        const auto unread = [this] {
            const RoomSummary *row = m_bob->sideBar()->model()->find(u"design"_s);
            return row ? row->unread : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(unread(), count, patience);
        m_bob->conversation()->setInSight(true);
        m_bob->openLink({m_server.url, u"design"_s, ids[5]});
        QTRY_COMPARE_WITH_TIMEOUT(currentText(*m_bob), u"message 5"_s, patience);
        QVERIFY(!view(*m_bob).isAtBottom());
        QCOMPARE(unread(), count);
        QTRY_COMPARE_WITH_TIMEOUT(markedAt(*m_bob), u"message 0"_s, patience);
        view(*m_bob).goToBottom();
        QTRY_COMPARE_WITH_TIMEOUT(unread(), 0, patience);
    }

    void aLinkToNothingHereSaysSoOnce()
    {
        Engine *engine = m_bob->conversation()->engine();
        NoticeBar *notice = m_bob->page()->notice();
        m_bob->openLink({m_server.url, u"lobby"_s, u"nobody's"_s});
        QTRY_VERIFY_WITH_TIMEOUT(!notice->text().isEmpty(), patience);
        notice->hide();
        // The line goes and comes: it is looked for again.
        const QSignalSpy answered(engine, &Engine::placeFound);
        ConnectionStatus status = m_bob->lines()->status();
        for (const State state : {State::Waiting, State::Connected}) {
            status.state = state;
            Q_EMIT engine->statusChanged(status);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), patience);
        QVERIFY(notice->isHidden());
    }

    void aLinkToAnotherServerAsksToJoinIt()
    {
        m_bob->openLink({QUrl(u"http://chat.example.org:8080"_s), u"lobby"_s, u"a"_s});
        auto *dialog = questionOf<JoinDialog>(*m_bob);
        QVERIFY(dialog);
        QCOMPARE(dialog->addressEdit()->text(), u"http://chat.example.org:8080"_s);
        QVERIFY(m_bob->page()->notice()->text().contains(u"chat.example.org"_s));
    }

    void aLinkThatIsPastedToJoinGoesThereOnceItIsOpen()
    {
        say(*m_ada, 3);
        const Message wanted = m_ada->page()->model()->rows()[1];
        m_bob.reset();
        auto carol = openAlone(m_folder->filePath(u"carol"_s));
        carol->askJoin();
        auto *dialog = questionOf<JoinDialog>(*carol);
        QVERIFY(dialog);
        dialog->addressEdit()->setText(toUrl({m_server.url, u"lobby"_s, wanted.id}).toString(QUrl::FullyEncoded));
        dialog->nameEdit()->setText(u"Carol"_s);
        dialog->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(currentText(*carol), wanted.text, patience);
    }

    void theWayDownSaysHowManyAreNotRead()
    {
        say(*m_ada, 60);
        view(*m_bob).scrollBy(-400);
        QVERIFY(!view(*m_bob).isAtBottom());
        say(*m_ada, 5);
        auto *jump = view(*m_bob).findChild<JumpButton *>();
        QVERIFY(jump);
        QTRY_VERIFY_WITH_TIMEOUT(jump->count() >= 5, patience);
        QVERIFY2(jump->accessibleName().contains(QString::number(jump->count())), qPrintable(jump->accessibleName()));
        m_bob->conversation()->setInSight(true);
        jump->click();
        QTRY_COMPARE_WITH_TIMEOUT(jump->count(), 0, patience);
    }

    void theDateDialogGoesToTheDay()
    {
        say(*m_ada, 60);
        m_bob->askDate();
        auto *dialog = questionOf<DateDialog>(*m_bob);
        QVERIFY(dialog);
        // Of the newest message; the last of them may have been said behind midnight, and the first ones before.
        const auto dayOf = [](const Message &message) { return QDateTime::fromMSecsSinceEpoch(message.time).date(); };
        const auto &rows = m_bob->page()->model()->rows();
        QVERIFY(dialog->date() == dayOf(rows.back()) || dialog->date() == QDate::currentDate());
        dialog->findChild<QCalendarWidget *>()->setSelectedDate(dayOf(rows.front()));
        dialog->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(currentText(*m_bob), u"message 0"_s, patience);
        QVERIFY(view(*m_bob).hasTrail());
    }
};

QTEST_MAIN(WindowJumpsTest)
#include "tst_window_jumps.moc"
