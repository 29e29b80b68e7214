// The link of one message: tincan://host:port/?room=…&message=…, with tls=1 where the server is reached by https. Pure;
// any thread.
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace tincan {

struct MessageLink
{
    QUrl server; // http or https
    QString room;
    QString message; // its id

    bool operator==(const MessageLink &) const = default;
};

QUrl toUrl(const MessageLink &link);
// Nothing where a link means no message, or not in this way.
std::optional<MessageLink> messageLinkOf(const QUrl &link);

} // namespace tincan
