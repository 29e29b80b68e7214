// Reads what a person types as a server's address: host:port, http(s)://…, or a tincan:// link. GUI thread (tr).
#pragma once

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
    // The code in an invite link (protocol, section 7); empty where there is none.
    static QString inviteOf(const QString &text);
};

} // namespace tincan
