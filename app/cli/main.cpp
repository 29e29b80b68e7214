// tincan-cli: the session without a window.
#include "conversation.h"
#include "core/platform/openssl_configuration.h"
#include "core/platform/signals.h"
#include "decode.h"
#include "sign_in.h"
#include "stdin_reader.h"

#include <QCoreApplication>

#include <cstdio>

using namespace tincan;

int main(int argc, char **argv)
{
    ignoreForeignOpenSslConfiguration();
    qputenv("QT_FORCE_STDERR_LOGGING", "1"); // Windows tells a debugger alone where the output goes to a file
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tincan-cli"));
    ignoreBrokenPipes();
    const auto read = readArguments(QCoreApplication::arguments());
    if (const auto *say = std::get_if<Say>(&read)) {
        std::fputs(qUtf8Printable(say->text), say->exitCode == 0 ? stdout : stderr);
        return say->exitCode;
    }
    const auto &arguments = std::get<Arguments>(read);
    if (arguments.command == Arguments::Command::Decode)
        return decodeStdin(arguments.format);
    if (arguments.command == Arguments::Command::SignIn)
        return signIn(arguments);

    Conversation conversation(arguments);
    StdinReader input;
    QObject::connect(&input, &StdinReader::lineRead, &conversation, &Conversation::input);
    QObject::connect(&input, &StdinReader::ended, &conversation, &Conversation::finish);
    if (!conversation.start())
        return 1;
    if (arguments.command == Arguments::Command::Chat)
        input.start();
    const int exitCode = QCoreApplication::exec();
    // The reader's thread may still wait for input: leave without running the destructors that it could meet.
    // Not every stream is flushed: the one that it reads is locked until a line comes.
    std::fflush(stdout);
    std::fflush(stderr);
    std::_Exit(exitCode);
}
