// The history that `./dev bench timeline` shows: Markdown, code, links, CJK, emoji and bidirectional text, each message
// with its number, one in twenty with a picture. One thread, with an application.
#pragma once

#include "core/base/result.h"
#include "core/chat/message.h"

#include <QUrl>

namespace tincan::bench {

// As the timeline shows it, from 1. What it says goes by its distance from the end, so that the same rows are at the
// end of a room of any length, and around its middle.
Message messageAt(qint64 seq, qint64 messages);
// The rank of a row near the middle, before which the same rows come in a room of any length.
qint64 middleOf(qint64 messages);
// A store of so many messages in the folder, all of them read, and the bytes of their pictures.
Result<Done> fill(const QString &folder, const QUrl &server, qint64 messages);

} // namespace tincan::bench
