// An export that is taken in may be anything: it is read the same in any slices, holds no more than it may, and what
// comes of it is in bounds.
#include "core/chat/bounds.h"
#include "core/chat/room.h"
#include "core/store/export_reader.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

namespace {

struct Read
{
    QList<Exported> found;
    QString failure;
    bool operator==(const Read &) const = default;
};

Read readAll(const QList<QByteArrayView> &slices)
{
    ExportReader reader;
    Read read;
    for (const QByteArrayView slice : slices) {
        const auto some = reader.feed(slice);
        if (!some)
            return {{}, some.error().detail};
        read.found += *some;
    }
    if (const auto done = reader.end(); !done)
        return {{}, done.error().detail};
    return read;
}

void checkMessage(const ExportedMessage &exported)
{
    const Message &message = exported.message;
    fuzz::check(!message.id.isEmpty() && message.id.size() <= longestId, "an id is in bounds");
    fuzz::check(message.text.isValidUtf16(), "a text can be written again");
    fuzz::check(message.files.size() <= mostFiles, "files are in bounds");
    fuzz::check(message.time >= 0, "a time is none before 1970");
    if (exported.place)
        fuzz::check(exported.place->seq > 0 && exported.place->seq <= farthestPlace, "a place is in a log");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::Sliced input = fuzz::sliced(data, size);
    const Read whole = readAll({input.whole});
    fuzz::check(readAll(input.slices) == whole, "slices change nothing");
    bool inRoom = false;
    for (const Exported &item : whole.found) {
        if (const auto *room = std::get_if<ExportedRoom>(&item)) {
            inRoom = true;
            fuzz::check(isRoomId(room->id), "a room has an id");
        } else {
            fuzz::check(inRoom, "messages are of a room");
            if (const auto *message = std::get_if<ExportedMessage>(&item))
                checkMessage(*message);
        }
    }
    return 0;
}
