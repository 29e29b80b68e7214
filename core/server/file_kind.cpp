#include "core/server/file_kind.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

namespace tincan {

namespace {

// Reads numbers where there are enough bytes, and 0 elsewhere.
class Head
{
public:
    explicit Head(QByteArrayView bytes) : m_bytes(bytes) {}

    bool has(qsizetype at, QByteArrayView magic) const
    {
        return m_bytes.size() >= at + magic.size() && m_bytes.sliced(at, magic.size()) == magic;
    }
    bool reaches(qsizetype size) const { return m_bytes.size() >= size; }
    int byte(qsizetype at) const { return reaches(at + 1) ? uchar(m_bytes[at]) : 0; }
    int big16(qsizetype at) const { return byte(at) << 8 | byte(at + 1); }
    int little16(qsizetype at) const { return byte(at) | byte(at + 1) << 8; }
    int little24(qsizetype at) const { return little16(at) | byte(at + 2) << 16; }
    quint32 big32(qsizetype at) const { return quint32(big16(at)) << 16 | quint32(big16(at + 2)); }

private:
    QByteArrayView m_bytes;
};

FileKind image(const char *type, qint64 width, qint64 height)
{
    const bool said = width > 0 && height > 0 && std::max(width, height) <= 0x7fffffff;
    return FileKind{.type = type, .width = said ? int(width) : 0, .height = said ? int(height) : 0};
}

// PNG (third edition) §11.2.1: IHDR comes first.
std::optional<FileKind> png(const Head &head)
{
    if (!head.has(0, "\x89PNG\r\n\x1a\n") || !head.has(12, "IHDR"))
        return std::nullopt;
    return head.reaches(24) ? image("image/png", head.big32(16), head.big32(20)) : image("image/png", 0, 0);
}

std::optional<FileKind> gif(const Head &head)
{
    if (!head.has(0, "GIF87a") && !head.has(0, "GIF89a"))
        return std::nullopt;
    return head.reaches(10) ? image("image/gif", head.little16(6), head.little16(8)) : image("image/gif", 0, 0);
}

// RFC 9649 §2.5 to §2.7.
std::optional<FileKind> webp(const Head &head)
{
    if (!head.has(0, "RIFF") || !head.has(8, "WEBPVP8"))
        return std::nullopt;
    if (head.has(15, "X") && head.reaches(30))
        return image("image/webp", 1 + head.little24(24), 1 + head.little24(27));
    if (head.has(15, "L") && head.byte(20) == 0x2f && head.reaches(25)) {
        const int both = head.little24(21);
        return image("image/webp", 1 + (both & 0x3fff), 1 + (both >> 14 | (head.byte(24) & 0x0f) << 10));
    }
    if (head.has(15, " ") && head.has(23, "\x9d\x01\x2a") && head.reaches(30))
        return image("image/webp", head.little16(26) & 0x3fff, head.little16(28) & 0x3fff);
    return image("image/webp", 0, 0);
}

// ITU-T T.81 §B.1.1: from segment to segment, until a frame's head says the size. Each segment is two bytes at least,
// so that this ends.
std::optional<FileKind> jpeg(const Head &head)
{
    if (!head.has(0, "\xff\xd8\xff"))
        return std::nullopt;
    qsizetype at = 2;
    while (head.reaches(at + 2) && head.byte(at) == 0xff) {
        const int marker = head.byte(at + 1);
        const bool alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
        const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame && head.reaches(at + 9))
            return image("image/jpeg", head.big16(at + 7), head.big16(at + 5));
        if (frame || marker == 0xd9 || marker == 0xda) // the end, or the picture itself
            break;
        if (marker == 0xff) // filling
            at += 1;
        else if (alone)
            at += 2;
        else
            at += 2 + std::max(2, head.big16(at + 2));
    }
    return image("image/jpeg", 0, 0);
}

struct Magic
{
    qsizetype at;
    QByteArrayView bytes;
    const char *type;
};
constexpr std::array<Magic, 9> magics{{{0, "%PDF-", "application/pdf"},
                                       {0, "PK\x03\x04", "application/zip"},
                                       {0, "\x1f\x8b\x08", "application/gzip"},
                                       {0, "OggS", "application/ogg"},
                                       {0, "fLaC", "audio/flac"},
                                       {0, "ID3", "audio/mpeg"},
                                       {8, "WAVEfmt ", "audio/wav"},
                                       {0, "\x1a\x45\xdf\xa3", "video/webm"},
                                       {4, "ftyp", "video/mp4"}}};

bool isText(QByteArrayView head)
{
    const auto control = [](char c) { return (uchar(c) < 0x20 && (c < '\t' || c > '\r')) || c == '\x7f'; };
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString unused = decoder(head);
    return !decoder.hasError() && std::none_of(head.begin(), head.end(), control);
}

} // namespace

FileKind kindOf(QByteArrayView bytes)
{
    const QByteArrayView first = bytes.first(std::min(bytes.size(), kindBytes));
    const Head head(first);
    for (const auto reader : {png, jpeg, gif, webp}) {
        if (const auto kind = reader(head))
            return *kind;
    }
    for (const Magic &magic : magics) {
        if (head.has(magic.at, magic.bytes))
            return FileKind{.type = magic.type};
    }
    return isText(first) ? FileKind{.type = "text/plain"} : FileKind{};
}

bool isCommonImage(QByteArrayView type)
{
    return type == "image/png" || type == "image/jpeg" || type == "image/gif" || type == "image/webp";
}

} // namespace tincan
