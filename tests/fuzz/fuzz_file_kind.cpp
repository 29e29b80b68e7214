// The head of a file that somebody sent: a type that is one, a size that is one, and the same from a shorter piece.
#include "core/server/file_kind.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

// The first byte chooses how much of the rest is looked at a second time.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const FileKind whole = kindOf(bytes);
    fuzz::check(whole.type.contains('/'), "a type is one");
    fuzz::check(whole.width >= 0 && whole.height >= 0 && (whole.width == 0) == (whole.height == 0), "a size is one");
    fuzz::check(whole.width == 0 || isCommonImage(whole.type), "only pictures have a size");
    // In memory of its own, so that a byte too far is seen.
    const QByteArray head = bytes.first(bytes.size() * data[0] / 256).toByteArray();
    const FileKind kind = kindOf(head);
    fuzz::check(kind.width == 0 || kind == whole, "what is said of a piece is true of the whole");
    return 0;
}
