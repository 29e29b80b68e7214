#include "core/store/rows.h"
#include "scenes.h"
#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/failure_text.h"
#include "ui/style_sheet.h"

#include <QDateTime>
#include <QVBoxLayout>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = ConnectionStatus::State;

namespace {

ConnectionStatus statusOf(State state, std::optional<TransportKind> line = std::nullopt)
{
    ConnectionStatus status;
    status.state = state;
    status.line = line;
    return status;
}

QList<ConnectionStatus> states()
{
    QList<ConnectionStatus> all{statusOf(State::Idle), statusOf(State::Offline)};
    all.append(statusOf(State::Connecting));
    all.last().stage = u"name"_s;
    all.append(statusOf(State::CatchingUp, TransportKind::WebSocket));
    all.last().behind = 1'204;
    all.append(statusOf(State::Connected, TransportKind::WebSocket));
    all.last().deliveryTime = 12ms;
    all.append(statusOf(State::Connected, TransportKind::LongPoll));
    all.last().blockedLine = TransportKind::WebSocket;
    all.append(statusOf(State::Waiting));
    all.last().retryIn = 8s;
    all.append(statusOf(State::Waiting));
    all.last().retryIn = 8s;
    all.last().choice.forced = TransportKind::Sse;
    all.last().failure = Failure{.kind = Failure::Kind::Blocked, .detail = {}, .retryAfter = {}, .stage = {}};
    for (const auto kind : {Failure::Kind::SignIn, Failure::Kind::Certificate, Failure::Kind::NotTincan}) {
        all.append(statusOf(State::NeedsYou));
        all.last().failure = Failure{.kind = kind, .detail = {}, .retryAfter = {}, .stage = {}};
    }
    return all;
}

Message row(qint64 seq, const QString &name, const QString &text, qint64 minute)
{
    Message message;
    message.place = {1, seq};
    message.id = QString::number(seq);
    message.room = u"lobby"_s;
    message.sender = {name.toLower(), name};
    message.time = QDateTime(QDate(2026, 11, 23), QTime(9, 0)).addSecs(minute * 60).toMSecsSinceEpoch();
    message.text = text;
    message.own = name == u"Ada";
    return message;
}

Room openLobby(ChatPage &page)
{
    page.resize(960, 640);
    Room room;
    room.id = room.title = u"lobby"_s;
    page.setRoom(room);
    page.model()->reset(room.id);
    return room;
}

} // namespace

void shootChipStates(Shots &shots)
{
    QWidget sheet;
    setLook(&sheet, u"side"_s);
    auto *column = new QVBoxLayout(&sheet);
    column->setContentsMargins(16, 16, 16, 16);
    QList<ConnectionChip *> chips;
    for (const ConnectionStatus &status : states()) {
        chips.append(new ConnectionChip);
        column->addWidget(chips.last());
        chips.last()->setStatus(status);
    }
    auto *switched = new ConnectionChip;
    column->addWidget(switched);
    switched->showSwitched(TransportKind::Sse);
    sheet.setMinimumWidth(520);
    sheet.show();
    shots.waitFor("connecting to become news", [&] { return chips[2]->text() != chips[0]->text(); });
    shots.take(u"chip-states"_s, &sheet);
}

void shootMarks(Shots &shots)
{
    ChatPage page;
    const Room room = openLobby(page);

    const Message gap = rows::gapRow(room.id, {1, 3}, u"evicted"_s);
    const Message gone = rows::gapRow(room.id, {1, 6}, u"evicted"_s, true);
    Message spoilt = row(4, u"陈晨"_s, {}, 30);
    spoilt.unreadable = true;
    Message failed = row(7, u"Ada"_s, u"This one was too fast."_s, 33);
    failed.delivery = Delivery::Failed;
    failed.reason = u"too many messages at once"_s;
    Message sending = row(8, u"Ada"_s, u"On its way."_s, 33);
    sending.delivery = Delivery::Sending;
    Message queued = row(9, u"Ada"_s, u"Written on the train, goes out when the line is back."_s, 33);
    queued.delivery = Delivery::Queued;
    Message deleted = row(10, u"Ada"_s, {}, 33);
    deleted.deleted = true;
    deleted.delivery = Delivery::Queued;
    const Message read = row(2, u"Ada"_s, u"Yes, since nine."_s, 2);
    TimelinePage shown;
    shown.room = room.id;
    shown.beginning = true;
    shown.rows = {row(1, u"Bob"_s, u"Is anybody there?"_s, 0),
                  read,
                  gap,
                  spoilt,
                  row(5, u"陈晨"_s, u"我这边用 SSE，延迟 14 毫秒，很稳定。"_s, 31),
                  row(6, u"陈晨"_s, u"切换线路的时候消息一条都没丢 🎉"_s, 31),
                  gone,
                  failed,
                  sending,
                  queued,
                  deleted};
    page.model()->apply(shown);
    page.model()->markUnread(2);
    page.notice()->say(u"The history of this server could not be read. It was set aside, and a new one begun."_s);
    page.show();
    shots.take(u"marks"_s, &page);
}

void shootUnreached(Shots &shots)
{
    ChatPage page;
    TimelinePage nothing;
    nothing.room = openLobby(page).id;
    page.model()->apply(nothing);
    const Failure away{.kind = Failure::Kind::Unreachable, .detail = {}, .retryAfter = {}, .stage = {}};
    page.setTrouble(FailureText::sentences(away, u'\n'));
    page.show();
    shots.take(u"unreached"_s, &page);
}

} // namespace tincan
