#include "core/server/publishing.h"

#include "core/server/follower.h"

namespace tincan {

namespace {

// Beyond what decodeCommand() has judged.
std::optional<Refusal> wrongWith(HubCore &core, const Caller &caller, const Person &author,
                                 const Publication &publication)
{
    if (const auto wrong = wrongRoom(core, caller, publication.room))
        return wrong;
    if (core.rooms.room(publication.room).archived)
        return refusal(403, QStringLiteral("This room is archived: it can be read, and not written in."));
    if (core.stopping) {
        core.metrics.refuse(Cause::Stopping);
        return refusal(503, QStringLiteral("The server is going away; nothing was stored."), 1);
    }
    if (core.readiness.hangs(core.options.diskPatience)) {
        core.metrics.refuse(Cause::Disk);
        return refusal(503, QStringLiteral("The disk does not answer; nothing was stored."), 5);
    }
    return tooFast(core, caller, author);
}

// More than one commit can be made of are not waited for.
constexpr std::size_t mostGathered = 32;

void handIn(HubCore &core)
{
    core.log->append(std::exchange(core.gathered, {}));
}

// What comes in one turn of the loop is handed in together: one by one the first would be committed alone, and all the
// others wait for the disk to be done with it.
void store(HubCore &core, std::vector<Submission> submissions)
{
    if (core.gathered.empty() && !submissions.empty())
        asio::post(core.io, [&core] { handIn(core); });
    std::move(submissions.begin(), submissions.end(), std::back_inserter(core.gathered));
    if (core.gathered.size() >= mostGathered)
        handIn(core);
}

void store(HubCore &core, Submission submission)
{
    std::vector<Submission> one;
    one.push_back(std::move(submission));
    store(core, std::move(one));
}

} // namespace

void refuseGathered(HubCore &core)
{
    const Refusal late = refusal(503, QStringLiteral("The log cannot take it now; nothing was stored."), 5);
    for (const Submission &submission : std::exchange(core.gathered, {}))
        submission.answer(late);
}

namespace {

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

// Whose files a message may show: the author's own, and those of the rooms that the author reads.
Filter filesFor(const HubCore &core, const Caller &caller, const Publication &publication)
{
    const auto *message = std::get_if<MessageText>(&publication.body);
    if (!message || message->files.isEmpty())
        return {};
    return core.rooms.filterFor(caller.isSignedIn() ? caller.person.id : QString());
}

// What the log is to store; where it is not to, the answer is on its way.
std::optional<Submission> submission(HubCore &core, const Caller &caller, const Handed &handed, AppendAnswer answer)
{
    ++core.metrics.publications;
    Person author = caller.isSignedIn() || !handed ? caller.person : openPerson(handed->name);
    std::optional<Refusal> wrong = handed ? wrongWith(core, caller, author, *handed) : std::optional(handed.error());
    const QString id = handed ? handed->id : handed.error().id;
    auto withId = [&core, answer = std::move(answer), id](const AppendResult &result) {
        if (result) {
            answer(result);
            return;
        }
        ++core.metrics.refusedPublications[result.error().status];
        Refusal refused = result.error();
        refused.id = id;
        answer(refused);
    };
    if (wrong) {
        asio::post(core.io, [withId = std::move(withId), wrong = std::move(*wrong)] { withId(wrong); });
        return std::nullopt;
    }
    core.readiness.handedIn();
    auto fromLog = [&core, withId = std::move(withId)](const AppendResult &result) {
        core.readiness.answered();
        if (!result && result.error().status == 503)
            core.metrics.refuse(Cause::Disk);
        withId(result);
    };
    return Submission{.draft = {.cursor = {},
                                .id = id,
                                .room = handed->room,
                                .sender = std::move(author),
                                .time = 0,
                                .body = handed->body},
                      .answer = std::move(fromLog),
                      .moderates = moderates(core, caller),
                      .reads = filesFor(core, caller, *handed)};
}

} // namespace

std::optional<Refusal> wrongWith(const HubCore &core, const Caller &caller, const ReadMark &mark)
{
    if (const auto wrong = wrongRoom(core, caller, mark.room))
        return wrong;
    if (mark.upto.epoch != core.log->epoch() || mark.upto.seq > core.tail.head())
        return refusal(422, QStringLiteral("`upto` is no place of this log."));
    return std::nullopt;
}

void markRead(HubCore &core, const ReadMark &mark)
{
    if (core.reads.advance(mark.user.id, mark.room, mark.upto.seq))
        for (Follower *device : core.devices.values(mark.user.id))
            device->tellReads();
}

void publish(HubCore &core, const Caller &caller, const Publication &publication, AppendAnswer answer)
{
    if (auto one = submission(core, caller, publication, std::move(answer)))
        store(core, std::move(*one));
}

asio::awaitable<AppendResult> published(HubCore &core, Caller caller, Publication publication)
{
    auto start = [&core, caller = std::move(caller), publication = std::move(publication)](AppendAnswer answer) {
        publish(core, caller, publication, std::move(answer));
    };
    return awaitAnswer<AppendResult>(std::move(start));
}

asio::awaitable<Answers> publishedAll(HubCore &core, Caller caller, std::vector<Handed> all)
{
    auto start = [&core, caller = std::move(caller), all = std::move(all)](std::function<void(const Answers &)> done) {
        const auto round =
            std::make_shared<Round>(Round{Answers(all.size(), AppendResult(Refusal{})), all.size(), std::move(done)});
        std::vector<Submission> submissions;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto take = [round, i](const AppendResult &result) {
                round->answers[i] = result;
                if (--round->missing == 0)
                    round->done(round->answers);
            };
            if (auto one = submission(core, caller, all[i], take))
                submissions.push_back(std::move(*one));
        }
        store(core, std::move(submissions));
    };
    return awaitAnswer<Answers>(std::move(start));
}

asio::awaitable<AppendResult> appended(HubCore &core, Durable draft)
{
    auto start = [&core, draft = std::move(draft)](AppendAnswer answer) {
        store(core, Submission{draft, std::move(answer), false});
    };
    return awaitAnswer<AppendResult>(std::move(start));
}

} // namespace tincan
