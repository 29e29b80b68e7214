// Says on stdout what a session does: for people, or with --json one object a line. The words of --json are a contract
// that scripts use (README.md). Each line is flushed. Main thread.
#pragma once

#include "core/session/session.h"

namespace tincan {

class Printer
{
public:
    explicit Printer(bool json) : m_json(json) {}

    void event(const Durable &event) const;
    void state(const ConnectionStatus &status) const;
    void delivery(const QString &id, Delivery delivery, const QString &detail) const;
    void gap(const Gap &gap) const;
    void switched(TransportKind from, TransportKind to, std::chrono::milliseconds overlap) const;
    // For the person alone, on stderr.
    static void complain(const QString &sentence);

private:
    bool m_json;
};

} // namespace tincan
