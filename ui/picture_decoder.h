// Pictures out of bytes that a stranger sent: only the four kinds that everybody sends, never more memory than a bound,
// and never larger than they are shown. Pure; any thread.
#pragma once

#include "core/chat/file_ref.h"

#include <QImage>
#include <QSize>

#include <atomic>

namespace tincan {

enum class Fit
{
    Inside, // all of it
    Cover   // the whole frame; what hangs over is cut off
};

// Whether it is shown in the timeline: of a kind that can be read here, and of a size that is known beforehand.
bool isPicture(const FileRef &file);
// The size that a picture of this computer is shown at; empty where it is none.
QSize pictureSize(const QString &path, const QString &type);
// Nothing where it cannot be read, or would need too much, or where `stop` is set meanwhile: then it ends at the next
// piece that it reads. `pixels`: never more than these, and never enlarged.
QImage decodePicture(const QString &path, const QString &type, const QSize &pixels, Fit fit,
                     const std::atomic_bool *stop = nullptr);

} // namespace tincan
