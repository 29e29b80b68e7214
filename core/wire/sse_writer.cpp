#include "core/wire/sse_writer.h"

#include <algorithm>
#include <cstring>

namespace tincan::sse {

namespace {

bool fitsInField(QByteArrayView value)
{
    return !value.isEmpty() &&
           std::none_of(value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void appendField(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    out.append(name).append(": ").append(value).append('\n');
}

} // namespace

void appendEvent(QByteArray &out, QByteArrayView type, QByteArrayView id, QByteArrayView data)
{
    if (fitsInField(type))
        appendField(out, "event", type);
    if (fitsInField(id))
        appendField(out, "id", id);
    for (;;) {
        const auto end = std::find_if(data.begin(), data.end(), [](char c) { return c == '\r' || c == '\n'; });
        appendField(out, "data", data.first(end - data.begin()));
        if (end == data.end())
            break;
        const bool pair = *end == '\r' && end + 1 != data.end() && end[1] == '\n';
        data = data.sliced(end - data.begin() + (pair ? 2 : 1));
    }
    out.append('\n');
}

void appendHeartbeat(QByteArray &out)
{
    out.append(":\n\n");
}

void appendRetry(QByteArray &out, qint64 milliseconds)
{
    out.append("retry: ").append(QByteArray::number(milliseconds)).append("\n\n");
}

} // namespace tincan::sse
