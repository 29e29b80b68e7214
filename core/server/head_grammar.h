// The grammar of a request's head (RFC 9112 §3 and §5, RFC 9110 §5.5), by the letter: no folded lines, no bare CR or
// LF, nothing between a name and its colon, no control characters. No I/O. Any thread.
#pragma once

#include "core/server/request.h"

namespace tincan {

bool isTokenCharacter(char character);
// Digits and nothing else.
bool isNumber(QByteArrayView text);
// What stands behind a field's colon, or in a chunk's extensions.
bool isFieldValue(QByteArrayView text);
// Whether a request line, as far as it has come, asks for another version of HTTP than 1.0 and 1.1.
bool asksForOtherVersion(QByteArrayView line);

// `head`: the request line and the fields, up to and with the empty line.
std::optional<Refusal> wrongHead(QByteArrayView head);
// Lines of fields alone: of a trailer (RFC 9112 §7.1.2). 400 as above.
std::optional<Refusal> wrongFields(QByteArrayView lines);

} // namespace tincan
