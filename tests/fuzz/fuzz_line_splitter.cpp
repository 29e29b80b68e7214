// Whatever the slices, the same lines and the same end.
#include "core/wire/line_splitter.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

namespace {

std::pair<QList<QByteArray>, bool> linesOf(const QList<QByteArrayView> &slices, qsizetype maximum)
{
    LineSplitter splitter(maximum);
    QList<QByteArray> lines;
    bool fine = true;
    for (const QByteArrayView slice : slices) {
        const QByteArray bytes(slice.data(), slice.size()); // ends with the call, as a socket's buffer does
        fine = splitter.feed(bytes, [&](QByteArrayView line) { lines.append(line.toByteArray()); }).hasValue();
    }
    return {lines, fine};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto input = fuzz::sliced(data, size);
    fuzz::check(linesOf({input.whole}, input.maximum) == linesOf(input.slices, input.maximum),
                "any slicing gives the same lines");
    return 0;
}
