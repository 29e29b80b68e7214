// A command is taken or refused with the status of protocol section 3; a publication that was taken is taken again.
#include "core/chat/room.h"
#include "core/wire/event_codec.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto command = decodeCommand(json, 100);
    if (!command) {
        const int status = command.error().status;
        fuzz::check(status == 400 || status == 413 || status == 422, "a refusal has one of three statuses");
        fuzz::check(!command.error().detail.isEmpty(), "a refusal says why");
        return 0;
    }
    const auto *publication = std::get_if<Publication>(&*command);
    if (!publication)
        return 0;
    fuzz::check(isRoomId(publication->room), "a publication names a room");
    fuzz::check(publication->id.size() == 36, "a publication has an id");
    const auto again = decodeCommand(encode(*publication), 100);
    fuzz::check(again && *again == *command, "a publication that was taken is taken again");
    return 0;
}
