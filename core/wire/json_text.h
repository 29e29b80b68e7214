// What stands between the quotation marks of a JSON string (RFC 8259 §7, RFC 3629): finding its end, checking it, and
// turning it into UTF-16. Pure functions for JsonReader; any thread.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace tincan::json {

// The first quotation mark, backslash, control or byte above 0x7F from `at` on, or the end.
const char *skipPlain(const char *at, const char *end);
// Behind the escape, or the character of several bytes, that begins at `at`; null where it is none.
const char *skipEscape(const char *at, const char *end);
const char *skipCharacter(const char *at, const char *end);
// Of bytes that the functions above have let through.
QString decode(QByteArrayView bytes);

} // namespace tincan::json
