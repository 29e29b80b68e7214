#include "core/chat/invitation.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace tincan {

using namespace Qt::StringLiterals;

std::optional<Invitation> invitationOf(const QUrl &link)
{
    static const QRegularExpression codeForm(uR"(\A[A-Za-z0-9_-]{1,128}\z)"_s);
    static const QRegularExpression pinForm(uR"(\Asha256:([0-9A-Fa-f]{64})\z)"_s);
    const QUrlQuery query(link);
    Invitation invitation;
    const QString code = query.queryItemValue(u"invite"_s, QUrl::FullyDecoded);
    if (codeForm.match(code).hasMatch())
        invitation.code = code;
    if (!query.hasQueryItem(u"pin"_s))
        return invitation;
    const auto pin = pinForm.match(query.queryItemValue(u"pin"_s, QUrl::FullyDecoded));
    if (!pin.hasMatch())
        return std::nullopt;
    invitation.pin = pin.captured(1).toLower().toLatin1();
    return invitation;
}

std::optional<QUrl> serverOf(QUrl link)
{
    const QUrlQuery query(link);
    const bool asked = query.hasQueryItem(u"pin"_s) || query.queryItemValue(u"tls"_s) == u"1"_s;
    const QString scheme = link.scheme();
    const bool plain = scheme == u"http" || scheme == u"ws" || scheme == u"tincan";
    if (!plain && scheme != u"https" && scheme != u"wss")
        return std::nullopt;
    link.setScheme(plain && !asked ? u"http"_s : u"https"_s);
    link.setQuery(QString());
    link.setFragment({});
    link.setUserInfo({});
    if (link.path() == u"/")
        link.setPath({});
    return link;
}

} // namespace tincan
