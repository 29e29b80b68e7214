#include "../shown_rows.h"
#include "scenes.h"
#include "ui/chat_page.h"
#include "ui/composer_completion.h"
#include "ui/composer_spelling.h"
#include "ui/room_delegate.h"
#include "ui/room_list_model.h"
#include "ui/style_sheet.h"

#include <QDateTime>
#include <QListView>
#include <QVBoxLayout>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Pictures show the same whatever dictionaries this machine has.
class TwoWrongWords : public Dictionary
{
public:
    QStringList languages() override { return {u"en_GB"_s}; }
    void use(const QString &) override {}
    bool isRight(const QString &word) override { return word != u"teh" && word != u"tomorow"; }
    QStringList suggestions(const QString &) override { return {}; }
    void add(const QString &) override {}
};

std::unique_ptr<ChatPage> openPage()
{
    auto page = std::make_unique<ChatPage>();
    page->resize(960, 420);
    Room room;
    room.id = room.title = u"lobby"_s;
    page->setRoom(room);
    page->model()->reset(room.id);
    TimelinePage rows;
    rows.room = room.id;
    rows.beginning = true;
    rows.rows = {madeRow(1, u"Ada"_s, u"Shall we try the long polling line?"_s),
                 madeRow(2, u"陈晨"_s, u"切换线路的时候消息一条都没丢 🎉"_s), madeRow(3, u"Bob"_s, u"On it."_s)};
    for (Message &row : rows.rows)
        row.time = QDateTime(QDate(2026, 11, 23), QTime(9, 30)).addSecs(row.place.seq * 40).toMSecsSinceEpoch();
    page->model()->apply(rows);
    page->show();
    page->activateWindow();
    page->composer()->edit()->setFocus();
    return page;
}

void shootCompletion(Shots &shots, const QString &name, const QString &text)
{
    const auto page = openPage();
    Composer *composer = page->composer();
    composer->box()->completion()->setPeople([] { return QStringList{u"Bob"_s, u"陈晨"_s, u"Barbara"_s, u"Bilal"_s}; });
    shots.waitFor("the keyboard", [composer] { return composer->edit()->hasFocus(); });
    composer->type(text);
    shots.waitFor("what completes it", [composer] { return composer->box()->completion()->isOpen(); });
    shots.take(name, page.get());
}

void shootDrafts(Shots &shots)
{
    RoomListModel rooms;
    QList<RoomSummary> list;
    for (const QString &id : {u"lobby"_s, u"design"_s, u"family"_s}) {
        list.append(RoomSummary{});
        list.last().room.id = id;
    }
    list[1].unread = 3;
    rooms.setRooms(list);
    rooms.setDrafts(
        {{u"design"_s, {.text = u"What about a rounder can?"_s}}, {u"family"_s, {.text = u"我晚点到家"_s}}});
    QListView view;
    setLook(&view, u"side"_s);
    view.setModel(&rooms);
    RoomDelegate delegate;
    view.setItemDelegate(&delegate);
    view.resize(260, 110);
    view.show();
    shots.take(u"drafts"_s, &view);
}

} // namespace

void shootComposer(Shots &shots)
{
    shootCompletion(shots, u"completion-people"_s, u"Could you look at this, @b"_s);
    shootCompletion(shots, u"completion-emoji"_s, u"Done :par"_s);
    shootDrafts(shots);

    const auto page = openPage();
    Composer *composer = page->composer();
    const auto spelling = std::make_shared<Spelling>([] { return std::make_unique<TwoWrongWords>(); });
    composer->box()->setSpelling([spelling] { return spelling; });
    composer->setTyping({u"Bob"_s, u"陈晨"_s});
    composer->setText(u"Shall we try teh long polling line tomorow? `curl teh` says:\n- it **works**\n- it waits"_s);
    shots.waitFor("the dictionary", [spelling] { return spelling->isWrong(u"tomorow"_s); });
    shots.take(u"composer-typing"_s, page.get());

    composer->setTyping({});
    composer->setText(u"0123456789abcde\n"_s.repeated(1'010));
    shots.take(u"composer-near-limit"_s, page.get());
    composer->setText(u"0123456789abcde\n"_s.repeated(1'100));
    shots.take(u"composer-over-limit"_s, page.get());
}

} // namespace tincan
