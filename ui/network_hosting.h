// What the window may ask of a server that it hosts for others: who can reach it, and what they join it by. Answers
// come later, on the GUI thread, and not at all once `context` is gone. app/ implements it. GUI thread.
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

class QObject;

namespace tincan {

// One of this computer's, that others may reach it by.
struct HostAddress
{
    QString address;
    QString device;         // the interface that has it: wlan0
    bool isPrivate = false; // of a network at home or at work; otherwise one of the internet's

    bool operator==(const HostAddress &) const = default;
};

struct HostInvite
{
    QString id;
    QString code;    // told once, when it is made
    qint64 uses = 0; // left
    QDateTime expires;
};

class NetworkHosting
{
public:
    using TakeReached = std::function<void(bool reached)>;
    using TakeInvite = std::function<void(const Result<HostInvite> &invite)>;

    virtual ~NetworkHosting() = default;

    // SHA-256 of its certificate in hex, which whoever joins trusts.
    virtual QByteArray pin() const = 0;
    // Of a server that nobody owned when it started: who comes with it becomes its owner. Empty otherwise.
    virtual QString ownerInvite() const = 0;
    // The most likely one first.
    virtual QList<HostAddress> addresses() const = 0;
    // Whether the server answers there, with its own certificate, to a connection from this computer.
    virtual void reach(const QString &address, QObject *context, TakeReached take) = 0;
    // The one that is known (its id and code), as far as it is good still, otherwise another.
    virtual void keepInvite(const HostInvite &known, QObject *context, TakeInvite take) = 0;
    // Another one; the one that is known lets in nobody from then on.
    virtual void renewInvite(const HostInvite &known, QObject *context, TakeInvite take) = 0;
    virtual QString linkOf(const QString &address, const HostInvite &invite) const = 0;
};

} // namespace tincan
