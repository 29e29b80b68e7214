#include "sign_in.h"

#include "app/terminal/terminal.h"
#include "conversation.h"

#include <QCoreApplication>

#include <cstdio>

namespace tincan {

int signIn(const Arguments &arguments)
{
    const QString password = readSecret("Password: ");
    ServerApi api(transportOf(arguments));
    api.signIn(arguments.name, password, arguments.invitation.code, [](const Result<SignedIn> &answer) {
        if (answer)
            std::printf("%s\n", answer->token.constData());
        else
            Printer::complain(answer.error().detail);
        QCoreApplication::exit(answer ? 0 : 1);
    });
    return QCoreApplication::exec();
}

} // namespace tincan
