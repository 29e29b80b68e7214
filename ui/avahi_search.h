// Servers on this network, as Avahi tells of them: asks for each service where it is, once it is there. Begins anew
// when Avahi does. Whatever Avahi makes for it is given back. GUI thread.
#pragma once

#include "ui/avahi_bus.h"
#include "ui/server_search.h"

namespace tincan {

class AvahiSearch : public ServerSearch
{
    Q_OBJECT
public:
    explicit AvahiSearch(const QDBusConnection &bus = QDBusConnection::systemBus());
    ~AvahiSearch() override;

    void begin() override;
    State state() const override;
    QList<FoundServer> found() const override;

private Q_SLOTS:
    void itemNew(const QDBusMessage &message);
    void itemRemove(const QDBusMessage &message);
    void allForNow();
    void lose(); // also where Avahi cannot look

private:
    struct Item
    {
        QString key; // a service on one of the interfaces
        std::optional<FoundServer> server{};
    };

    void takeBrowser(const QDBusMessage &answer);
    void browse(const QString &browser);
    void giveBack();
    void resolve(const QDBusMessage &item);
    void take(const QString &key, const QDBusMessage &answer);
    void become(State state);
    bool isShownOtherwise(const FoundServer &server) const;

    const QDBusConnection m_connection;
    AvahiBus m_bus;
    State m_state = State::Looking;
    bool m_begun = false;
    quint64 m_turn = 0; // what was asked for in one before is not wanted any more
    QString m_browser;  // its path; empty: Avahi has none of ours
    QList<Item> m_items;
};

} // namespace tincan
