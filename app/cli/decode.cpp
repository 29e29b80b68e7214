#include "decode.h"

#include "core/wire/line_splitter.h"
#include "core/wire/sse_parser.h"
#include "printer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

void print(const QJsonDocument &json)
{
    const QByteArray bytes = json.toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
}

void printEvent(const SseEvent &event)
{
    print(QJsonDocument(QJsonObject{{u"event"_s, QString::fromUtf8(event.type)},
                                    {u"data"_s, QString::fromUtf8(event.data)},
                                    {u"lastEventId"_s, QString::fromUtf8(event.lastEventId)}}));
}

// False for a line that is no JSON object or array.
bool printLine(QByteArrayView line)
{
    if (line.isEmpty())
        return true; // a heartbeat
    const auto json = QJsonDocument::fromJson(line.toByteArray());
    if (!json.isNull())
        print(json);
    return !json.isNull();
}

} // namespace

int decodeStdin(const QString &format)
{
    SseParser parser;
    LineSplitter splitter;
    int bad = 0;
    std::array<char, 65'536> piece{};
    while (const size_t size = std::fread(piece.data(), 1, piece.size(), stdin)) {
        const QByteArrayView bytes(piece.data(), qsizetype(size));
        const auto fed = format == "sse"_L1
                             ? parser.feed(bytes, printEvent)
                             : splitter.feed(bytes, [&](QByteArrayView line) { bad += printLine(line) ? 0 : 1; });
        if (!fed) {
            Printer::complain(fed.error().detail);
            return 1;
        }
    }
    if (bad > 0)
        Printer::complain(bad == 1 ? u"One line is not JSON and was left out."_s
                                   : u"%1 lines are not JSON and were left out."_s.arg(bad));
    return bad > 0 ? 1 : 0;
}

} // namespace tincan
