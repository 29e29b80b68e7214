#include "ui/avahi_search.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QPointer>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Of an item and of what is asked about it alike: interface, protocol, name, type, domain, and at last flags.
QString serviceKeyOf(const QDBusMessage &item)
{
    const QVariantList said = item.arguments();
    return QString::number(said.value(0).toInt()) + u'/' + said.value(4).toString() + u'/' + said.value(2).toString();
}

QString browserOf(const QDBusMessage &answer)
{
    return answer.arguments().value(0).value<QDBusObjectPath>().path();
}

void freeBrowser(AvahiBus &bus, const QString &browser)
{
    bus.ask(browser, u"ServiceBrowser"_s, u"Free"_s, {});
}

} // namespace

AvahiSearch::AvahiSearch(const QDBusConnection &bus) : m_connection(bus), m_bus(bus)
{
    connect(&m_bus, &AvahiBus::came, this, [this] {
        if (m_begun && m_state == State::NoService)
            begin();
    });
    connect(&m_bus, &AvahiBus::went, this, [this] {
        m_browser.clear(); // it went along: to free it would start Avahi again
        if (m_begun)
            lose();
    });
}

AvahiSearch::~AvahiSearch()
{
    giveBack();
}

void AvahiSearch::giveBack()
{
    ++m_turn;
    if (!m_browser.isEmpty())
        freeBrowser(m_bus, m_browser);
    m_browser.clear();
}

void AvahiSearch::begin()
{
    m_begun = true;
    giveBack();
    become(State::Looking);
    // The answer is a browser, which is Avahi's to keep until somebody frees it: the question outlives whoever asks.
    auto *asking = new AvahiBus(m_connection);
    asking->setParent(QCoreApplication::instance());
    // "local": nobody beyond this network is asked. Prepared first and started later, so that nothing is missed.
    asking->ask(u"/"_s, u"Server2"_s, u"ServiceBrowserPrepare"_s,
                {AvahiBus::anyInterface, AvahiBus::ipv4, serverServiceType(), u"local"_s, AvahiBus::noFlags},
                [self = QPointer(this), turn = m_turn, asking](const QDBusMessage &answer) {
                    asking->deleteLater();
                    if (self && self->m_turn == turn)
                        self->takeBrowser(answer);
                    else if (!AvahiBus::isError(answer))
                        freeBrowser(*asking, browserOf(answer));
                });
}

void AvahiSearch::takeBrowser(const QDBusMessage &answer)
{
    if (!AvahiBus::isError(answer))
        return browse(browserOf(answer));
    qCInfo(logUi, "no search on the network: %s", qUtf8Printable(answer.errorMessage()));
    lose();
}

void AvahiSearch::browse(const QString &browser)
{
    m_browser = browser;
    const QString interface = u"ServiceBrowser"_s;
    m_bus.listen(browser, interface, u"ItemNew"_s, this, SLOT(itemNew(QDBusMessage)));
    m_bus.listen(browser, interface, u"ItemRemove"_s, this, SLOT(itemRemove(QDBusMessage)));
    m_bus.listen(browser, interface, u"AllForNow"_s, this, SLOT(allForNow()));
    m_bus.listen(browser, interface, u"Failure"_s, this, SLOT(lose()));
    m_bus.ask(browser, interface, u"Start"_s, {});
}

void AvahiSearch::itemNew(const QDBusMessage &message)
{
    if (message.arguments().size() != 6)
        return;
    const QString key = serviceKeyOf(message);
    const bool known =
        std::any_of(m_items.begin(), m_items.end(), [&key](const Item &item) { return item.key == key; });
    // What this window hosts itself is no news.
    if (known || m_items.size() >= most || (message.arguments().value(5).toUInt() & AvahiBus::own) != 0)
        return;
    m_items.append({key});
    resolve(message);
}

void AvahiSearch::resolve(const QDBusMessage &item)
{
    QVariantList about = item.arguments().first(5);
    about << AvahiBus::ipv4 << AvahiBus::noFlags;
    m_bus.ask(u"/"_s, u"Server2"_s, u"ResolveService"_s, about,
              [this, key = serviceKeyOf(item)](const QDBusMessage &answer) { take(key, answer); });
}

void AvahiSearch::take(const QString &key, const QDBusMessage &answer)
{
    const auto item = std::find_if(m_items.begin(), m_items.end(), [&key](const Item &one) { return one.key == key; });
    if (item == m_items.end())
        return; // it went meanwhile
    const QVariantList said = answer.arguments();
    std::optional<FoundServer> server;
    if (!AvahiBus::isError(answer) && said.size() == 11)
        server = foundServerOf(said[2].toString(), said[7].toString(), quint16(said[8].toUInt()),
                               qdbus_cast<QList<QByteArray>>(said[9]), (said[10].toUInt() & AvahiBus::local) != 0);
    if (server)
        item->server = server;
    else
        m_items.erase(item); // it does not answer, or where it says it is nobody can be
    Q_EMIT changed();
}

void AvahiSearch::itemRemove(const QDBusMessage &message)
{
    if (m_items.removeIf([key = serviceKeyOf(message)](const Item &item) { return item.key == key; }) > 0)
        Q_EMIT changed();
}

void AvahiSearch::allForNow()
{
    become(State::Looked);
}

void AvahiSearch::lose()
{
    giveBack();
    m_items.clear();
    become(State::NoService);
}

void AvahiSearch::become(State state)
{
    m_state = state;
    Q_EMIT changed();
}

ServerSearch::State AvahiSearch::state() const
{
    const bool asked = std::any_of(m_items.begin(), m_items.end(), [](const Item &item) { return !item.server; });
    return m_state == State::Looked && asked ? State::Looking : m_state;
}

QList<FoundServer> AvahiSearch::found() const
{
    QList<FoundServer> all;
    for (const Item &item : m_items) {
        if (item.server && !all.contains(*item.server) && !isShownOtherwise(*item.server))
            all.append(*item.server);
    }
    return all;
}

// What this computer announces is there by 127.0.0.1, too: no address to hand on.
bool AvahiSearch::isShownOtherwise(const FoundServer &server) const
{
    const auto isLoopback = [](const QUrl &url) { return url.host().startsWith(u"127."_s); };
    return isLoopback(server.url) && std::any_of(m_items.begin(), m_items.end(), [&](const Item &item) {
               return item.server && item.server->name == server.name && item.server->url.port() == server.url.port() &&
                      !isLoopback(item.server->url);
           });
}

} // namespace tincan
