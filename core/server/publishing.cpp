#include "core/server/publishing.h"

#include <QCryptographicHash>

namespace tincan {

namespace {

constexpr qsizetype longestName = 80;

std::optional<Refusal> wrongWith(const HubCore &core, const Publication &publication)
{
    const auto *message = std::get_if<MessageText>(&publication.body);
    if (!message)
        return refusal(422, QStringLiteral("`type`: this server takes messages only."));
    if (!message->files.isEmpty())
        return refusal(422, QStringLiteral("`files`: this server takes no files."));
    if (message->text.isEmpty())
        return refusal(422, QStringLiteral("`text` is empty."));
    if (message->text.toUtf8().size() > core.options.textLimit)
        return refusal(413, QStringLiteral("`text` is longer than %1 bytes.").arg(core.options.textLimit));
    if (publication.name.size() > longestName)
        return refusal(422, QStringLiteral("`name` is longer than %1 characters.").arg(longestName));
    if (!isRoomId(publication.room))
        return refusal(422, QStringLiteral("`room` is not a room's id."));
    if (!core.rooms.contains(publication.room))
        return refusal(404, QStringLiteral("There is no such room."));
    if (core.stopping)
        return refusal(503, QStringLiteral("The server is going away; nothing was stored."), 1);
    return std::nullopt;
}

// `start` is given a function that takes the answer, and calls it once.
template<class Answer, class Start>
asio::awaitable<Answer> awaitAnswer(Start start)
{
    auto initiate = [](auto handler, Start begin) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        begin([shared](const Answer &result) { (*shared)(std::make_shared<Answer>(result)); });
    };
    const auto result = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::shared_ptr<Answer>)>(
        std::move(initiate), asio::use_awaitable, std::move(start));
    co_return std::move(*result);
}

using Answers = std::vector<AppendResult>;

struct Round
{
    Answers answers;
    std::size_t missing;
    std::function<void(const Answers &)> done;
};

} // namespace

Person openPerson(const QString &name)
{
    const QString trimmed = name.trimmed();
    const QString chosen = trimmed.isEmpty() ? QStringLiteral("guest") : trimmed;
    const QByteArray hash = QCryptographicHash::hash(chosen.toUtf8(), QCryptographicHash::Sha256).toHex();
    return Person{.id = QStringLiteral("u_") + QString::fromLatin1(hash.first(12)), .name = chosen};
}

void publish(HubCore &core, const Publication &publication, AppendAnswer answer)
{
    if (auto wrong = wrongWith(core, publication)) {
        wrong->id = publication.id;
        asio::post(core.io, [answer = std::move(answer), wrong = std::move(*wrong)] { answer(wrong); });
        return;
    }
    Durable draft{.cursor = {},
                  .id = publication.id,
                  .room = publication.room,
                  .sender = openPerson(publication.name),
                  .time = 0,
                  .body = publication.body};
    core.log->append(std::move(draft), [answer = std::move(answer), id = publication.id](const AppendResult &result) {
        if (result) {
            answer(result);
            return;
        }
        Refusal refused = result.error();
        refused.id = id;
        answer(refused);
    });
}

asio::awaitable<AppendResult> published(HubCore &core, Publication publication)
{
    auto start = [&core, publication = std::move(publication)](AppendAnswer answer) {
        publish(core, publication, std::move(answer));
    };
    return awaitAnswer<AppendResult>(std::move(start));
}

asio::awaitable<Answers> publishedAll(HubCore &core, std::vector<Handed> all)
{
    auto start = [&core, all = std::move(all)](std::function<void(const Answers &)> done) {
        const auto round =
            std::make_shared<Round>(Round{Answers(all.size(), AppendResult(Refusal{})), all.size(), std::move(done)});
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto take = [round, i](const AppendResult &result) {
                round->answers[i] = result;
                if (--round->missing == 0)
                    round->done(round->answers);
            };
            if (all[i])
                publish(core, *all[i], take);
            else
                asio::post(core.io, [take, refused = all[i].error()] { take(refused); });
        }
    };
    return awaitAnswer<Answers>(std::move(start));
}

asio::awaitable<AppendResult> appended(HubCore &core, Durable draft)
{
    auto start = [&core, draft = std::move(draft)](AppendAnswer answer) { core.log->append(draft, std::move(answer)); };
    return awaitAnswer<AppendResult>(std::move(start));
}

} // namespace tincan
