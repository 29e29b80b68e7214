// Where an own message is on its way out. `sent` is said only after the server's echo or answer. Any thread.
#pragma once

#include <QMetaType>
#include <QString>

namespace tincan {

enum class Delivery
{
    Queued,  // on disk here, waiting for a line
    Sending, // handed to a line, no answer yet
    Sent,    // in the server's log
    Failed,  // refused; kept until the person retries or deletes it
};

// "queued", "sending", "sent", "failed": the words of `tincan-cli --json`.
inline QString toWord(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Queued:
        return QStringLiteral("queued");
    case Delivery::Sending:
        return QStringLiteral("sending");
    case Delivery::Sent:
        return QStringLiteral("sent");
    case Delivery::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace tincan

Q_DECLARE_METATYPE(tincan::Delivery)
