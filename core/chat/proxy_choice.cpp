#include "core/chat/proxy_choice.h"

namespace tincan {

QString toWord(ProxyChoice::Kind kind)
{
    switch (kind) {
    case ProxyChoice::Kind::System:
        return QStringLiteral("system");
    case ProxyChoice::Kind::Http:
        return QStringLiteral("http");
    case ProxyChoice::Kind::Socks5:
        return QStringLiteral("socks5");
    case ProxyChoice::Kind::None:
        break;
    }
    return QStringLiteral("none");
}

std::optional<ProxyChoice::Kind> proxyKindFromWord(QStringView word)
{
    using Kind = ProxyChoice::Kind;
    for (const Kind kind : {Kind::System, Kind::Http, Kind::Socks5, Kind::None}) {
        if (word == toWord(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace tincan
