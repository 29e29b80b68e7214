#include "core/transport/server_api.h"

#include "core/transport/answer_fields.h"
#include "core/transport/http_exchange.h"
#include "core/transport/network_failure.h"
#include "core/transport/requests.h"
#include "core/wire/event_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QPointer>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

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
        QNetworkRequest request = apiRequest(options, path);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        run(network->post(request, QJsonDocument(object).toJson(QJsonDocument::Compact)), std::move(done));
    }

    // Later: we may be inside a signal of one of its replies.
    void letGo() { network.release()->deleteLater(); }

    TransportOptions options;
    QHash<HttpExchange *, Read> underWay;
    std::unique_ptr<QNetworkAccessManager> network = std::make_unique<QNetworkAccessManager>();
};

namespace {

Failure unreadable(const QString &what)
{
    return notTincan(u"the answer is not "_s + what, 200);
}

std::optional<Room> readRoom(const QJsonObject &object)
{
    Room room{.id = object.value("room"_L1).toString(),
              .title = textIn(object, "title"_L1, longestTitle),
              .topic = textIn(object, "topic"_L1, longestTopic),
              .isPrivate = object.value("private"_L1).toBool(),
              .archived = object.value("archived"_L1).toBool()};
    return isRoomId(room.id) ? std::optional(room) : std::nullopt;
}

// What can stand in a header (RFC 6750, section 2.1).
bool isToken(const QByteArray &token)
{
    return !token.isEmpty() && token.size() <= longestToken &&
           std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

// Of an answer that has no token it is the one that asked.
Result<SignedIn> readSession(const QByteArray &body, const QByteArray &token)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonObject user = object.value("user"_L1).toObject();
    const SignedIn who{.token = object.value("token"_L1).toString(QString::fromLatin1(token)).toLatin1(),
                       .expires = QDateTime::fromString(object.value("expires"_L1).toString(), Qt::ISODateWithMs),
                       .user = {textIn(user, "id"_L1, longestId), user.value("name"_L1).toString()}};
    // Who one is may be said without the day (docs/protocol.md, section 4).
    const bool asked = !token.isEmpty();
    if (!isToken(who.token) || who.user.id.isEmpty() || !isName(who.user.name) || !(asked || who.expires.isValid()))
        return unreadable(u"a session"_s);
    return who;
}

Result<QList<Room>> readRooms(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isArray())
        return unreadable(u"a list of rooms"_s);
    const QJsonArray listed = document.array();
    if (listed.size() > mostRooms)
        return unreadable(u"a list of rooms that anybody could read: it has %1"_s.arg(listed.size()));
    QList<Room> rooms;
    for (const QJsonValue &value : listed) {
        if (const auto room = readRoom(value.toObject()))
            rooms.append(*room);
    }
    return rooms;
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

void ServerApi::rooms(Answer<QList<Room>> answer)
{
    d->get(u"api/rooms"_s, {}, [answer](const Result<QByteArray> &body) {
        answer(body ? readRooms(*body) : Result<QList<Room>>(body.error()));
    });
}

void ServerApi::createRoom(const Room &room, Answer<Room> answer)
{
    QJsonObject object{
        {u"room"_s, room.id}, {u"title"_s, room.title}, {u"topic"_s, room.topic}, {u"private"_s, room.isPrivate}};
    if (!d->options.name.isEmpty())
        object.insert(u"name"_s, d->options.name);
    d->post(u"api/rooms"_s, object, [answer](const Result<QByteArray> &body) {
        if (!body)
            return answer(body.error());
        const auto made = readRoom(QJsonDocument::fromJson(*body).object());
        answer(made ? Result<Room>(*made) : Result<Room>(unreadable(u"a room"_s)));
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
