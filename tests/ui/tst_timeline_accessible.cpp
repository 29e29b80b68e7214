// What a screen reader is told about the timeline.
#include "stored_timeline.h"
#include "ui/message_words.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

#include <private/qguiapplication_p.h>

using namespace tincan;

namespace {

struct Said
{
    QAccessible::Event type;
    QString name;
};
QList<Said> said;

void hear(QAccessibleEvent *event)
{
    const QAccessibleInterface *about = event->accessibleInterface();
    said.append({event->type(), about ? about->text(QAccessible::Name) : QString()});
}

} // namespace

class TimelineAccessibleTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoredTimeline> m_timeline;

    QAccessibleInterface *list() { return QAccessible::queryAccessibleInterface(&m_timeline->view); }

private Q_SLOTS:
    void initTestCase()
    {
        QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(true);
        QVERIFY(QAccessible::isActive());
    }
    void init() { m_timeline = std::make_unique<StoredTimeline>(500); }

    void thereIsAnItemForEachMessageInSight()
    {
        QCOMPARE(list()->role(), QAccessible::List);
        QCOMPARE(list()->text(QAccessible::Name), u"Messages"_s);
        const auto placed = m_timeline->view.placed();
        QCOMPARE(list()->childCount(), int(placed.size()));
        QVERIFY(placed.size() > 5);
        for (int at = 0; at < list()->childCount(); ++at) {
            QAccessibleInterface *item = list()->child(at);
            QVERIFY(item && item->isValid());
            QCOMPARE(item->role(), QAccessible::ListItem);
            const PlacedRow &row = placed[size_t(at)];
            QCOMPARE(item->text(QAccessible::Name), MessageWords::spoken(m_timeline->model.rows()[size_t(row.row)]));
            QCOMPARE(item->parent(), list());
            QCOMPARE(list()->indexOfChild(item), at);
            QCOMPARE(item->rect(), QRect(m_timeline->view.viewport()->mapToGlobal(QPoint(0, row.top)),
                                         QSize(m_timeline->view.viewport()->width(), row.extent.height)));
            const QPoint middle = item->rect().center();
            if (m_timeline->view.viewport()->rect().contains(m_timeline->view.viewport()->mapFromGlobal(middle))) {
                QCOMPARE(list()->childAt(middle.x(), middle.y()), item);
            }
        }
        QCOMPARE(list()->child(-1), nullptr);
        QCOMPARE(list()->child(list()->childCount()), nullptr);
    }

    void theCurrentMessageIsSelectedAndSaid()
    {
        TimelineView &view = m_timeline->view;
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        QAccessible::installUpdateHandler(hear);
        said.clear();
        QTest::keyClick(&view, Qt::Key_Up);
        QAccessible::installUpdateHandler(nullptr);
        const auto focus =
            std::find_if(said.cbegin(), said.cend(), [](const Said &one) { return one.type == QAccessible::Focus; });
        QVERIFY(focus != said.cend());
        QCOMPARE(focus->name, MessageWords::spoken(m_timeline->model.rows()[size_t(view.currentIndex().row())]));
        QAccessibleInterface *item = list()->focusChild();
        QVERIFY(item);
        QVERIFY(item->state().focusable && item->state().focused && item->state().selected);
        QVERIFY(!list()->child(0)->state().selected && list()->child(0)->state().focusable);
    }

    void aScreenReaderMayMoveTheFocus()
    {
        QAccessibleInterface *item = list()->child(2);
        item->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(m_timeline->view.currentIndex().row(), m_timeline->view.placed()[2].row);
    }

    void aScreenReaderMayAnswerAndReact()
    {
        QSignalSpy replied(&m_timeline->view, &TimelineView::replyChosen);
        QAccessibleInterface *item = list()->child(2);
        QAccessibleActionInterface *actions = item->actionInterface();
        QVERIFY(actions->actionNames().contains(u"reply"_s) && actions->actionNames().contains(u"react"_s));
        QVERIFY(!actions->actionNames().contains(u"show edits"_s));
        QCOMPARE(actions->localizedActionName(u"copy text"_s), u"Copy text"_s);
        actions->doAction(u"reply"_s);
        QCOMPARE(replied.size(), 1);
        const auto row = size_t(m_timeline->view.placed()[2].row);
        QCOMPARE(replied.first().first().value<Message>(), m_timeline->model.rows()[row]);
    }

    void anItemIsTheSameForTheSameMessageAndInvalidWithoutIt()
    {
        QAccessibleInterface *item = list()->child(0);
        const QString name = item->text(QAccessible::Name);
        m_timeline->add(m_timeline->message(m_timeline->next()));
        m_timeline->view.placed();
        QCOMPARE(item->text(QAccessible::Name), name);
        QVERIFY(item->state().offscreen || !m_timeline->view.visualRect(m_timeline->view.indexAt({5, 5})).isEmpty());
        const QAccessible::Id id = QAccessible::uniqueId(item);
        m_timeline->view.verticalScrollBar()->setValue(0);
        m_timeline->answer();
        QAccessibleInterface *later = QAccessible::accessibleInterface(id);
        QVERIFY(!later || !later->isValid());
    }

    void othersInSightAreSaidOnce()
    {
        QAccessible::installUpdateHandler(hear);
        said.clear();
        m_timeline->view.scrollBy(-100);
        QAccessible::installUpdateHandler(nullptr);
        QCOMPARE(std::count_if(said.cbegin(), said.cend(),
                               [](const Said &one) { return one.type == QAccessible::ObjectReorder; }),
                 1);
    }
};

QTEST_MAIN(TimelineAccessibleTest)
#include "tst_timeline_accessible.moc"
