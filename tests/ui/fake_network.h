// A server for the network as a test has it: its addresses, and answers when the test gives them. One thread.
#pragma once

#include "ui/network_hosting.h"

#include <QHash>

namespace tincan {

class FakeNetwork : public NetworkHosting
{
public:
    QByteArray pin() const override { return QByteArray(64, 'a'); }
    QString ownerInvite() const override { return {}; }
    QList<HostAddress> addresses() const override { return has; }
    void reach(const QString &address, QObject *, TakeReached take) override { tried.insert(address, take); }
    void keepInvite(const HostInvite &, QObject *, TakeInvite take) override { take(invite); }
    void renewInvite(const HostInvite &, QObject *, TakeInvite take) override { take(invite); }
    QString linkOf(const QString &address, const HostInvite &one) const override
    {
        return QStringLiteral("tincan://%1:4100/?invite=%2&pin=sha256:%3")
            .arg(address, one.code, QString::fromLatin1(pin()));
    }

    QList<HostAddress> has;
    QHash<QString, TakeReached> tried; // by address
    Result<HostInvite> invite = HostInvite{.id = QStringLiteral("1"),
                                           .code = QStringLiteral("k3Jd8sPq1XvUu2mEwz9QA"),
                                           .uses = 50,
                                           .expires = QDateTime(QDate(2026, 12, 5), QTime(12, 0))};
};

} // namespace tincan
