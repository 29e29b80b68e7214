#include "core/chat/message_link.h"

#include "core/chat/bounds.h"
#include "core/chat/invitation.h"
#include "core/chat/room.h"

#include <QUrlQuery>

namespace tincan {

using namespace Qt::StringLiterals;

QUrl toUrl(const MessageLink &link)
{
    QUrl url = link.server;
    QUrlQuery query;
    if (url.scheme() == u"https")
        query.addQueryItem(u"tls"_s, u"1"_s);
    query.addQueryItem(u"room"_s, link.room);
    query.addQueryItem(u"message"_s, QString::fromLatin1(QUrl::toPercentEncoding(link.message)));
    url.setScheme(u"tincan"_s);
    if (url.path().isEmpty())
        url.setPath(u"/"_s);
    url.setQuery(query);
    return url;
}

std::optional<MessageLink> messageLinkOf(const QUrl &link)
{
    const auto server = serverOf(link);
    const QUrlQuery query(link);
    MessageLink found{.server = server.value_or(QUrl()),
                      .room = query.queryItemValue(u"room"_s, QUrl::FullyDecoded),
                      .message = query.queryItemValue(u"message"_s, QUrl::FullyDecoded)};
    if (!server || !isRoomId(found.room) || found.message.isEmpty() || found.message.size() > longestId)
        return std::nullopt;
    return found;
}

} // namespace tincan
