// What reading looks like: a long selection, a message that was jumped to, the way down with its count.
#include "scenes.h"
#include "ui/chat_page.h"
#include "ui/date_dialog.h"
#include "ui/whole_text_dialog.h"

#include <QApplication>
#include <QDateTime>
#include <QMouseEvent>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

TimelinePage longTalk()
{
    static const QStringList texts{
        u"Did the mirror finish over night?"_s,
        u"Yes. 412 GB, no errors. The log is in `mirror/2026-11-21.log`."_s,
        u"我看了一下，**校验和**都对得上。"_s,
        u"Then let us take the old machine off the rack on Thursday, when nobody builds. I would keep its disks for a "
        "month, in case somebody finds a file that never made it across."_s,
        u"שלום, and thank you both"_s,
        u"```\nrsync -aHAX --delete \\\n      old:/srv/ /srv/\n```"_s,
        u"One more thing: the certificate there ends in March."_s,
    };
    const Person people[] = {{u"u_ada"_s, u"Ada"_s}, {u"u_bob"_s, u"Bob"_s}, {u"u_chen"_s, u"陈晨"_s}};
    TimelinePage page;
    page.room = u"lobby"_s;
    page.question = PageQuestion::newest(80);
    for (int i = 0; i < 40; ++i) {
        Message row;
        row.place = {1, i + 1};
        row.id = QString::number(i);
        row.room = page.room;
        row.sender = people[size_t(i / 2) % 3];
        row.time = QDateTime(QDate(2026, 11, 23), QTime(9, 30)).addSecs(i * 70).toMSecsSinceEpoch();
        row.text = texts[i % texts.size()];
        row.own = row.sender.name == u"Ada";
        page.rows.append(row);
    }
    page.beginning = true;
    page.total = page.rows.size();
    return page;
}

void drag(QWidget *over, const QPoint &from, const QPoint &to)
{
    const auto send = [over](QEvent::Type type, const QPoint &at, Qt::MouseButton button) {
        QMouseEvent event(type, at, over->mapToGlobal(at), button, Qt::LeftButton, {});
        QApplication::sendEvent(over, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton);
    send(QEvent::MouseMove, to, Qt::NoButton);
    send(QEvent::MouseButtonRelease, to, Qt::LeftButton);
}

} // namespace

void shootReading(Shots &shots)
{
    ChatPage page;
    Room room;
    room.id = u"lobby"_s;
    page.setRoom(room);
    page.resize(900, 640);
    page.show();
    page.model()->reset(room.id);
    page.model()->apply(longTalk());
    TimelineView *view = page.view();
    view->goToBottom();
    const int height = view->viewport()->height();
    drag(view->viewport(), {260, height / 5}, {300, height * 4 / 5});
    shots.take(u"selection"_s, &page);
    view->clearSelection();
    view->goToMessage(u"12"_s, {1, 13});
    page.setUnread(7);
    shots.take(u"jumped"_s, &page);

    DateDialog date(QDate(2026, 11, 23), nullptr);
    date.show();
    shots.take(u"go-to-date"_s, &date);

    Message whole = longTalk().rows.constFirst();
    whole.text = (longTalk().rows[3].text + u"\n\n"_s).repeated(12);
    WholeTextDialog text(whole, nullptr);
    text.setAttribute(Qt::WA_DeleteOnClose, false);
    text.show();
    shots.take(u"whole-message"_s, &text);
}

} // namespace tincan
