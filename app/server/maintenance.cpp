#include "maintenance.h"

#include "core/server/backup.h"
#include "options.h"

#include <QCommandLineParser>
#include <QDir>

#include <cstdio>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *usage =
    R"(tincand backup FILE       the log and the accounts as they are, while a server runs or not
tincand restore FILE      into a folder without a server's data, under a new epoch; no server may run on it

--data FOLDER says which folder is meant, as when the server is started.
)";

int fail(const QString &sentence, int code = 1)
{
    std::fprintf(stderr, "tincand: %s\n", qUtf8Printable(sentence));
    return code;
}

} // namespace

bool isMaintenance(const QStringList &arguments)
{
    return arguments.size() > 1 && (arguments[1] == u"backup"_s || arguments[1] == u"restore"_s);
}

int maintain(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({u"data"_s, {}, u"folder"_s});
    const QCommandLineOption help = parser.addHelpOption();
    const bool read = parser.parse(arguments);
    if (read && parser.isSet(help)) {
        std::fputs(usage, stdout);
        return 0;
    }
    const QStringList words = parser.positionalArguments();
    if (!read || words.size() != 2)
        return fail(u"this is no command. There are:\n"_s + QString::fromLatin1(usage), 2);
    const QString folder = QDir(parser.isSet(u"data"_s) ? parser.value(u"data"_s) : defaultDataFolder()).absolutePath();
    const QString file = QDir::current().absoluteFilePath(words[1]);
    const bool backs = words[0] == u"backup"_s;
    const auto done = backs ? makeBackup(folder, file) : restoreBackup(file, folder);
    if (!done)
        return fail(done.error().detail);
    std::printf(backs ? "everything up to %s is in %s\n" : "restored; the log goes on at %s in %s\n",
                done->toByteArray().constData(), qUtf8Printable(QDir::toNativeSeparators(backs ? file : folder)));
    return 0;
}

} // namespace tincan
