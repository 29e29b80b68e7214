// Reads what a person types as a server's address: host:port, http(s)://…, or a tincan:// link. GUI thread (tr).
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
};

} // namespace tincan
