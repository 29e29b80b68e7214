// What can be decoded can be encoded, on one line, and means the same again; alone and in a batch.
#include "core/wire/event_codec.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

namespace {

// Years beyond four digits cannot be written (RFC 3339 §1), and an offset may lead there.
bool hasWritableTime(const Event &event)
{
    const auto *durable = std::get_if<Durable>(&event);
    return !durable || decodeTime(QString::fromLatin1(encodeTime(durable->time))).has_value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto batch = decodeBatch(json);
    if (batch)
        fuzz::check(batch->bad >= 0 && batch->events.size() + batch->bad <= json.size(), "a batch counts its events");
    const auto event = decodeEvent(json);
    if (!event)
        return 0;
    fuzz::check(batch && batch->events == QList<Event>{*event}, "one event is a batch of one");
    if (!hasWritableTime(*event))
        return 0;
    const QByteArray encoded = encode(*event);
    fuzz::check(!encoded.contains('\n') && !encoded.contains('\r'), "an event is one line");
    const auto again = decodeEvent(encoded);
    fuzz::check(again && *again == *event, "decode(encode(x)) == x");
    fuzz::check(encode(*again) == encoded, "an event is always written alike");
    return 0;
}
