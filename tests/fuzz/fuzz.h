// What the fuzz targets share: a check that ends the process, and slices that the input itself chooses, so that the
// fuzzer finds the unlucky ones. Each target defines LLVMFuzzerTestOneInput; replay.cpp runs it over the kept inputs.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace tincan::fuzz {

inline void check(bool holds, const char *claim)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", claim);
    std::abort();
}

struct Sliced
{
    qsizetype maximum;
    QByteArrayView whole;
    QList<QByteArrayView> slices;
};

// The first byte chooses the parser's limit, the second how many of the next bytes are lengths of slices, which repeat.
inline Sliced sliced(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView all(reinterpret_cast<const char *>(data), qsizetype(size));
    if (all.size() < 2)
        return {64, all, {all}};
    const qsizetype maximum = data[0] < 128 ? 1 << 20 : data[0] - 128;
    const auto lengths = all.sliced(2, std::min<qsizetype>(data[1] % 8, all.size() - 2));
    Sliced input{maximum, all.sliced(2 + lengths.size()), {}};
    qsizetype at = 0;
    for (qsizetype i = 0; at < input.whole.size(); ++i) {
        const qsizetype length = lengths.isEmpty() ? 1 : std::max<qsizetype>(1, uchar(lengths[i % lengths.size()]));
        input.slices.append(input.whole.sliced(at, std::min(length, input.whole.size() - at)));
        at += input.slices.constLast().size();
    }
    return input;
}

} // namespace tincan::fuzz
