// By which addresses others may reach this computer, the most likely first. The order is pure, what the system has is
// read. Any thread.
#pragma once

#include "ui/network_hosting.h"

#include <QHostAddress>

namespace tincan {

struct SeenAddress
{
    QString device;
    QHostAddress address;
};

// Those of interfaces that are up.
QList<SeenAddress> seenAddresses();
// From where this computer would speak to the internet, by its table of routes; nothing is sent. Null: nowhere.
QHostAddress outgoingAddress();

// IPv4 alone, as the server listens; none that only this computer, or only one cable, knows. First the one that goes
// out, then those of networks at home and at work, then the internet's; those of virtual machines and containers last.
QList<HostAddress> hostAddresses(const QList<SeenAddress> &seen, const QHostAddress &outgoing);

} // namespace tincan
