// Which network this machine is on, as far as a program can tell without rights: a name for the prefix of the address
// that leads out. Two networks of the same prefix look alike (many homes are 192.168.1.0/24), so whatever is kept under
// the name must do no harm on another one. Any thread.
#pragma once

#include <QByteArray>
#include <QList>

class QHostAddress;
class QNetworkAddressEntry;

namespace tincan {

// 16 hexadecimal digits; empty where no address leads out. Sends nothing.
QByteArray networkIdentity();
// The same of the address that leads out, and of all that this machine has.
QByteArray networkIdentity(const QHostAddress &own, const QList<QNetworkAddressEntry> &entries);

} // namespace tincan
