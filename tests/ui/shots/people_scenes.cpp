// Rooms and people of a server with accounts.
#include "../../core/server/account_hub.h"
#include "core/session/session.h"
#include "scenes.h"
#include "ui/chat_page.h"
#include "ui/main_window.h"
#include "ui/member_list.h"
#include "ui/person_dialog.h"
#include "ui/room_details_dialog.h"
#include "ui/room_question.h"
#include "ui/side_bar.h"

#include <QListWidget>
#include <QMenu>
#include <QPushButton>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Somebody who is online without a window.
struct Colleague
{
    Colleague(AccountHub &hub, const QString &name) : token(hub.add(name.toUtf8())), id(hub.idOf(token))
    {
        SessionOptions options;
        options.transport.server = hub.url();
        options.transport.token = token;
        options.transport.name = name;
        options.presence = u"online"_s;
        (void)session.open(options);
    }

    QByteArray token;
    QByteArray id;
    Session session;
};

void prepare(Shots &shots, MainWindow &window, Colleague &bob)
{
    for (const Room &room : {Room{.id = u"design"_s, .title = u"design"_s, .topic = u"Pictures, icons, words"_s},
                             Room{.id = u"noise"_s, .title = u"noise"_s, .topic = {}},
                             Room{.id = u"old-plans"_s, .title = u"old plans"_s, .topic = {}},
                             Room{.id = u"family"_s, .title = u"family"_s, .topic = {}, .isPrivate = true}}) {
        window.conversation()->createRoom(room);
        shots.waitFor("a room", [&] { return window.conversation()->room() == room.id; });
    }
    window.workspace()->engine()->setMember(u"family"_s, QString::fromLatin1(bob.id), true);
    window.conversation()->leaveRoom(u"old-plans"_s);
    window.workspace()->marks()->set(Mark::Favourite, u"design"_s, true);
    window.workspace()->marks()->set(Mark::Muted, u"noise"_s, true);
    (void)bob.session.send(u"noise"_s, u"Another build is green."_s);
    QObject::connect(&bob.session, &Session::roomCreated, &bob.session,
                     [&bob](const Room &room) { (void)bob.session.send(room.id, u"Do you have a minute?"_s); });
    bob.session.openDirectRoom({window.workspace()->people()->self(), u"Ada"_s});
    shots.waitFor("what Bob says", [&] {
        const auto &rooms = window.workspace()->rooms();
        return std::count_if(rooms.begin(), rooms.end(), [](const RoomSummary &row) { return row.unread > 0; }) == 2 &&
               std::any_of(rooms.begin(), rooms.end(), [](const RoomSummary &row) { return row.left; });
    });
}

void shootDetails(Shots &shots, MainWindow &window)
{
    window.conversation()->showRoom(u"family"_s);
    window.askRoomDetails();
    auto *details = window.findChild<RoomDetailsDialog *>();
    shots.take(u"room-details-loading"_s, details);
    shots.waitFor("the details",
                  [&] { return details->state().isEmpty() && details->members()->list()->count() == 2; });
    details->members()->list()->setCurrentRow(1);
    shots.take(u"room-details"_s, details);
    details->members()->inviteButton()->click();
    auto *people = details->findChild<PersonDialog *>();
    shots.take(u"invite-person"_s, people);
    people->reject();
    details->leaveButton()->click();
    auto *leave = details->findChild<RoomQuestion *>();
    shots.take(u"leave-room"_s, leave);
    leave->reject();
    details->archiveButton()->click();
    for (auto *question : details->findChildren<RoomQuestion *>())
        if (question->isVisible())
            shots.take(u"archive-room"_s, question);
    details->reject();
}

} // namespace

void shootPeople(Shots &shots)
{
    QTemporaryDir folder;
    AccountHub hub;
    const QByteArray token = hub.add("Ada");
    {
        Profile profile(folder.path());
        profile.setServer(hub.url());
        profile.setName(u"Ada"_s);
        profile.setToken(token);
        profile.setPerson(QString::fromLatin1(hub.idOf(token)));
    }
    hub.add("Dana");
    Colleague bob(hub, u"Bob"_s);
    Colleague chen(hub, u"陈晨"_s);
    MainWindow window(std::make_shared<ServerSet>(folder.path(), HostServer()));
    window.resize(1200, 780);
    window.show();
    window.servers()->start();
    shots.waitFor("the line", [&] { return window.lines()->status().state == ConnectionStatus::State::Connected; });
    shots.waitFor("the people", [&] { return window.workspace()->people()->all().size() == 4; });
    prepare(shots, window, bob);
    window.conversation()->showRoom(u"design"_s);
    shots.waitFor("its page", [&] { return window.page()->model()->isLoaded(); });
    shots.take(u"people"_s, &window);
    window.conversation()->showRoom(u"old-plans"_s);
    shots.waitFor("the room that was left", [&] { return window.page()->model()->isLoaded(); });
    shots.take(u"room-left"_s, &window);
    QMenu *menu = window.makeRoomMenu(u"noise"_s);
    menu->popup(window.mapToGlobal(QPoint(100, 200)));
    shots.take(u"room-menu"_s, menu);
    menu->close();
    QMenu *person = window.makePersonMenu({QString::fromLatin1(bob.id), u"Bob"_s});
    person->popup(window.mapToGlobal(QPoint(100, 400)));
    shots.take(u"person-menu"_s, person);
    person->close();
    shootDetails(shots, window);
}

} // namespace tincan
