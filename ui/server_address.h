// Reads what a person types as a server's address: host:port, http(s)://…, or a tincan:// link. A second account on one
// server is another place to be, and its address says which one it is: http://2@host:port. GUI thread (tr).
#pragma once

#include "core/chat/invitation.h"

#include <QCoreApplication>
#include <QUrl>

#include <variant>

namespace tincan {

class ServerAddress
{
    Q_DECLARE_TR_FUNCTIONS(ServerAddress)
public:
    // The server's http(s) URL, or a sentence that says what is wrong with the text.
    static std::variant<QUrl, QString> parse(const QString &text);
    // What else is in a text that parse() took.
    static Invitation inviteOf(const QString &text);
    // As it is spoken to, and as links name it.
    static QUrl withoutAccount(QUrl server);
    // As people read it: "host:port", and "host:port (Ada)" for a second account, or its number without a name.
    static QString words(const QUrl &server, const QString &name = {});
};

} // namespace tincan
