#include "administer.h"

#include "app/terminal/terminal.h"
#include "invite_link.h"
#include "options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <boost/asio.hpp>
#include <cstdio>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = std::chrono::seconds(10);
constexpr std::size_t longestAnswer = 16 * 1024 * 1024;

constexpr const char *usage = R"(tincand user list
tincand user add NAME [--role member|moderator|owner]    asks for the password, or reads it from a pipe
tincand user password NAME                               the same; ends the person's sessions
tincand user role NAME --role member|moderator|owner
tincand user remove NAME                                 ends the person's sessions
tincand invite list
tincand invite add [--role R] [--uses N] [--days N]      prints the link, which is told only once
tincand invite revoke ID
tincand room list
tincand room archive ROOM | reopen ROOM

--data FOLDER says which server is meant, as when it was started.
)";

int fail(const QString &sentence, int code = 1)
{
    std::fprintf(stderr, "tincand: %s\n", qUtf8Printable(sentence));
    return code;
}

// The command as the server takes it; nothing where the words make no sense.
std::optional<QJsonObject> commandOf(const QCommandLineParser &parser)
{
    const QStringList words = parser.positionalArguments();
    const QString command = words.value(0) + u' ' + words.value(1);
    static const QHash<QString, QString> named{{u"user add"_s, u"name"_s},    {u"user password"_s, u"name"_s},
                                               {u"user role"_s, u"name"_s},   {u"user remove"_s, u"name"_s},
                                               {u"invite revoke"_s, u"id"_s}, {u"room archive"_s, u"room"_s},
                                               {u"room reopen"_s, u"room"_s}, {u"user list"_s, {}},
                                               {u"invite list"_s, {}},        {u"invite add"_s, {}},
                                               {u"room list"_s, {}}};
    const auto found = named.constFind(command);
    if (found == named.constEnd() || words.size() != (found->isEmpty() ? 2 : 3))
        return std::nullopt;
    QJsonObject object{{u"command"_s, command}};
    if (!found->isEmpty())
        object.insert(*found, words[2]);
    if (parser.isSet(u"role"_s))
        object.insert(u"role"_s, parser.value(u"role"_s));
    for (const QString &number : {u"uses"_s, u"days"_s}) {
        if (parser.isSet(number))
            object.insert(number, parser.value(number).toLongLong());
    }
    if (command == u"user role" && !parser.isSet(u"role"_s))
        return std::nullopt;
    if (command == u"user add" || command == u"user password")
        object.insert(u"password"_s, readSecret("Password: "));
    return object;
}

// What a terminal would obey is no word.
QString plain(QString text)
{
    return text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
}

void print(const QJsonObject &row)
{
    QStringList cells;
    for (auto cell = row.begin(); cell != row.end(); ++cell)
        cells.append(plain(cell.key() + u'=' + cell.value().toVariant().toString()));
    std::printf("%s\n", qUtf8Printable(cells.join(u"  "_s)));
}

// The link is what people need; its parts are in it.
QJsonObject withLink(QJsonObject invite)
{
    const QString code = invite.take(u"code"_s).toString();
    const QUrl server(invite.take(u"server"_s).toString());
    const QString host = invite.take(u"host"_s).toString();
    const QString pin = invite.take(u"pin"_s).toString();
    invite.insert(u"link"_s, inviteLink(server, host, code.toLatin1(), pin.toLatin1()));
    return invite;
}

int say(const QJsonObject &answer)
{
    if (answer.contains(u"error"_s))
        return fail(plain(answer.value(u"error"_s).toString()));
    for (const QJsonValue &value : answer) {
        for (const QJsonValue &row : value.toArray())
            print(row.toObject());
        if (value.isObject())
            print(value.toObject().contains(u"code"_s) ? withLink(value.toObject()) : value.toObject());
    }
    return 0;
}

} // namespace

bool isAdministration(const QStringList &arguments)
{
    static const QStringList nouns{u"user"_s, u"invite"_s, u"room"_s};
    return arguments.size() > 1 && nouns.contains(arguments[1]);
}

int administer(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"data"_s, {}, u"folder"_s}, {u"role"_s, {}, u"role"_s}, {u"uses"_s, {}, u"N"_s}, {u"days"_s, {}, u"N"_s}});
    const QCommandLineOption help = parser.addHelpOption();
    if (!parser.parse(arguments))
        return fail(parser.errorText() + u'\n' + QString::fromLatin1(usage), 2);
    if (parser.isSet(help)) {
        std::fputs(usage, stdout);
        return 0;
    }
    const auto command = commandOf(parser);
    if (!command)
        return fail(u"this is no command. There are:\n"_s + QString::fromLatin1(usage), 2);
    const QString folder = parser.isSet(u"data"_s) ? parser.value(u"data"_s) : defaultDataFolder();
    const auto answer = askServer(folder, *command);
    if (!answer)
        return fail(u"no server runs on %1 (or it is another user's)."_s.arg(QDir::toNativeSeparators(folder)));
    if (answer->isEmpty())
        return fail(u"the server did not answer."_s);
    return say(*answer);
}

// Not by QLocalSocket: what that calls local is a named pipe on Windows, where nobody listens.
std::optional<QJsonObject> askServer(const QString &folder, const QJsonObject &command)
{
    using Protocol = boost::asio::local::stream_protocol;
    const QString path = QDir(folder).absoluteFilePath(u"admin/socket"_s);
    const QByteArray asked = QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n';
    std::string answer; // outlives who reads into it
    boost::asio::io_context io;
    try {
        Protocol::socket socket(io);
        socket.connect(Protocol::endpoint(QFile::encodeName(path).toStdString()));
        boost::asio::write(socket, boost::asio::buffer(asked.constData(), std::size_t(asked.size())));
        // Whose socket it is nobody knows: it is read so far, and so long.
        boost::asio::async_read_until(socket, boost::asio::dynamic_buffer(answer, longestAnswer), '\n',
                                      [](const boost::system::error_code &, std::size_t) {});
        io.run_for(patience);
    } catch (const boost::system::system_error &) {
        return std::nullopt; // also a path that is too long: the server does not listen, either
    }
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer.substr(0, answer.find('\n')))).object();
}

} // namespace tincan
