// The parser's half of `./dev bench wire`: bench_wire FILE CHUNK REPEATS reads FILE, feeds it in pieces of CHUNK bytes
// to a fresh SseParser REPEATS times, and prints {"events":…,"seconds":[…]}. With CHUNK 0 every `data` goes on to the
// codec as well.
#include "core/wire/event_codec.h"
#include "core/wire/sse_parser.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <cstdio>

using namespace tincan;

namespace {

qint64 parse(const QByteArray &wire, qsizetype chunk, bool decode)
{
    SseParser parser;
    qint64 count = 0;
    const auto sink = [&](const SseEvent &event) { count += !decode || decodeEvent(event.data) ? 1 : 0; };
    for (qsizetype at = 0; at < wire.size(); at += chunk) {
        if (!parser.feed(QByteArrayView(wire).sliced(at, std::min(chunk, wire.size() - at)), sink))
            return -1;
    }
    return count;
}

} // namespace

int main(int argc, char **argv)
{
    QFile file(argc == 4 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (!file.open(QIODevice::ReadOnly)) {
        std::fputs("usage: bench_wire FILE CHUNK REPEATS\n", stderr);
        return 2;
    }
    const QByteArray wire = file.readAll();
    const int chunk = QByteArray(argv[2]).toInt();
    QJsonArray seconds;
    qint64 events = 0;
    for (int i = 0; i < QByteArray(argv[3]).toInt(); ++i) {
        const auto start = std::chrono::steady_clock::now();
        events = parse(wire, chunk > 0 ? chunk : 65'536, chunk == 0);
        seconds.append(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::puts(QJsonDocument({{QStringLiteral("events"), events}, {QStringLiteral("seconds"), seconds}})
                  .toJson(QJsonDocument::Compact)
                  .constData());
    return 0;
}
