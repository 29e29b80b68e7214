#include "core/wire/event_codec.h"

#include <QDateTime>
#include <QTimeZone>

namespace tincan {

QByteArray encodeTime(qint64 millisecondsSince1970)
{
    return QDateTime::fromMSecsSinceEpoch(millisecondsSince1970, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

std::optional<qint64> decodeTime(QStringView text)
{
    // ISODateWithMs reads what RFC 3339 allows; without an offset the text would be local time, which the protocol
    // never means.
    const QDateTime time = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return time.toMSecsSinceEpoch();
}

} // namespace tincan
