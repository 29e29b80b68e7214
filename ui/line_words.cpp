#include "ui/line_words.h"

#include <QLocale>

namespace tincan {

QString LineWords::word(TransportKind kind)
{
    switch (kind) {
    case TransportKind::WebSocket:
        return tr("Instant");
    case TransportKind::Sse:
        return tr("Live stream");
    case TransportKind::Stream:
        return tr("Live stream, basic");
    case TransportKind::LongPoll:
        return tr("Held requests");
    case TransportKind::ShortPoll:
        return tr("Check every few seconds");
    }
    return {};
}

QString LineWords::protocol(TransportKind kind)
{
    switch (kind) {
    case TransportKind::WebSocket:
        return tr("WebSocket");
    case TransportKind::Sse:
        return tr("Server-Sent Events");
    case TransportKind::Stream:
        return tr("HTTP streaming");
    case TransportKind::LongPoll:
        return tr("long polling");
    case TransportKind::ShortPoll:
        return tr("short polling");
    }
    return {};
}

QString LineWords::hint(TransportKind kind)
{
    if (kind == TransportKind::LongPoll)
        return tr("long polling · passes most proxies");
    if (kind == TransportKind::ShortPoll)
        return tr("short polling · slowest");
    return protocol(kind);
}

QString LineWords::full(TransportKind kind)
{
    return tr("%1 (%2)", "word and protocol of a line").arg(word(kind), protocol(kind));
}

QString LineWords::time(std::chrono::milliseconds time)
{
    const QLocale locale;
    if (time.count() < 1)
        return tr("under 1 ms");
    if (time.count() < 400)
        return tr("%1 ms").arg(locale.toString(qlonglong(time.count())));
    return tr("%1 s").arg(locale.toString(double(time.count()) / 1000, 'f', 1));
}

} // namespace tincan
