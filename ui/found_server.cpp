#include "ui/found_server.h"

#include "ui/plain_line.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestInstance = 63; // bytes, of an instance
constexpr qsizetype longestShown = 48;    // letters: beside it stands where it is

// No character is cut in two.
QByteArray cutTo(const QString &text, qsizetype most)
{
    QString kept = text;
    while (kept.toUtf8().size() > most)
        kept.chop(kept.back().isLowSurrogate() ? 2 : 1);
    return kept.toUtf8();
}

// The first of a key counts, whatever its case (section 6.4).
QByteArray valueOf(const QList<QByteArray> &text, const QByteArray &key)
{
    for (const QByteArray &entry : text) {
        const qsizetype at = entry.indexOf('=');
        if (at > 0 && entry.first(at).compare(key, Qt::CaseInsensitive) == 0)
            return entry.mid(at + 1);
    }
    return {};
}

// Four numbers, written as everybody writes them.
std::optional<quint32> ipv4Of(const QString &address)
{
    const QStringList parts = address.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    quint32 number = 0;
    for (const QString &part : parts) {
        bool readable = false;
        const uint byte = part.toUInt(&readable);
        if (!readable || byte > 255 || QString::number(byte) != part)
            return std::nullopt;
        number = number << 8 | byte;
    }
    return number;
}

// At home, at work or on this link (RFC 1918, RFC 3927): whoever announces an address of the internet would have people
// here ask there.
bool isOnThisNetwork(quint32 address, bool isLocal)
{
    const auto isWithin = [address](quint32 network, int bits) { return (address ^ network) >> (32 - bits) == 0; };
    return isWithin(0x0A'00'00'00, 8) || isWithin(0xAC'10'00'00, 12) || isWithin(0xC0'A8'00'00, 16) ||
           isWithin(0xA9'FE'00'00, 16) || (isLocal && isWithin(0x7F'00'00'00, 8));
}

} // namespace

QString serverServiceType()
{
    return u"_tincan._tcp"_s;
}

QString instanceNameOf(const AnnouncedServer &server)
{
    const QString name = QString::fromUtf8(cutTo(plainLine(server.name), longestInstance)).trimmed();
    return name.isEmpty() ? u"Tincan"_s : name;
}

QList<QByteArray> textRecordOf(const AnnouncedServer &server)
{
    QList<QByteArray> text{"txtvers=1", "name=" + instanceNameOf(server).toUtf8()};
    if (server.tls)
        text.append("tls=1");
    return text;
}

std::optional<FoundServer> foundServerOf(const QString &instance, const QString &address, quint16 port,
                                         const QList<QByteArray> &text, bool isLocal)
{
    const auto host = ipv4Of(address);
    if (!host || !isOnThisNetwork(*host, isLocal) || port == 0 || valueOf(text, "tls") != "1")
        return std::nullopt;
    FoundServer found;
    found.url.setScheme(u"https"_s);
    found.url.setHost(address);
    found.url.setPort(port);
    found.name = plainLine(QString::fromUtf8(valueOf(text, "name")), longestShown);
    if (found.name.isEmpty())
        found.name = plainLine(instance, longestShown);
    return found;
}

} // namespace tincan
