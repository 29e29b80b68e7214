#include "ui/server_search.h"

#ifdef TINCAN_DBUS
#include "ui/avahi_search.h"
#endif

namespace tincan {

namespace {

// Apple's and Windows' ways to ask are others, and not built in.
class NoSearch : public ServerSearch
{
public:
    void begin() override {}
    State state() const override { return State::NotOnThisSystem; }
    QList<FoundServer> found() const override { return {}; }
};

} // namespace

std::unique_ptr<ServerSearch> ServerSearch::make()
{
#ifdef TINCAN_DBUS
    return std::make_unique<AvahiSearch>();
#else
    return std::make_unique<NoSearch>();
#endif
}

} // namespace tincan
