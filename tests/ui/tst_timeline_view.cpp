// The timeline under mouse, wheel, scroll bar and keyboard, over a real store.
#include "stored_timeline.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace tincan;

class TimelineViewTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoredTimeline> m_timeline;

    TimelineView &view() { return m_timeline->view; }
    QScrollBar *bar() { return view().verticalScrollBar(); }
    void make(qint64 messages) { m_timeline = std::make_unique<StoredTimeline>(messages); }
    QString topText()
    {
        const int row = view().placed().front().row;
        return m_timeline->model.rows()[size_t(row)].id;
    }
    void wheel(const QPoint &pixels, const QPoint &angle)
    {
        const QPointF at(100, 100);
        QWheelEvent event(at, view().viewport()->mapToGlobal(at), pixels, angle, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view().viewport(), &event);
    }
    const Message &current() { return m_timeline->model.rows()[size_t(view().currentIndex().row())]; }

private Q_SLOTS:
    void theBarCountsMessagesAndReachesEachOfThem()
    {
        make(5'000);
        QCOMPARE(bar()->maximum() + bar()->pageStep(), 5'000);
        QCOMPARE(bar()->value(), bar()->maximum());
        for (const int rank : {2'500, 0, 4'321, 17}) {
            bar()->setValue(rank);
            m_timeline->answer();
            QCOMPARE(topText(), m_timeline->whole()[rank].id);
            QCOMPARE(bar()->value(), rank);
            QVERIFY(!view().isAtBottom());
        }
        bar()->setValue(bar()->maximum());
        m_timeline->answer();
        QVERIFY(view().isAtBottom());
        QCOMPARE(m_timeline->model.rows().back().id, m_timeline->whole().constLast().id);
    }

    void theBarIsThereWhereNotEverythingIsInSight()
    {
        make(3);
        QVERIFY(!bar()->isVisible());
        for (int i = 0; i < 30; ++i)
            m_timeline->add(m_timeline->message(m_timeline->next()));
        view().placed();
        QTRY_VERIFY(bar()->isVisible()); // Qt shows it a turn of the event loop later
        QVERIFY(view().isAtBottom());
        view().resize(600, 4'000);
        QTRY_VERIFY(!bar()->isVisible());
    }

    void aHandOnTheBarIsAnsweredOnceForManyMoves()
    {
        make(5'000);
        bar()->setSliderDown(true);
        for (int rank = 1'000; rank < 2'000; rank += 10)
            bar()->setSliderPosition(rank);
        QCOMPARE(m_timeline->asked.size(), 1);
        m_timeline->answer();
        bar()->setSliderDown(false);
        QCOMPARE(topText(), m_timeline->whole()[1'990].id);
        QCOMPARE(bar()->value(), 1'990);
    }

    void whatIsNearIsAskedForAndWhatIsFarGoes()
    {
        make(3'000);
        QStringList all;
        for (const Message &message : m_timeline->whole())
            all.append(message.id);
        QStringList seen;
        QSet<QString> known;
        const auto look = [&] {
            for (const PlacedRow &placed : view().placed())
                if (const QString id = m_timeline->model.rows()[size_t(placed.row)].id; !known.contains(id)) {
                    known.insert(id);
                    seen.append(id);
                }
        };
        for (int page = 0; page < 2'000 && topText() != all.constFirst(); ++page) {
            view().turnPage(-1);
            m_timeline->answer();
            QVERIFY(m_timeline->model.rowCount() <= 500);
        }
        QCOMPARE(topText(), all.constFirst());
        QCOMPARE(bar()->value(), 0);
        while (!view().isAtBottom()) {
            look();
            view().turnPage(1);
            m_timeline->answer();
            QVERIFY(m_timeline->model.rowCount() <= 500);
        }
        look();
        QCOMPARE(seen, all);
    }

    // However fast a hand was: rows that are loaded, let go and loaded again would keep the disk busy.
    void afterAFastTurnTheQuestionsEnd()
    {
        make(3'000);
        bar()->setValue(1'500);
        m_timeline->answer();
        for (int turn = 0; turn < 10; ++turn)
            view().turnPage(-1);
        int answered = 0;
        for (; !m_timeline->asked.isEmpty() && answered < 100; ++answered)
            m_timeline->answerOne();
        QVERIFY2(answered < 10, qPrintable(QString::number(answered)));
    }

    void whatComesWhileOneReadsFarAboveIsThereAtTheBottom()
    {
        make(2'000);
        bar()->setValue(3);
        m_timeline->answer();
        QVERIFY(m_timeline->model.hasNewer());
        for (int i = 0; i < 5; ++i)
            m_timeline->add(m_timeline->message(m_timeline->next()));
        QCOMPARE(m_timeline->model.total(), 2'005);
        view().goToBottom();
        m_timeline->answer();
        QVERIFY(view().isAtBottom());
        QCOMPARE(m_timeline->model.rows().back().id, m_timeline->whole().constLast().id);
        QCOMPARE(bar()->maximum() + bar()->pageStep(), 2'005);
    }

    void arrivalsAreLaidOutOnce()
    {
        make(100);
        QSignalSpy placed(&view(), &TimelineView::placedChanged);
        for (int i = 0; i < 50; ++i)
            m_timeline->add(m_timeline->message(m_timeline->next()));
        QCOMPARE(placed.size(), 0);
        QTRY_COMPARE(placed.size(), 1);
        QVERIFY(view().isAtBottom());
    }

    void wheelAndTouchpadMoveByPixels()
    {
        make(500);
        const QString read = m_timeline->anchor().id;
        const int before = *m_timeline->pixelOf(read);
        wheel({}, {0, 120});
        const int notch = *m_timeline->pixelOf(read) - before;
        QCOMPARE(notch, QApplication::wheelScrollLines() * 24);
        for (int i = 0; i < 8; ++i)
            wheel({}, {0, -15}); // parts of a notch add up
        QCOMPARE(*m_timeline->pixelOf(read), before);
        QVERIFY(view().isAtBottom());
        wheel({0, 7}, {0, 120});
        QCOMPARE(*m_timeline->pixelOf(read), before + 7);
        QVERIFY(!view().isAtBottom());
        wheel({0, -7}, {0, -120});
        QVERIFY(view().isAtBottom());
    }

    void arrowsWalkThroughTheMessages()
    {
        make(300);
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Up);
        const auto count = qsizetype(m_timeline->model.rowCount());
        QCOMPARE(view().currentIndex().row(), count - 1);
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(&view(), Qt::Key_Up);
            const QRect where = view().visualRect(view().currentIndex());
            QVERIFY(where.top() >= 0 && !where.isEmpty());
        }
        QCOMPARE(current().id, m_timeline->whole()[300 - 61].id);
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(&view(), Qt::Key_Down);
        QCOMPARE(current().id, m_timeline->whole().constLast().id);
        QVERIFY(view().isAtBottom());
    }

    void homeAndEndGoToTheFirstAndTheLast()
    {
        make(1'000);
        view().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view()));
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Home);
        m_timeline->answer();
        QCOMPARE(current().id, m_timeline->whole().constFirst().id);
        QCOMPARE(topText(), current().id);
        QTest::keyClick(&view(), Qt::Key_PageDown);
        m_timeline->answer();
        QVERIFY(view().currentIndex().row() > 0);
        QVERIFY(!view().visualRect(view().currentIndex()).isEmpty());
        QTest::keyClick(&view(), Qt::Key_End);
        m_timeline->answer();
        QCOMPARE(current().id, m_timeline->whole().constLast().id);
        QVERIFY(view().isAtBottom());
    }

    void aClickFollowsALinkAndAPlainOneMakesTheMessageCurrent()
    {
        make(3);
        Durable event = m_timeline->message(m_timeline->next());
        event.body = MessageText{u"https://example.org/a-place"_s, {}, {}};
        m_timeline->add(event);
        QSignalSpy links(&view(), &TimelineView::linkActivated);
        const QModelIndex index = m_timeline->model.index(3);
        const PlacedRow placed = view().placed().back();
        const QPoint link(100, placed.text() + 8);
        QTest::mouseMove(view().viewport(), link);
        QTRY_COMPARE(view().viewport()->cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, link);
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.first().first().toString(), u"https://example.org/a-place"_s);
        QCOMPARE(view().currentIndex(), index);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, QPoint(560, placed.text() + 8));
        QCOMPARE(links.size(), 1);
    }

    void aFailedMessageOffersRetryAndDelete()
    {
        make(3);
        Message failed = m_timeline->model.rows().back();
        failed.id = u"mine"_s;
        failed.place = {outboxEra, 1};
        failed.own = true;
        failed.delivery = Delivery::Failed;
        failed.text = u"x"_s;
        m_timeline->tell({{failed}, {}});
        QSignalSpy retried(&view(), &TimelineView::retryChosen);
        QSignalSpy removed(&view(), &TimelineView::deleteChosen);
        const QRect row = view().visualRect(m_timeline->model.index(3));
        for (int x = 0; x < row.width(); x += 8)
            QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, QPoint(x, row.bottom() - 12));
        QVERIFY(!retried.isEmpty() && !removed.isEmpty());
        QCOMPARE(retried.first().first().toString(), failed.id);
        QCOMPARE(removed.first().first().value<Message>(), failed);
    }

    void keysActOnTheCurrentMessage()
    {
        make(3);
        m_timeline->add(m_timeline->message(m_timeline->next()));
        view().setCurrentIndex(m_timeline->model.index(1));
        QTest::keySequence(&view(), QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), current().text);
        QSignalSpy typed(&view(), &TimelineView::typed);
        QTest::keyClicks(&view(), u"hi"_s);
        QCOMPARE(typed.size(), 2);
        m_timeline->tell({{rows::gapRow(u"lobby"_s, m_timeline->model.rows()[1].place, u"evicted"_s)}, {}});
        view().setCurrentIndex(m_timeline->model.index(2));
        QSignalSpy gaps(&view(), &TimelineView::gapChosen);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(gaps.size(), 1);
    }

    void theMenuKeyOpensTheMenuOfTheCurrentMessage()
    {
        make(3);
        view().setCurrentIndex(m_timeline->model.index(1));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(view().viewport(), &event);
        const auto menus = view().findChildren<QMenu *>();
        QCOMPARE(menus.size(), 1);
        const QList<QAction *> actions = menus.first()->actions();
        const auto copy = std::find_if(actions.begin(), actions.end(),
                                       [](const QAction *action) { return action->text() == u"Copy text"_s; });
        QVERIFY(copy != actions.end());
        (*copy)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), current().text);
        menus.first()->close();
    }

    void widthAndFontCostWhatIsInSight()
    {
        make(1'000);
        bar()->setValue(500);
        m_timeline->answer();
        const QString id = m_timeline->anchor().id;
        const int pixel = view().scroll().anchorPixel();
        const QFont before = QApplication::font();
        QFont larger = before;
        larger.setPointSizeF(before.pointSizeF() * 2);
        view().resize(320, 500);
        QCOMPARE(m_timeline->pixelOf(id), pixel);
        QApplication::setFont(larger);
        QCOMPARE(*m_timeline->pixelOf(id), pixel);
        QApplication::setFont(before);
    }
};

QTEST_MAIN(TimelineViewTest)
#include "tst_timeline_view.moc"
