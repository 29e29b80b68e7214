// Publishes as the words ask for, and waits until everybody has everything, for some seconds at most.
#pragma once

#include "authors.h"
#include "followers.h"
#include "usage.h"

#include <cstdint>

namespace load {

using Followers = std::deque<std::unique_ptr<Follower>>;

class Run
{
public:
    Run(Tally &tally, const Followers &followers);

    void publish();
    void waitForAll(std::int64_t each); // and prints whether it is so
    void tell(const Usage &before) const;
    Handed &handed() { return m_handed; }
    std::int64_t sent() const { return m_sent; }

private:
    void sayPongs();
    void publishWhatIsDue(double passed);
    std::int64_t deliveries() const { return std::int64_t(m_tally.microseconds.size()); }

    Tally &m_tally;
    const Followers &m_followers;
    std::deque<std::unique_ptr<Author>> m_authors;
    Handed m_handed;
    std::int64_t m_sent = 0;
    std::int64_t m_begun = nanoseconds();
    std::int64_t m_pongs = nanoseconds();
};

} // namespace load
