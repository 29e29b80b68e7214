// A cursor has one written form.
#include "core/chat/cursor.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto cursor = Cursor::parse(text);
    if (!cursor)
        return 0;
    fuzz::check(cursor->toByteArray() == text, "a cursor has one written form");
    fuzz::check(cursor->seq >= 0 && !cursor->epoch.isEmpty() && cursor->epoch.size() <= 32, "a cursor is in bounds");
    return 0;
}
