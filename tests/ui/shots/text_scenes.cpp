// What people write: code, a busy room, Arabic and Hebrew, Chinese.
#include "scenes.h"
#include "ui/chat_page.h"

#include <QDateTime>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

struct Said
{
    QString name;
    QString text;
    int minute = 0;
};

void shootTalk(Shots &shots, const QString &picture, const QList<Said> &talk, Qt::LayoutDirection direction)
{
    ChatPage page;
    page.resize(960, 900);
    page.setLayoutDirection(direction);
    Room room;
    room.id = room.title = u"lobby"_s;
    page.setRoom(room);
    page.model()->reset(room.id);
    page.people()->setSelf(u"Ada"_s);
    TimelinePage rows;
    rows.room = room.id;
    rows.beginning = rows.end = true;
    rows.total = qint64(talk.size());
    for (const Said &said : talk) {
        Message message;
        message.place = {1, qint64(rows.rows.size()) + 1};
        message.id = QString::number(rows.rows.size());
        message.room = room.id;
        message.sender = {said.name.toLower(), said.name};
        message.time = QDateTime(QDate(2026, 11, 23), QTime(9, 0)).addSecs(said.minute * 60).toMSecsSinceEpoch();
        message.text = said.text;
        message.own = said.name == u"Ada";
        rows.rows.append(message);
    }
    page.model()->apply(rows);
    page.show();
    shots.take(picture, &page);
}

QList<Said> code()
{
    return {
        {u"Bob"_s,
         u"This is the loop that stalls:\n```cpp\nfor (const auto &row : rows) {\n    // one transaction a row\n    "
         "store.write(row);\n}\n```\nand `write()` waits for the disk each time."_s},
        {u"Ada"_s,
         u"> and `write()` waits for the disk each time.\nThen take them together:\n```cpp\nTransaction "
         u"transaction(store);\n"
         "for (const auto &row : rows)\n    store.write(row);\nreturn transaction.commit(); // a line that is longer "
         "than the window is wide is broken where it has to be, and stays readable\n```"_s,
         3},
        {u"Bob"_s, u"```\n$ ./dev bench store\n1,000 rows   before 4.1 s   after 21 ms\n```\n🎉"_s, 20},
        {u"Bob"_s, u"🎉"_s, 21}};
}

QList<Said> busy()
{
    return {{u"Bob"_s,
             u"# Release on Friday\nWhat is left:\n- [the notes](https://a.example/notes), **@Ada** looks over "
             "them\n- the installer\n  1. Windows\n  2. macOS\n- ~~the icons~~ done :tada:"_s},
            {u"Ada"_s, u"On it. :+1:"_s, 1},
            {u"Chen"_s,
             u"@Ada @Bob the build is green: https://ci.example/runs/2026/11/23/a-very-long-address-that-"
             "goes-on-and-on-and-would-not-fit-into-one-line-of-the-window?run=4711"_s,
             2},
            {u"Bob"_s, u"> the build is green\n> on all five\n_finally_ 😅"_s, 3},
            {u"Chen"_s, u"😄👍🏽❤️"_s, 4},
            {u"Dana"_s, u"Lunch at 12:30? Paper plates, `paper` **cups**, ***everything***."_s, 9},
            {u"Bob"_s, u"👩🏽‍🚀 says yes, 🏳️‍🌈 ❤️‍🔥 👩‍❤️‍👨 too"_s, 10},
            {u"Dana"_s, u"❤️‍🔥"_s, 10},
            {u"Mallory"_s, u"Z̴̡̧̢̛̗̘̙̜̝̞̟̠̣̤̥̦̩̪̫̬̭̮̯̰̱̲̳̹̺̻̼͇͈͉͍͎̀́̂̃̄̅̆̇̈̉̊̋̌̍̎̏̐̑̒̓̔̽̾̿̀́͂̓̈́͆͊͋͌a̷̴lgo and \u202egpj.exe\n***\n"_s + u"x"_s.repeated(300), 11}};
}

QList<Said> rightToLeft()
{
    return {
        {u"ليلى"_s, u"مرحبا، هل جربت الاتصال الجديد؟\nThe second line runs the other way.\n- أولاً\n- ثانياً"_s},
        {u"Ada"_s, u"> هل جربت الاتصال الجديد؟\nYes, @ليلى, 3 times, and `curl -N` works: https://a.example/"_s, 2},
        {u"נועה"_s,
         u"כן, גם אצלי הכול עובד. @Ada תבדקי את הקישור https://a.example/x בבקשה 🙂"_s,
         4},
        {u"ليلى"_s, u"```sh\ncurl -N http://localhost:8080/api/messages\n```\nشكراً!"_s, 6}};
}

QList<Said> chinese()
{
    return {
        {u"陈晨"_s, u"大家好，**新版本**今天下午发布，请@Ada看一下说明：https://a.example/notes，有问题在这里说。"_s},
        {u"Ada"_s,
         u"> 有问题在这里说。\n看完了，*写得很清楚*，只有两点：\n1. 第二段的例子少了一个引号\n2. `长轮询`应该写成“保持请求”"_s,
         3},
        {u"陈晨"_s,
         u"好的～改好了。这一段比较长，用来看看中文在窗口边上怎样换行：句号和逗号不应该出现在一行的开头，英文单词 "
         u"WebSocket "
         "和数字 12 毫秒夹在中间也要排得整齐，标点符号「引号」（括号）都要在正确的位置上。"_s,
         5},
        {u"王芳"_s, u"```python\nprint('你好，世界')\n```\n辛苦了！🎉"_s, 6}};
}

} // namespace

void shootTalks(Shots &shots)
{
    shootTalk(shots, u"code"_s, code(), Qt::LeftToRight);
    shootTalk(shots, u"busy-room"_s, busy(), Qt::LeftToRight);
    shootTalk(shots, u"right-to-left"_s, rightToLeft(), Qt::RightToLeft);
    shootTalk(shots, u"chinese"_s, chinese(), Qt::LeftToRight);
}

} // namespace tincan
