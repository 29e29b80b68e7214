// Lets any set of vectors judge the parsers: one JSON object a line in, one a line out. docs/laws.md, "wire probe".
#include "core/wire/json_reader.h"
#include "core/wire/line_splitter.h"
#include "core/wire/sse_parser.h"
#include "support/whatwg_utf8.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <iostream>
#include <string>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

QString text(QByteArrayView bytes)
{
    // fromUtf8 would take a leading U+FEFF away, which is a character of the data here: it is never at the front.
    return QString::fromUtf8('|' + whatwgUtf8(bytes)).sliced(1);
}

QByteArray bytesOf(const QJsonValue &base64)
{
    return QByteArray::fromBase64(base64.toString().toLatin1());
}

QJsonObject failed(const QString &why)
{
    return {{u"error"_s, why}};
}

QJsonObject sse(const QJsonArray &chunks)
{
    SseParser parser;
    QJsonArray events;
    for (const QJsonValue &chunk : chunks) {
        const QByteArray bytes = bytesOf(chunk);
        const auto parsed = parser.feed(bytes, [&](const SseEvent &event) {
            events.append(QJsonObject{{u"event"_s, text(event.type)},
                                      {u"data"_s, text(event.data)},
                                      {u"lastEventId"_s, text(event.lastEventId)}});
        });
        if (!parsed)
            return failed(u"too-large"_s);
    }
    return {{u"events"_s, events},
            {u"retry"_s, parser.retry() ? QJsonValue(*parser.retry()) : QJsonValue()},
            {u"lastEventId"_s, text(parser.lastEventId())}};
}

QJsonObject ndjson(const QJsonArray &chunks)
{
    LineSplitter splitter;
    QJsonArray records;
    int bad = 0;
    for (const QJsonValue &chunk : chunks) {
        const QByteArray bytes = bytesOf(chunk);
        const auto fed = splitter.feed(bytes, [&](QByteArrayView line) {
            if (line.isEmpty())
                return;
            // QJsonDocument lets more through than the standard, so that it only reads what ours has checked; and in
            // an array, because a record may be any JSON value and it wants a container.
            JsonReader reader(line, 1000);
            JsonValue checked;
            const bool isJson = reader.read(checked) && reader.atEnd();
            const auto parsed = QJsonDocument::fromJson('[' + line.toByteArray() + ']').array();
            if (isJson && parsed.size() == 1)
                records.append(parsed.first());
            else
                ++bad;
        });
        if (!fed)
            return failed(u"too-large"_s);
    }
    return {{u"records"_s, records}, {u"bad"_s, bad}};
}

// prefix, count times unit, suffix, in pieces of `chunk` bytes; never all of it in memory.
QJsonObject generated(const QJsonObject &command)
{
    const QByteArray unit = bytesOf(command.value("unit"_L1));
    const auto size = qsizetype(command.value("chunk"_L1).toInteger(65'536));
    if (size < 1)
        return failed(u"chunk must be positive"_s);
    SseParser parser;
    QByteArray waiting = bytesOf(command.value("prefix"_L1));
    qint64 events = 0;
    const auto count = [&](const SseEvent &) { ++events; };
    const auto feed = [&](bool all) {
        qsizetype at = 0;
        for (; waiting.size() - at >= (all ? 1 : size); at += size) {
            if (!parser.feed(QByteArrayView(waiting).sliced(at, std::min(size, waiting.size() - at)), count))
                return false;
        }
        waiting.remove(0, std::min(at, waiting.size()));
        return true;
    };
    bool fine = true;
    for (qint64 left = command.value("count"_L1).toInteger(); fine && left > 0 && !unit.isEmpty(); --left) {
        waiting.append(unit);
        fine = waiting.size() < size || feed(false);
    }
    waiting.append(bytesOf(command.value("suffix"_L1)));
    fine = fine && feed(true);
    return {{u"n"_s, events}, {u"error"_s, fine ? QJsonValue() : QJsonValue(u"too-large"_s)}};
}

QJsonObject answer(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonObject command = QJsonDocument::fromJson(line, &error).object();
    const QString mode = command.value("mode"_L1).toString();
    if (error.error != QJsonParseError::NoError)
        return failed(u"not JSON: %1"_s.arg(error.errorString()));
    if (mode == "sse"_L1)
        return sse(command.value("chunks"_L1).toArray());
    if (mode == "ndjson"_L1)
        return ndjson(command.value("chunks"_L1).toArray());
    if (mode == "sse-gen"_L1)
        return generated(command);
    return failed(u"no such mode: %1"_s.arg(mode));
}

} // namespace

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const QByteArray bytes = QByteArray::fromStdString(line);
        if (bytes.trimmed().isEmpty())
            continue;
        std::puts(QJsonDocument(answer(bytes)).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    return 0;
}
