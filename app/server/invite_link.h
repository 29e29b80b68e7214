// An invite as people hand it on (protocol, section 7 and extension 17). Any thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace tincan {

// `server`: where it listens. It is called by `name`, where it has one; one that listens everywhere by an address that
// others can reach. `pin`: SHA-256 in hex of the certificate to trust, or empty.
QString inviteLink(QUrl server, const QString &name, const QByteArray &code, const QByteArray &pin);

} // namespace tincan
