// The history that `./dev bench timeline` shows: Markdown, code, links, CJK, emoji and bidirectional text, each message
// with its number, one in twenty with a picture. One thread, with an application.
#pragma once

#include "core/base/result.h"
#include "core/chat/message.h"

#include <QUrl>

namespace tincan::bench {

Message messageAt(qint64 seq); // as the timeline shows it, from 1
// A store of so many messages in the folder, all of them read, and the bytes of their pictures.
Result<Done> fill(const QString &folder, const QUrl &server, qint64 messages);

} // namespace tincan::bench
