// Replies, reactions and edits, and what they are made with.
#include "../shown_rows.h"
#include "scenes.h"
#include "ui/chat_page.h"
#include "ui/composer_bar.h"
#include "ui/edits_dialog.h"
#include "ui/emoji_picker.h"
#include "ui/message_menu.h"
#include "ui/tone_row.h"

#include <QDateTime>
#include <QLineEdit>

namespace tincan {

namespace {

QList<Message> answeredRows()
{
    const bool chinese = QLocale().language() == QLocale::Chinese;
    QList<Message> rows{
        madeRow(1, u"Ada"_s, chinese ? u"要不要试试长轮询线路？"_s : u"Shall we try the long polling line?"_s),
        madeRow(2, u"Bob"_s, u"On it."_s),
        madeRow(3, u"陈晨"_s, u"切换线路的时候消息一条都没丢 🎉"_s),
        madeRow(4, u"陈晨"_s, u"Second line of the same person, edited once."_s),
        madeRow(5, u"Ada"_s, u"Then we keep it. **Thanks**, both of you!"_s),
        madeRow(6, u"Bob"_s, u"Wasn't there something about this earlier?"_s),
        madeRow(7, u"Bob"_s, u"And this one is gone."_s),
        madeRow(8, u"Ada"_s, u"Corrected on the train."_s)};
    for (Message &row : rows)
        row.time = QDateTime(QDate(2026, 11, 23), QTime(9, 30)).addSecs(row.place.seq * 40).toMSecsSinceEpoch();
    rows[1].replyTo = u"m1"_s;
    rows[1].quote = {u"Ada"_s, rows[0].text, false};
    rows[1].reactions = {{u"👍"_s, 2, true, {u"Ada"_s, u"陈晨"_s}}, {u"🎉"_s, 1, false, {u"陈晨"_s}}};
    rows[2].reactions = {
        {u"❤️"_s, 12, false, {u"Ada"_s}}, {u"🚀"_s, 3, true, {u"Ada"_s}}, {u"👀"_s, 1, false, {u"Bob"_s}}};
    rows[3].edited = true;
    rows[4].replyTo = u"m3"_s;
    rows[4].quote = {u"陈晨"_s,
                     rows[2].text + u" "_s + u"And a good deal more that does not fit into one line. "_s.repeated(3),
                     false};
    rows[4].edited = true;
    rows[4].reactions = {{u"🙏"_s, 2, false, {u"Bob"_s, u"陈晨"_s}}};
    rows[5].replyTo = u"m-old"_s;
    rows[6].replyTo = u"m-gone"_s;
    rows[6].quote = {u"Ada"_s, {}, true};
    rows[7].edited = true;
    rows[7].delivery = Delivery::Queued;
    return rows;
}

void showAnswers(ChatPage &page, Qt::LayoutDirection direction)
{
    page.setLayoutDirection(direction);
    page.resize(760, 640);
    Room room;
    room.id = room.title = u"lobby"_s;
    page.setRoom(room);
    page.model()->reset(room.id);
    TimelinePage rows;
    rows.room = room.id;
    rows.beginning = true;
    rows.rows = answeredRows();
    page.model()->apply(rows);
    page.show();
}

void hoverOver(ChatPage &page, int row)
{
    TimelineView *view = page.view();
    view->placed();
    QTest::mouseMove(view->viewport(), view->visualRect(view->model()->index(row)).center());
    QCoreApplication::processEvents();
}

} // namespace

void shootAnswers(Shots &shots)
{
    ChatPage page;
    showAnswers(page, Qt::LeftToRight);
    page.composer()->setReply(page.model()->rows()[2]);
    hoverOver(page, 4);
    shots.take(u"answers"_s, &page);
    page.composer()->setEditing(page.model()->rows()[4]);
    auto *picker = new EmojiPicker(page.view());
    picker->openBeside(page.view(), QRect(560, 120, 80, 28));
    shots.take(u"emoji-picker"_s, &page);
    QTest::keyClicks(picker->searchField(), u"heart"_s);
    shots.take(u"emoji-search"_s, &page);
    picker->searchField()->setText(u"hand"_s);
    picker->tones()->button(4)->click();
    shots.take(u"emoji-tones"_s, &page);
    picker->tones()->button(0)->click();
    picker->close();

    MessageMenu menu(page.view(), page.model()->rows()[4]);
    menu.setAttribute(Qt::WA_DeleteOnClose, false);
    menu.adjustSize();
    shots.take(u"message-menu"_s, &menu);

    ChatPage mirrored;
    showAnswers(mirrored, Qt::RightToLeft);
    mirrored.composer()->setReply(mirrored.model()->rows()[2]);
    hoverOver(mirrored, 4);
    shots.take(u"answers-mirrored"_s, &mirrored);
}

void shootEdits(Shots &shots)
{
    EditsDialog dialog(madeRow(1, u"Ada"_s, u"Then we keep it."_s), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    shots.take(u"edits-loading"_s, &dialog);
    const qint64 time = QDateTime(QDate(2026, 11, 23), QTime(9, 30)).toMSecsSinceEpoch();
    dialog.setTexts(
        {{time, u"Than we kep it"_s},
         {time + 60'000, u"Then we keep it, I think. Unless somebody finds a network where it does not pass."_s},
         {time + 300'000, u"Then we keep it. **Thanks**, both of you!"_s}});
    shots.take(u"edits"_s, &dialog);
}

} // namespace tincan
