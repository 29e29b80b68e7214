// Why was a WebSocket refused? Qt does not show the answer to an upgrade, so the same is asked once more as an ordinary
// request: where a Tincan server answers it, the upgrade is what does not pass (Blocked); otherwise its refusal, with
// Retry-After and all, is the reason. Answers once, or never after cancel(). Must not be destroyed by its own answer,
// because the network is still at it. Lives on the engine's thread.
#pragma once

#include "core/chat/cursor.h"
#include "core/transport/http_exchange.h"
#include "core/transport/transport_options.h"

#include <QNetworkAccessManager>

namespace tincan {

class UpgradeQuestion
{
public:
    // `answer` may cancel.
    UpgradeQuestion(const TransportOptions &options, const std::optional<Cursor> &after, Clock &clock,
                    std::function<void(Failure)> answer);
    void cancel() { m_exchange.reset(); }

private:
    void explain();

    std::function<void(Failure)> m_answer;
    QNetworkAccessManager m_network;
    HttpExchangePtr m_exchange;
};

} // namespace tincan
