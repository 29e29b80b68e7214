#include "arguments.h"

#include "core/base/logging.h"
#include "core/chat/room.h"

#include <QCommandLineParser>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

Say wrong(const QString &sentence)
{
    return {u"tincan-cli: %1\n"_s.arg(sentence), 2};
}

// host:port, http(s)://…, ws(s)://… and tincan://… all name the same server.
QUrl linkOf(const QString &text)
{
    return QUrl(text.contains("://"_L1) ? text : u"http://"_s + text, QUrl::StrictMode);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Follows, writes and decodes, for scripts, tests and bug reports.\n\n"
        "  tincan-cli follow URL          prints the latest 50 messages and what is said from then on\n"
        "  tincan-cli chat URL            the same, and sends each line of the input\n"
        "  tincan-cli send URL TEXT       sends one message and waits until it is there\n"
        "  tincan-cli sign-in URL         reads a password from the input and prints a token for TINCAN_TOKEN, which\n"
        "                                 the others use; URL may be an invite link\n"
        "  tincan-cli decode sse|ndjson   a captured stream on the input, as JSON lines"_s);
    parser.addOptions({
        {u"transport"_s, u"The line: auto, websocket, sse, stream, long-poll or short-poll."_s, u"line"_s, u"auto"_s},
        {u"room"_s, u"Only this room; chat and send write there (lobby)."_s, u"room"_s},
        {u"after"_s, u"Begin after this place of the log."_s, u"cursor"_s},
        {u"count"_s, u"End after so many events."_s, u"number"_s},
        {u"name"_s, u"Who speaks, on an open server; who signs in."_s, u"name"_s},
        {u"profile"_s, u"Keep history and unsent messages in this folder."_s, u"folder"_s},
        {u"linger"_s, u"At the end, wait so long for unsent messages."_s, u"seconds"_s, u"10"_s},
        {u"json"_s, u"One JSON object a line."_s},
        {u"log-level"_s, u"debug, info, warning or error."_s, u"level"_s, u"warning"_s},
    });
}

std::optional<Say> readOptions(const QCommandLineParser &parser, Arguments &into)
{
    const auto choice = lineChoiceFromWord(parser.value(u"transport"_s));
    if (!choice)
        return wrong(u"--transport wants auto, websocket, sse, stream, long-poll or short-poll."_s);
    into.choice = *choice;
    into.room = parser.value(u"room"_s);
    if (parser.isSet(u"room"_s) && !isRoomId(into.room))
        return wrong(u"--room wants 1 to 64 of a-z, 0-9, - and _."_s);
    if (parser.isSet(u"after"_s)) {
        into.after = Cursor::parse(parser.value(u"after"_s).toLatin1());
        if (!into.after)
            return wrong(u"--after wants a cursor such as k3f9a1.1042."_s);
    }
    bool good = true;
    if (parser.isSet(u"count"_s)) {
        into.count = parser.value(u"count"_s).toInt(&good);
        if (!good || *into.count < 1)
            return wrong(u"--count wants a number from 1."_s);
    }
    const int linger = parser.value(u"linger"_s).toInt(&good);
    if (!good || linger < 0)
        return wrong(u"--linger wants a number of seconds."_s);
    into.linger = std::chrono::seconds(linger);
    into.named = parser.isSet(u"name"_s);
    into.name = into.named ? parser.value(u"name"_s) : qEnvironmentVariable("USER");
    into.profileFolder = parser.value(u"profile"_s);
    into.token = qgetenv("TINCAN_TOKEN").trimmed();
    into.json = parser.isSet(u"json"_s);
    if (!setLogLevel(parser.value(u"log-level"_s)))
        return wrong(u"--log-level wants debug, info, warning or error."_s);
    return std::nullopt;
}

std::optional<Say> readCommand(const QStringList &words, Arguments &into)
{
    const QString command = words.value(0);
    if (command == "decode"_L1) {
        into.command = Arguments::Command::Decode;
        into.format = words.value(1);
        if (words.size() != 2 || (into.format != "sse"_L1 && into.format != "ndjson"_L1))
            return wrong(u"decode wants sse or ndjson."_s);
        return std::nullopt;
    }
    const bool sends = command == "send"_L1;
    if (!sends && command != "follow"_L1 && command != "chat"_L1 && command != "sign-in"_L1)
        return wrong(command.isEmpty() ? u"follow, chat, send, sign-in or decode? --help tells more."_s
                                       : u"there is no command '%1'; --help tells more."_s.arg(command));
    if (command == "sign-in"_L1 && !into.named)
        return wrong(u"sign-in wants --name: who signs in."_s);
    into.command = sends                     ? Arguments::Command::Send
                   : command == "chat"_L1    ? Arguments::Command::Chat
                   : command == "sign-in"_L1 ? Arguments::Command::SignIn
                                             : Arguments::Command::Follow;
    if (words.size() != (sends ? 3 : 2))
        return wrong(sends ? u"send wants a server and a text."_s : u"%1 wants a server."_s.arg(command));
    const QUrl link = linkOf(words[1]);
    const auto server = serverOf(link);
    if (!server || !link.isValid() || link.host().isEmpty())
        return wrong(u"'%1' is not the address of a server; it looks like http://host:8080."_s.arg(words[1]));
    const auto invitation = invitationOf(link);
    if (!invitation)
        return wrong(u"the pin of this link cannot be read; it looks like pin=sha256:… with 64 digits."_s);
    into.invitation = *invitation;
    into.server = *server;
    into.text = words.value(2);
    return std::nullopt;
}

} // namespace

std::variant<Arguments, Say> readArguments(const QStringList &words)
{
    QCommandLineParser parser;
    addOptions(parser);
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    if (!parser.parse(words))
        return wrong(parser.errorText());
    if (parser.isSet(help))
        return Say{parser.helpText(), 0};
    if (parser.isSet(version))
        return Say{u"tincan-cli %1\n"_s.arg(QStringLiteral(TINCAN_VERSION)), 0};
    Arguments arguments;
    if (const auto say = readOptions(parser, arguments))
        return *say;
    if (const auto say = readCommand(parser.positionalArguments(), arguments))
        return *say;
    return arguments;
}

} // namespace tincan
