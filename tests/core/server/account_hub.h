// A hub that asks who one is, with an owner, and a way to bring in others. Blocking; one thread.
#pragma once

#include "support/hub_fixture.h"
#include "test_client.h"

namespace tincan {

inline const QByteArray somePassword = "correct horse";

inline QByteArray credentials(const QByteArray &name, const QByteArray &password, const QByteArray &invite = {})
{
    return R"({"name":")" + name + R"(","password":")" + password + "\"" +
           (invite.isEmpty() ? QByteArray() : R"(,"invite":")" + invite + "\"") + "}";
}

inline QByteArray bearer(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\n";
}

class AccountHub : public HubFixture
{
public:
    explicit AccountHub(const std::function<void(HubOptions &)> &adjust = {})
        : HubFixture([&adjust](HubOptions &options) {
              options.accounts = true;
              if (adjust)
                  adjust(options);
          })
    {
        owner = join("Olga", hub().firstInvite());
    }

    // Somebody new, as whoever runs the server lets in.
    QByteArray add(const QByteArray &name, const QString &role = QStringLiteral("member"))
    {
        hub().administer({{QStringLiteral("command"), QStringLiteral("user add")},
                          {QStringLiteral("name"), QString::fromUtf8(name)},
                          {QStringLiteral("password"), QString::fromUtf8(somePassword)},
                          {QStringLiteral("role"), role}});
        return signIn(credentials(name, somePassword));
    }
    QByteArray idOf(const QByteArray &token)
    {
        return field(ask("GET", "/api/session", token).object().value(QStringLiteral("user")), "id");
    }
    // Their token; empty where they are not let in.
    QByteArray join(const QByteArray &name, const QByteArray &invite)
    {
        return signIn(credentials(name, somePassword, invite));
    }
    QByteArray signIn(const QByteArray &body)
    {
        const Reply reply = TestClient(port()).post("/api/session", body);
        last = reply;
        return field(reply.object(), "token");
    }
    Reply ask(const QByteArray &method, const QByteArray &target, const QByteArray &token, const QByteArray &body = {})
    {
        return TestClient(port()).request(method, target, bearer(token), body);
    }

    QByteArray owner; // Olga's token
    Reply last;       // to who signed in
};

} // namespace tincan
