// A room's details, as they are changed in one window and seen in another.
#include "account_windows.h"
#include "ui/member_list.h"
#include "ui/notice_bar.h"
#include "ui/person_dialog.h"
#include "ui/room_details_dialog.h"
#include "ui/room_dialog.h"
#include "ui/room_question.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

namespace tincan {

class RoomDetailsTest : public AccountWindows
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aPrivateRoomIsMadeAndSharedByTheWindow()
    {
        m_ada->askRoom();
        auto *fresh = qobject_cast<RoomDialog *>(m_ada->question());
        QVERIFY(fresh && fresh->privateBox()->isVisible());
        fresh->titleEdit()->setText(u"Family"_s);
        fresh->privateBox()->setChecked(true);
        fresh->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->composer()->edit()->placeholderText(), u"Message Family"_s, patience);
        const QString family = m_ada->conversation()->room();
        QVERIFY2(family.size() == 36, "an id that nobody guesses");
        QVERIFY(!find(*m_bob, family));

        auto *details = openDetails(*m_ada);
        QVERIFY(!details->saveButton()->isEnabled());
        QCOMPARE(namesIn(*details), QStringList{u"Ada (you)"_s});
        details->members()->inviteButton()->click();
        auto *people = details->findChild<PersonDialog *>();
        QVERIFY(people);
        QTest::keyClicks(people->filterEdit(), u"x"_s);
        QVERIFY(!people->acceptButton()->isEnabled());
        people->filterEdit()->clear();
        QTest::keyClicks(people->filterEdit(), u"bo"_s);
        QCOMPARE(people->person().name, u"Bob"_s);
        QTest::keyClick(people->filterEdit(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(namesIn(*details), QStringList({u"Ada (you)"_s, u"Bob"_s}), patience);
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, family), patience);

        m_bob->conversation()->showRoom(family);
        details->members()->list()->setCurrentRow(0);
        QVERIFY(!details->members()->removeButton()->isEnabled()); // that is leaving
        details->members()->list()->setCurrentRow(1);
        details->members()->removeButton()->click();
        answer(details, false);
        QCOMPARE(namesIn(*details).size(), 2);
        details->members()->removeButton()->click();
        answer(details, true);
        QTRY_COMPARE_WITH_TIMEOUT(namesIn(*details), QStringList{u"Ada (you)"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!find(*m_bob, family), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->conversation()->room(), u"lobby"_s, patience);
        QVERIFY(m_bob->page()->notice()->text().contains(u"Family"_s));
    }

    void nameAndTopicAreChangedByWhoMay()
    {
        make({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"garden"_s), patience);
        auto *details = openDetails(*m_ada);
        QVERIFY(!details->titleEdit()->isReadOnly());
        details->titleEdit()->selectAll();
        QTest::keyClicks(details->titleEdit(), u"Our garden"_s);
        QTest::keyClicks(details->topicEdit(), u"Plants"_s);
        details->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(details->state().isEmpty(), patience);
        QVERIFY(!details->saveButton()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(find(*m_bob, u"garden"_s)->room.title, u"Our garden"_s, patience);
        QCOMPARE(find(*m_bob, u"garden"_s)->room.topic, u"Plants"_s);

        m_bob->conversation()->showRoom(u"garden"_s);
        const auto *asBob = openDetails(*m_bob);
        QVERIFY(asBob->titleEdit()->isReadOnly());
        QVERIFY(!asBob->saveButton()->isVisible() && !asBob->archiveButton()->isVisible());
        QVERIFY(!asBob->members()->removeButton()->isVisible());
        QCOMPARE(namesIn(*asBob), QStringList({u"Ada"_s, u"Bob (you)"_s, u"Olga"_s}));
    }

    void anArchivedRoomGoesFromEveryList()
    {
        make({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"garden"_s), patience);
        auto *details = openDetails(*m_ada);
        details->archiveButton()->click();
        answer(details, true);
        QTRY_VERIFY_WITH_TIMEOUT(!find(*m_ada, u"garden"_s) && !find(*m_bob, u"garden"_s), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"lobby"_s, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_ada->question(), patience);
    }

    void anArchivedRoomIsBroughtBackByTheMenu()
    {
        Room attic;
        attic.id = u"attic"_s;
        attic.title = u"Attic"_s;
        make(attic);
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"attic"_s), patience);
        m_ada->workspace()->engine()->editRoom(u"attic"_s, {.archived = true});
        QTRY_VERIFY_WITH_TIMEOUT(!find(*m_ada, u"attic"_s) && !find(*m_bob, u"attic"_s), patience);
        const auto entryOf = [](MainWindow &window) {
            const std::unique_ptr<QMenu> menu(window.makeArchiveMenu());
            Q_EMIT menu->aboutToShow();
            const QString text = menu->actions().constFirst()->text();
            menu->actions().constFirst()->trigger();
            return text;
        };
        QCOMPARE(entryOf(*m_bob), u"# Attic"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->page()->notice()->text().contains(u"not brought back"_s), patience); // not his
        QCOMPARE(entryOf(*m_ada), u"# Attic"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_ada, u"attic"_s) && find(*m_bob, u"attic"_s), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"attic"_s, patience);
        QCOMPARE(entryOf(*m_ada), u"None is archived"_s);
    }

    void whoLeavesIsAskedAndMayComeBack()
    {
        make({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"garden"_s), patience);
        m_bob->conversation()->showRoom(u"garden"_s);
        auto *details = openDetails(*m_bob);
        details->leaveButton()->click();
        answer(details, false);
        QVERIFY(!find(*m_bob, u"garden"_s)->left);
        details->leaveButton()->click();
        answer(details, true);
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"garden"_s)->left, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bob->question(), patience);
        auto *again = openDetails(*m_bob);
        QVERIFY(again->leaveButton()->text().contains(u"Come back"_s));
        again->leaveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!find(*m_bob, u"garden"_s)->left, patience);
    }

    void theLobbyIsNeitherLeftNorArchived()
    {
        const auto *details = openDetails(*m_ada);
        QVERIFY(!details->leaveButton()->isVisible() && !details->archiveButton()->isVisible());
        QVERIFY(!details->members()->inviteButton()->isVisible());
    }

    void withoutAServerItSaysSoAndAsksAgain()
    {
        m_hub->stop();
        m_ada->askRoomDetails();
        auto *details = m_ada->findChild<RoomDetailsDialog *>();
        QVERIFY(details);
        QCOMPARE(details->state(), u"Loading…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(details->againButton()->isVisible(), patience);
        QVERIFY(details->state().contains(u"could not be loaded"_s));
        QVERIFY(m_hub->start());
        details->againButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(details->state().isEmpty(), patience);
        QCOMPARE(namesIn(*details).size(), 3);
    }

    void anEditThatIsRefusedIsSaidAndStaysTyped()
    {
        make({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        auto *details = openDetails(*m_ada);
        // Meanwhile she is sent out, and rules it no more.
        QCOMPARE(m_hub->ask("DELETE", "/api/rooms/garden/members/" + m_hub->idOf(m_adaToken), m_hub->owner).status,
                 204);
        details->titleEdit()->selectAll();
        QTest::keyClicks(details->titleEdit(), u"Mine"_s);
        details->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(details->state().contains(u"Only who made the room"_s), patience);
        QCOMPARE(details->titleEdit()->text(), u"Mine"_s);
    }

private:
    static QStringList namesIn(const RoomDetailsDialog &details)
    {
        QStringList names;
        for (int row = 0; row < details.members()->list()->count(); ++row)
            names.append(details.members()->list()->item(row)->text());
        return names;
    }
    // With the answer of the server in it.
    static RoomDetailsDialog *openDetails(MainWindow &window)
    {
        window.askRoomDetails();
        auto *details = qobject_cast<RoomDetailsDialog *>(window.question());
        if (!details || !QTest::qWaitFor([&] { return details->state().isEmpty(); }, patience))
            qFatal("the details do not come");
        return details;
    }
    static void answer(const RoomDetailsDialog *details, bool yes)
    {
        auto *question = details->findChild<RoomQuestion *>();
        if (!question)
            qFatal("nothing is asked");
        yes ? question->acceptButton()->click() : question->reject();
        // A closed one is deleted in the next turn.
        QTRY_VERIFY_WITH_TIMEOUT(!details->findChild<RoomQuestion *>(), patience);
    }
};

} // namespace tincan

QTEST_MAIN(tincan::RoomDetailsTest)
#include "tst_room_details.moc"
