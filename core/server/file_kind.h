// What a file is by its first bytes: its name and what was said of it count for nothing. The bytes are hostile: every
// step is bounded by what is there. Pure; any thread.
#pragma once

#include <QByteArray>

namespace tincan {

struct FileKind
{
    QByteArray type = "application/octet-stream";
    int width = 0; // of the image as it is stored; 0 where it is none, or its head does not say
    int height = 0;

    bool operator==(const FileKind &) const = default;
};

// Enough for the head of a photo with its thumbnail and its colours.
constexpr qsizetype kindBytes = 128 * 1024;

// PNG, JPEG, GIF and WebP with their size, a few others by their magic numbers, plain text where it is UTF-8 without
// control characters. A character that `head` ends in the middle of is taken for a good one.
FileKind kindOf(QByteArrayView head);
// Those that a browser may show as they are. SVG is none of them: it can hold scripts.
bool isCommonImage(QByteArrayView type);

} // namespace tincan
