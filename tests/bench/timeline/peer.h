// A QListView with a delegate on the same messages. GUI thread.
#pragma once

#include <QJsonObject>
#include <QSize>

namespace tincan::bench {

QJsonObject measurePeer(qint64 messages, const QSize &size);

} // namespace tincan::bench
