// A place in the log: `<epoch>.<seq>` (protocol, section 1). A value; compare `seq` only within one epoch. Any thread.
#pragma once

#include <QByteArray>
#include <QMetaType>

#include <optional>

namespace tincan {

struct Cursor
{
    QByteArray epoch; // 1 to 32 of a-z0-9: one life of the log
    qint64 seq = 0;   // from 1; 0 names the place before the first event of the epoch

    // Strict: no sign, no leading zero, no spaces, seq at most 2^63 - 1. Nothing where the text is malformed.
    static std::optional<Cursor> parse(QByteArrayView text);
    QByteArray toByteArray() const;

    bool operator==(const Cursor &) const = default;
};

} // namespace tincan

Q_DECLARE_METATYPE(tincan::Cursor)
