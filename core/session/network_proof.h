// Whether it is the network that lets no better line pass, and what to remember of it then. A refused upgrade, a stream
// that is held back and bytes of no protocol are proof at once. Silence and a cut speak of sleep or of a bad moment as
// well: they count where another line lived on meanwhile, and only twice. A value; any thread.
#pragma once

#include "core/base/failure.h"
#include "core/chat/transport_kind.h"

namespace tincan {

class NetworkProof
{
public:
    // Another network, or a start: what is remembered of it.
    void begin(std::optional<TransportKind> kept)
    {
        m_kept = kept;
        m_proof = 0;
    }
    void forget() { m_proof = 0; }
    // A better line could not be opened. `doubtful`: its failure concerns the line, and another one lived on.
    void add(const Failure &failure, bool doubtful)
    {
        const bool certain = failure.kind == Failure::Kind::Blocked || failure.kind == Failure::Kind::Invalid;
        m_proof += certain ? enough : doubtful ? 1 : 0;
    }
    // This line works. True where that is worth remembering as kept(), also to say that it still holds.
    bool confirm(TransportKind works)
    {
        const bool best = works == allTransportKinds.front();
        if (best ? !m_kept : m_proof < enough)
            return false;
        m_kept = best ? std::nullopt : std::optional(works);
        return true;
    }
    // None: the best line works here, as far as is known.
    std::optional<TransportKind> kept() const { return m_kept; }

    bool operator==(const NetworkProof &) const = default;

private:
    static constexpr int enough = 2;

    std::optional<TransportKind> m_kept;
    int m_proof = 0;
};

} // namespace tincan
