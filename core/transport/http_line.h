// What the four lines over HTTP have in common: they publish and measure over a sender beside the line. Lives on the
// engine's thread.
#pragma once

#include "core/transport/http_sender.h"
#include "core/transport/line_base.h"

namespace tincan {

class HttpLine : public LineBase
{
    Q_OBJECT
public:
    HttpLine(TransportKind kind, const TransportOptions &options, Clock &clock);

    void send(const Publication &publication) final;
    void measure() final;

protected:
    void release() override;
    // The delivery time that follows from the round trip of a request: up to the server, and down to a reader.
    virtual milliseconds deliveryTime(milliseconds roundTrip) const { return roundTrip; }

    QNetworkAccessManager &network() { return m_network; }

private:
    HttpSender m_sender;
    QNetworkAccessManager m_network;
};

} // namespace tincan
