// What an invite link brings beside the address (protocol, section 7 and extension 17). Values and pure functions; any
// thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace tincan {

struct Invitation
{
    QString code;   // lets somebody in; empty: none
    QByteArray pin; // SHA-256, 64 hex digits in small letters, of the one certificate to trust; empty: none

    bool isEmpty() const { return code.isEmpty() && pin.isEmpty(); }
    bool operator==(const Invitation &) const = default;
};

// Nothing where the link names a certificate in a way that cannot be read: to follow it without would be less safe than
// it says. A code that no server makes counts as none.
std::optional<Invitation> invitationOf(const QUrl &link);
// The server's http(s) address in a link of any of our schemes: http, https, ws, wss and tincan. TLS where a pin or
// `tls=1` asks for it, whatever stands before. Nothing for any other scheme.
std::optional<QUrl> serverOf(QUrl link);

} // namespace tincan
