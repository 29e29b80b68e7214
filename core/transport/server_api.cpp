#include "core/transport/server_api.h"

#include "core/transport/api_answers.h"
#include "core/transport/http_exchange.h"
#include "core/transport/requests.h"
#include "core/wire/event_codec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QPointer>

namespace tincan {

using namespace Qt::StringLiterals;
using api::readOneRoom;
using api::readPeople;
using api::readRooms;
using api::readSession;

class ServerApi::Private : public QObject
{
public:
    explicit Private(const TransportOptions &to) : options(to) {}

    using Read = std::function<void(const Result<QByteArray> &)>;

    // Calls `done` once with the whole body.
    void run(QNetworkReply *reply, Read done)
    {
        const ExchangeLimits limits{
            .connect = options.connectTimeout, .firstByte = options.sendTimeout, .idle = options.sendTimeout};
        auto *exchange = new HttpExchange(reply, limits, systemClock(), this);
        underWay[exchange] = std::move(done);
        connect(exchange, &HttpExchange::finished, this, [this, exchange] { conclude(exchange, exchange->take()); });
        connect(exchange, &HttpExchange::ended, this,
                [this, exchange](const Failure &failure) { conclude(exchange, failure); });
    }
    void conclude(HttpExchange *exchange, const Result<QByteArray> &answer)
    {
        const Read done = underWay.take(exchange);
        DropExchange{}(exchange);
        done(answer);
    }
    void get(const QString &path, const QUrlQuery &query, Read done)
    {
        QNetworkRequest request = apiRequest(options, path, query);
        request.setRawHeader("Accept", "application/json");
        run(network->get(request), std::move(done));
    }

    void post(const QString &path, const QJsonObject &object, Read done)
    {
        send("POST", path, object, std::move(done));
    }

    void send(const QByteArray &method, const QString &path, const QJsonObject &object, Read done)
    {
        QNetworkRequest request = apiRequest(options, path);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        const QByteArray body = QJsonDocument(object).toJson(QJsonDocument::Compact);
        run(network->sendCustomRequest(request, method, body), std::move(done));
    }

    // Later: we may be inside a signal of one of its replies.
    void letGo() { network.release()->deleteLater(); }

    TransportOptions options;
    QHash<HttpExchange *, Read> underWay;
    std::unique_ptr<QNetworkAccessManager> network = std::make_unique<QNetworkAccessManager>();
};

namespace {

std::function<void(const Result<QByteArray> &)> takeRoom(const ServerApi::Answer<Room> &answer)
{
    return [answer](const Result<QByteArray> &body) {
        const Result<ListedRoom> room = body ? readOneRoom(*body) : Result<ListedRoom>(body.error());
        answer(room ? Result<Room>(room->room) : Result<Room>(room.error()));
    };
}

std::function<void(const Result<QByteArray> &)> takePeople(const ServerApi::Answer<QList<Person>> &answer)
{
    return [answer](const Result<QByteArray> &body) {
        answer(body ? readPeople(*body) : Result<QList<Person>>(body.error()));
    };
}

} // namespace

ServerApi::ServerApi(const TransportOptions &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(options))
{}

ServerApi::~ServerApi()
{
    d->letGo();
}

void ServerApi::renew(const TransportOptions &options)
{
    const auto ended = std::exchange(d->underWay, {});
    for (auto it = ended.cbegin(); it != ended.cend(); ++it)
        DropExchange{}(it.key());
    d->letGo();
    d->network = std::make_unique<QNetworkAccessManager>();
    d->options = options;
    const QPointer<ServerApi> guard(this);
    for (const auto &done : ended) {
        done(Failure{.kind = Failure::Kind::Dropped, .detail = u"the connections were made anew"_s});
        if (!guard)
            return;
    }
}

void ServerApi::signIn(const QString &name, const QString &password, const QString &invite, Answer<SignedIn> answer)
{
    QJsonObject object{{u"name"_s, name}, {u"password"_s, password}};
    if (!invite.isEmpty())
        object.insert(u"invite"_s, invite);
    d->post(u"api/session"_s, object, [answer](const Result<QByteArray> &body) {
        answer(body ? readSession(*body, {}) : Result<SignedIn>(body.error()));
    });
}

void ServerApi::signOut(Answer<Done> answer)
{
    d->run(
        d->network->deleteResource(apiRequest(d->options, u"api/session"_s)),
        [answer](const Result<QByteArray> &body) { answer(body ? Result<Done>(Done{}) : Result<Done>(body.error())); });
}

void ServerApi::session(Answer<SignedIn> answer)
{
    d->get(u"api/session"_s, {}, [answer, token = d->options.token](const Result<QByteArray> &body) {
        answer(body ? readSession(*body, token) : Result<SignedIn>(body.error()));
    });
}

void ServerApi::renewToken(Answer<SignedIn> answer)
{
    d->post(u"api/session/renew"_s, {}, [answer](const Result<QByteArray> &body) {
        answer(body ? readSession(*body, {}) : Result<SignedIn>(body.error()));
    });
}

void ServerApi::rooms(Answer<QList<ListedRoom>> answer)
{
    d->get(u"api/rooms"_s, {}, [answer](const Result<QByteArray> &body) {
        answer(body ? readRooms(*body) : Result<QList<ListedRoom>>(body.error()));
    });
}

void ServerApi::room(const QString &id, Answer<ListedRoom> answer)
{
    d->get(u"api/rooms/"_s + id, {}, [answer](const Result<QByteArray> &body) {
        answer(body ? readOneRoom(*body) : Result<ListedRoom>(body.error()));
    });
}

void ServerApi::createRoom(const Room &room, Answer<Room> answer)
{
    QJsonObject object{
        {u"room"_s, room.id}, {u"title"_s, room.title}, {u"topic"_s, room.topic}, {u"private"_s, room.isPrivate}};
    if (!d->options.name.isEmpty())
        object.insert(u"name"_s, d->options.name);
    d->post(u"api/rooms"_s, object, takeRoom(answer));
}

void ServerApi::changeRoom(const QString &id, const RoomEdit &edit, Answer<Room> answer)
{
    QJsonObject object;
    if (edit.title)
        object.insert(u"title"_s, *edit.title);
    if (edit.topic)
        object.insert(u"topic"_s, *edit.topic);
    if (edit.archived)
        object.insert(u"archived"_s, *edit.archived);
    if (!d->options.name.isEmpty())
        object.insert(u"name"_s, d->options.name);
    d->send("PATCH", u"api/rooms/"_s + id, object, takeRoom(answer));
}

void ServerApi::members(const QString &room, Answer<QList<Person>> answer)
{
    d->get(u"api/rooms/%1/members"_s.arg(room), {}, takePeople(answer));
}

void ServerApi::people(Answer<QList<Person>> answer)
{
    d->get(u"api/users"_s, {}, takePeople(answer));
}

void ServerApi::setMember(const QString &room, const QString &person, bool in, Answer<Done> answer)
{
    const QString path = u"api/rooms/%1/members/%2"_s.arg(room, person.isEmpty() ? u"me"_s : person);
    QNetworkReply *reply = in ? d->network->put(apiRequest(d->options, path), QByteArray())
                              : d->network->deleteResource(apiRequest(d->options, path));
    d->run(reply, [answer](const Result<QByteArray> &body) {
        answer(body ? Result<Done>(Done{}) : Result<Done>(body.error()));
    });
}

void ServerApi::tellRead(const QList<ReadMark> &marks, Answer<Done> answer)
{
    QNetworkRequest request = apiRequest(d->options, u"api/messages"_s);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-ndjson"_ba);
    QByteArray lines;
    for (const ReadMark &mark : marks) {
        const QJsonObject object{{u"type"_s, u"read"_s},
                                 {u"room"_s, mark.room},
                                 {u"upto"_s, QString::fromLatin1(mark.upto.toByteArray())},
                                 {u"name"_s, d->options.name}};
        lines += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }
    d->run(d->network->post(request, lines), [answer](const Result<QByteArray> &body) {
        answer(body ? Result<Done>(Done{}) : Result<Done>(body.error()));
    });
}

void ServerApi::history(const QString &room, const Cursor &before, int limit, Answer<QList<Event>> answer)
{
    QUrlQuery query;
    query.addQueryItem(u"room"_s, room);
    query.addQueryItem(u"before"_s, QString::fromLatin1(before.toByteArray()));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    d->get(u"api/messages"_s, query, [answer](const Result<QByteArray> &body) {
        if (!body)
            return answer(body.error());
        auto batch = decodeBatch(*body);
        answer(batch ? Result<QList<Event>>(std::move(batch->events)) : Result<QList<Event>>(batch.error()));
    });
}

} // namespace tincan
