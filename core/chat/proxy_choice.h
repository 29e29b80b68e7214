// Through what all connections go, as a person chose it. A value; any thread.
#pragma once

#include <QString>

#include <optional>

namespace tincan {

struct ProxyChoice
{
    enum class Kind
    {
        System, // as the desktop says
        Http,
        Socks5,
        None
    };

    Kind kind = Kind::System;
    QString host{}; // of Http and Socks5
    quint16 port = 0;

    // What of it counts: the place of those by hand only, and none where that is not whole.
    ProxyChoice used() const
    {
        if (kind == Kind::System || kind == Kind::None)
            return {.kind = kind};
        return host.isEmpty() || port == 0 ? ProxyChoice{.kind = Kind::None} : *this;
    }
    bool operator==(const ProxyChoice &) const = default;
};

// "system", "http", "socks5", "none": the words of the settings file.
QString toWord(ProxyChoice::Kind kind);
std::optional<ProxyChoice::Kind> proxyKindFromWord(QStringView word);

} // namespace tincan
