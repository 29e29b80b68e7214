// Selecting in the timeline by mouse and keyboard, over a real store: what is selected, what is copied of it, and that
// it stays while rows come, go and change.
#include "stored_timeline.h"
#include "ui/message_copy.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>

using namespace tincan;

class TimelineSelectionTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoredTimeline> m_timeline;

    TimelineView &view() { return m_timeline->view; }
    const std::vector<Message> &rows() { return m_timeline->model.rows(); }
    // So many messages of one line each, and room for all of them.
    void make(int messages, const QSize &size = {600, 500})
    {
        m_timeline = std::make_unique<StoredTimeline>(1, size);
        for (int i = 0; i < messages; ++i)
            say(u"message number %1 here"_s.arg(i));
        view().placed();
    }
    void say(const QString &text)
    {
        Durable event = m_timeline->message(m_timeline->next());
        event.body = MessageText{text, {}, {}};
        m_timeline->add(event);
    }
    // In the line of a row's text, so many pixels from where the text begins.
    QPoint at(int row, int x = 0)
    {
        for (const PlacedRow &placed : view().placed())
            if (placed.row == row)
                return {76 + x, placed.text() + 8};
        return {};
    }
    void mouse(QEvent::Type type, const QPoint &where, Qt::KeyboardModifiers keys = {})
    {
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        const auto buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, where, view().viewport()->mapToGlobal(where), button, buttons, keys);
        QApplication::sendEvent(view().viewport(), &event);
    }
    void press(const QPoint &where, Qt::KeyboardModifiers keys = {}) { mouse(QEvent::MouseButtonPress, where, keys); }
    void move(const QPoint &where) { mouse(QEvent::MouseMove, where); }
    void release(const QPoint &where) { mouse(QEvent::MouseButtonRelease, where); }
    void drag(const QPoint &from, const QPoint &to)
    {
        press(from);
        move(to);
        release(to);
    }
    QStringList selected()
    {
        QStringList ids;
        for (const Message &row : rows())
            if (view().selection().contains(row))
                ids.append(row.id);
        return ids;
    }
    QStringList ids(int first, int last)
    {
        QStringList all;
        for (int row = first; row <= last; ++row)
            all.append(rows()[size_t(row)].id);
        return all;
    }
    // As the window would, but without an engine.
    QString copied()
    {
        QString text;
        const auto connection = connect(&view(), &TimelineView::copyWanted, &view(),
                                        [&](const TimelineSelection &selection, QClipboard::Mode) {
                                            MessageCopy copy(selection);
                                            for (const Message &row : m_timeline->whole())
                                                if (selection.range(u"lobby"_s).contains(row.place))
                                                    copy.take({row});
                                            text = copy.mimeData()->text();
                                        });
        QApplication::clipboard()->clear();
        view().copySelected(QClipboard::Clipboard);
        disconnect(connection);
        return text.isEmpty() ? QApplication::clipboard()->text() : text;
    }

private Q_SLOTS:
    void aDragWithinAMessageSelectsItsCharacters()
    {
        make(5);
        drag(at(2), at(2, 10'000));
        QVERIFY(view().selection().isWithinOne());
        QCOMPARE(copied(), rows()[2].text);
        drag(at(2, 40), at(2, 90));
        const QString part = copied();
        QVERIFY2(!part.isEmpty() && part != rows()[2].text && rows()[2].text.contains(part), qPrintable(part));
        drag(at(2, 90), at(2, 40)); // from the other side
        QCOMPARE(copied(), part);
    }

    void aDragOverSeveralTakesThemWholeButForTheEnds()
    {
        make(8);
        drag(at(2), at(5, 10'000));
        QCOMPARE(selected(), ids(2, 5));
        QVERIFY(!view().selection().isWithinOne());
        drag(at(6, 10'000), at(3)); // upwards
        QCOMPARE(selected(), ids(3, 6));
        drag(at(3, 60), at(5, 10));
        QCOMPARE(selected(), ids(3, 5));
        const QString text = copied();
        QVERIFY(text.contains(rows()[4].text));
        QVERIFY(!text.contains(rows()[3].text) && !text.contains(rows()[5].text));
    }

    void aClickSelectsNothingAndTakesTheSelectionAway()
    {
        make(5);
        drag(at(1), at(3, 50));
        QVERIFY(!view().selection().isEmpty());
        press(at(4, 20));
        release(at(4, 20));
        QVERIFY(view().selection().isEmpty());
        QCOMPARE(view().currentIndex().row(), 4);
    }

    void aSecondClickTakesTheWordAndAThirdTheParagraph()
    {
        make(4);
        say(u"first line of it\nsecond line of it"_s);
        const QPoint where = at(5, 4);
        press(where);
        release(where);
        mouse(QEvent::MouseButtonDblClick, where);
        release(where);
        QCOMPARE(copied(), u"first"_s);
        press(where);
        release(where);
        QVERIFY2(copied().startsWith(u"first line of it"_s), qPrintable(copied()));
        press(at(3, 200)); // elsewhere it is a first one
        release(at(3, 200));
        QVERIFY(view().selection().isEmpty());
    }

    void shiftAndAClickExtend()
    {
        make(8);
        drag(at(2), at(3, 10'000));
        press(at(6, 10'000), Qt::ShiftModifier);
        release(at(6, 10'000));
        QCOMPARE(selected(), ids(2, 6));
        press(at(1), Qt::ShiftModifier);
        release(at(1));
        QCOMPARE(selected(), ids(1, 1)); // from where it began: before the first letter of 2
    }

    void beyondTheEdgeItScrollsFasterTheFartherTheHandIs()
    {
        m_timeline = std::make_unique<StoredTimeline>(900);
        const auto pixelsIn = [this](int distance) {
            view().verticalScrollBar()->setValue(450);
            m_timeline->answer();
            const QString id = m_timeline->anchor().id;
            const int before = *m_timeline->pixelOf(id);
            press({200, 200});
            move({200, -distance});
            int now = before;
            const bool moved = QTest::qWaitFor([&] {
                const auto pixel = m_timeline->pixelOf(id);
                now = pixel.value_or(now);
                return now != before;
            });
            release({200, -distance});
            return moved ? now - before : 0;
        };
        const int near = pixelsIn(6);
        const int far = pixelsIn(120);
        QVERIFY2(near > 0 && far > near, qPrintable(u"%1 %2"_s.arg(near).arg(far)));
    }

    void aSelectionGoesOnBeyondWhatIsInMemory()
    {
        m_timeline = std::make_unique<StoredTimeline>(1'500);
        const QList<Message> all = m_timeline->whole();
        const QString begin = rows()[size_t(view().placed().back().row)].id;
        press({300, view().viewport()->height() - 4});
        move({300, -4'000});
        const auto top = [this] { return view().verticalScrollBar()->value(); };
        QVERIFY(QTest::qWaitFor(
            [&] {
                m_timeline->answer();
                return top() < 700;
            },
            60'000));
        release({300, -4'000});
        QVERIFY(m_timeline->model.rowOf(begin) < 0); // let go of
        const QString last = view().selection().last().id;
        QCOMPARE(last, begin);
        const PlaceRange range = view().selection().range(u"lobby"_s);
        const auto count =
            std::count_if(all.begin(), all.end(), [&](const Message &row) { return range.contains(row.place); });
        QVERIFY2(count > 700, qPrintable(QString::number(count)));
        QVERIFY(copied().contains(all[1'400].text));
    }

    void shiftAndArrowsSelectMessageByMessage()
    {
        make(8);
        view().setCurrentIndex(m_timeline->model.index(4));
        QTest::keyClick(&view(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(selected(), ids(3, 4));
        QTest::keyClick(&view(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(selected(), ids(2, 4));
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(selected(), ids(4, 6));
        QTest::keyClick(&view(), Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(selected(), ids(0, 4));
        QTest::keyClick(&view(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(selected(), ids(4, 8));
        QTest::keyClick(&view(), Qt::Key_Escape);
        QVERIFY(view().selection().isEmpty());
    }

    void allOfTheRoomIsARangeAndNoRows()
    {
        m_timeline = std::make_unique<StoredTimeline>(2'000);
        QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view().selection().range(u"lobby"_s), PlaceRange::all(u"lobby"_s));
        QCOMPARE(selected().size(), m_timeline->model.rowCount());
        QVERIFY(m_timeline->asked.isEmpty());
        view().verticalScrollBar()->setValue(3);
        m_timeline->answer();
        QCOMPARE(selected().size(), m_timeline->model.rowCount());
        QSignalSpy wanted(&view(), &TimelineView::copyWanted);
        QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(wanted.size(), 1);
    }

    void aDragThatBeginsOnALinkDoesNotFollowIt()
    {
        make(2);
        say(u"https://example.org/a-place"_s);
        QSignalSpy links(&view(), &TimelineView::linkActivated);
        drag(at(3, 2), at(3, 120));
        QCOMPARE(links.size(), 0);
        QVERIFY(!copied().isEmpty());
    }

    void whatIsSelectedIsPaintedSo()
    {
        make(5);
        const auto coloured = [this](const QColor &colour) {
            const QImage image = view().viewport()->grab().toImage();
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y) == colour ? 1 : 0;
            return count;
        };
        QCOMPARE(coloured(Theme::current().selection), 0);
        drag(at(2, 10), at(2, 60));
        const int one = coloured(Theme::current().selection);
        QVERIFY(one > 100);
        drag(at(1), at(4, 60));
        QVERIFY(coloured(Theme::current().selection) > 2 * one);
    }

    void itGoesWithItsMessages()
    {
        make(6);
        drag(at(2), at(4, 10'000));
        const QStringList before = selected();
        for (int i = 0; i < 30; ++i)
            say(u"more"_s);
        QCOMPARE(selected(), before);
        Durable edit = m_timeline->message(m_timeline->next());
        edit.sender = rows()[3].sender;
        edit.id = u"edit"_s;
        edit.body = Edit{before[1], u"changed"_s};
        m_timeline->add(edit);
        QCOMPARE(selected(), before);
        m_timeline->model.reset(u"design"_s);
        QVERIFY(view().selection().isEmpty());
    }

    void whatWaitedAndGotItsPlaceIsSelectedStill()
    {
        make(3);
        Message waiting = rows().back();
        waiting.id = u"mine"_s;
        waiting.place = {outboxEra, 1};
        waiting.own = true;
        waiting.delivery = Delivery::Queued;
        m_timeline->tell({{waiting}, {}});
        drag(at(2), at(4, 10'000));
        QCOMPARE(selected(), ids(2, 4));
        for (int i = 0; i < 3; ++i)
            say(u"before it"_s);
        waiting.place = {1, m_timeline->next()};
        waiting.delivery = Delivery::Sent;
        m_timeline->tell({{waiting}, {}});
        say(u"after it"_s);
        QVERIFY(selected().contains(u"mine"_s));
        QVERIFY(!selected().contains(rows().back().id));
    }

    void aScreenReaderHearsWhatIsSelected()
    {
        make(6);
        drag(at(2), at(4, 10'000));
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view());
        QVERIFY(list && list->childCount() == 7);
        for (int row = 0; row < 7; ++row)
            QCOMPARE(bool(list->child(row)->state().selected), row >= 2 && row <= 4);
    }
};

QTEST_MAIN(TimelineSelectionTest)
#include "tst_timeline_selection.moc"
