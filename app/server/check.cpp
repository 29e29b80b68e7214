#include "check.h"

#include "administer.h"
#include "core/server/data_check.h"
#include "core/server/path_access.h"
#include "open_files.h"
#include "options.h"

#include <QDir>
#include <QTcpServer>
#include <QUrl>

#include <cstdio>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

std::optional<QUrl> listeningOn(const QString &folder)
{
    const auto answer = askServer(folder, {{u"command"_s, u"server show"_s}});
    if (!answer)
        return std::nullopt;
    return QUrl(answer->value(u"server"_s).toObject().value(u"url"_s).toString());
}

// `running`: where the server on this folder listens, if one does.
Checked checkAddress(const HubOptions &options, const std::optional<QUrl> &running)
{
    const QString shown = u"%1 port %2"_s.arg(options.address).arg(options.port);
    Checked checked{.part = u"address"_s, .good = shown + u" is free"_s, .wrong = {}};
    const QHostAddress address(options.address == u"localhost"_s ? u"127.0.0.1"_s : options.address);
    QTcpServer server;
    if (address.isNull())
        checked.wrong.append(u"%1 is not an address"_s.arg(options.address));
    else if (server.listen(address, options.port))
        return checked;
    else if (server.serverError() != QAbstractSocket::AddressInUseError)
        checked.wrong.append(u"cannot listen on %1: %2"_s.arg(shown, server.errorString()));
    else if (!running)
        checked.wrong.append(shown + u" is in use"_s);
    else if (running->isValid() && running->port() != options.port)
        checked.wrong.append(
            u"%1 is in use by another program; the server that runs on this folder listens on %2"_s.arg(
                shown, running->toString()));
    else
        checked.good = shown + u" is in use; a server runs on this folder"_s;
    return checked;
}

Checked checkFolder(const QString &folder)
{
    Checked checked{.part = u"folder"_s, .good = QDir::toNativeSeparators(folder), .wrong = {}};
    const QFileInfo nearest = nearestThere(folder); // the rest is made at the first start
    const QString shown = QDir::toNativeSeparators(nearest.filePath());
    if (!nearest.isDir())
        checked.wrong.append(u"%1 is no folder"_s.arg(shown));
    else if (!nearest.isWritable())
        checked.wrong.append(u"%1 cannot be written by this user: %2"_s.arg(shown, belongingOf(nearest)));
    return checked;
}

Checked checkOpenFiles(const HubOptions &options)
{
    Checked checked{.part = u"open files"_s, .good = u"enough for --most-connections"_s, .wrong = {}};
    if (const auto few = tooFewOpenFiles(options.maximumConnections))
        checked.wrong.append(*few);
    return checked;
}

Checked checkNames(const HubOptions &options)
{
    return Checked{
        .part = u"names"_s, .good = u"addresses, origins and names are well formed"_s, .wrong = wrongNames(options)};
}

bool say(const QList<Checked> &all)
{
    bool good = true;
    for (const Checked &checked : all) {
        good = good && checked.wrong.isEmpty();
        if (checked.wrong.isEmpty())
            std::printf("ok    %s: %s\n", qUtf8Printable(checked.part), qUtf8Printable(checked.good));
        for (const QString &sentence : checked.wrong)
            std::printf("WRONG %s: %s\n", qUtf8Printable(checked.part), qUtf8Printable(sentence));
    }
    return good;
}

} // namespace

bool isCheck(const QStringList &arguments)
{
    return arguments.size() > 1 && arguments[1] == u"check"_s;
}

int check(QStringList arguments)
{
    arguments.removeAt(1);
    const auto read = readCommandLine(arguments);
    if (const auto *wrong = std::get_if<Say>(&read)) {
        std::fputs(qUtf8Printable(wrong->text), wrong->exitCode == 0 ? stdout : stderr);
        return wrong->exitCode;
    }
    const HubOptions &options = std::get<CommandLine>(read).hub;
    const QString folder = QDir(options.dataFolder).absolutePath();
    QList<Checked> all{checkAddress(options, listeningOn(folder)), checkFolder(folder), checkOpenFiles(options),
                       checkNames(options)};
    if (options.tls == HubOptions::Tls::Files)
        all.append(checkCertificate(options.certificateFile, options.keyFile));
    return say(all + checkData(folder)) ? 0 : 1;
}

} // namespace tincan
