#include "app/desktop/avahi_announcement.h"

#include "core/base/logging.h"

#include <QDBusObjectPath>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// AvahiServerState and AvahiEntryGroupState.
constexpr int serverRuns = 2;
constexpr int nameIsTaken = 3;
constexpr int mostNames = 20; // that are tried: whoever takes them all wants nobody to be found

} // namespace

AvahiAnnouncement::AvahiAnnouncement(const AnnouncedServer &server, const QDBusConnection &bus)
    : m_server(server), m_bus(bus), m_name(instanceNameOf(server))
{
    connect(&m_bus, &AvahiBus::came, this, [this] {
        if (m_group.isEmpty())
            begin();
    });
    connect(&m_bus, &AvahiBus::went, this, [this] { m_group.clear(); });
    m_bus.listen(u"/"_s, u"Server"_s, u"StateChanged"_s, this, SLOT(serverChanged(QDBusMessage)));
    begin();
}

AvahiAnnouncement::~AvahiAnnouncement()
{
    if (!m_group.isEmpty())
        m_bus.ask(m_group, u"EntryGroup"_s, u"Free"_s, {});
}

void AvahiAnnouncement::begin()
{
    m_bus.ask(u"/"_s, u"Server"_s, u"EntryGroupNew"_s, {}, [this](const QDBusMessage &answer) {
        if (AvahiBus::isError(answer)) {
            qCInfo(logUi, "not announced on the network: %s", qUtf8Printable(answer.errorMessage()));
            return;
        }
        if (!m_group.isEmpty())
            return; // it was asked twice: the bus started Avahi for the first question
        m_group = answer.arguments().value(0).value<QDBusObjectPath>().path();
        m_bus.listen(m_group, u"EntryGroup"_s, u"StateChanged"_s, this, SLOT(groupChanged(QDBusMessage)));
        announce();
    });
}

// On IPv4 alone, as the hub listens, and with the name that this computer has there.
void AvahiAnnouncement::announce()
{
    m_bus.ask(m_group, u"EntryGroup"_s, u"AddService"_s,
              {AvahiBus::anyInterface, AvahiBus::ipv4, AvahiBus::noFlags, m_name, serverServiceType(), u"local"_s,
               QString(), QVariant::fromValue(m_server.port), QVariant::fromValue(textRecordOf(m_server))},
              [this](const QDBusMessage &answer) {
                  if (!AvahiBus::isError(answer))
                      m_bus.ask(m_group, u"EntryGroup"_s, u"Commit"_s, {});
                  else if (answer.errorName().endsWith(u".CollisionError"_s))
                      rename();
                  else // while it looks for a name for this computer: told again by serverChanged()
                      qCInfo(logUi, "not announced on the network: %s", qUtf8Printable(answer.errorMessage()));
              });
}

void AvahiAnnouncement::rename()
{
    if (++m_renamed > mostNames)
        return;
    m_bus.ask(u"/"_s, u"Server"_s, u"GetAlternativeServiceName"_s, {m_name}, [this](const QDBusMessage &answer) {
        if (AvahiBus::isError(answer) || m_group.isEmpty())
            return;
        m_name = answer.arguments().value(0).toString();
        m_bus.ask(m_group, u"EntryGroup"_s, u"Reset"_s, {});
        announce();
    });
}

void AvahiAnnouncement::groupChanged(const QDBusMessage &message)
{
    if (message.arguments().value(0).toInt() == nameIsTaken)
        rename();
}

// This computer may go by another name now.
void AvahiAnnouncement::serverChanged(const QDBusMessage &message)
{
    if (m_group.isEmpty() || message.arguments().value(0).toInt() != serverRuns)
        return;
    m_bus.ask(m_group, u"EntryGroup"_s, u"Reset"_s, {});
    announce();
}

} // namespace tincan
