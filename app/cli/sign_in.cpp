#include "sign_in.h"

#include "conversation.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace tincan {

int signIn(const Arguments &arguments)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    QByteArray password = input.readLine(4096);
    while (password.endsWith('\n') || password.endsWith('\r'))
        password.chop(1);
    ServerApi api(transportOf(arguments));
    api.signIn(arguments.name, QString::fromUtf8(password), arguments.invitation.code,
               [](const Result<SignedIn> &answer) {
                   if (answer)
                       std::printf("%s\n", answer->token.constData());
                   else
                       Printer::complain(answer.error().detail);
                   QCoreApplication::exit(answer ? 0 : 1);
               });
    return QCoreApplication::exec();
}

} // namespace tincan
