// A line under test and what it said, in order. Signals are recorded as they come; nothing is judged here.
#pragma once

#include "core/base/clock.h"
#include "core/transport/transport.h"
#include "support/line_rows.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

namespace tincan {

struct LineProbe
{
    explicit LineProbe(TransportKind kind, const TransportOptions &options, Clock &clock = systemClock())
        : line(makeTransport(kind, options, clock))
    {
        Transport *const from = line.get();
        QObject::connect(from, &Transport::reached, from, [this](const QString &stage) { stages.append(stage); });
        QObject::connect(from, &Transport::opened, from, [this](const Cursor &at) { heads.append(at); });
        QObject::connect(from, &Transport::received, from, [this](const Batch &batch) {
            ++batches;
            for (const Event &event : batch.events) {
                if (const auto *durable = std::get_if<Durable>(&event)) {
                    events.append(*durable);
                    messages += std::holds_alternative<MessageText>(durable->body) ? 1 : 0;
                }
                if (const auto *gap = std::get_if<Gap>(&event))
                    gaps.append(*gap);
            }
            if (batch.upto)
                upto = batch.upto;
        });
        QObject::connect(from, &Transport::accepted, from, [this](const Durable &event) { accepted.append(event); });
        QObject::connect(from, &Transport::refused, from, [this](const QString &id, const Failure &failure) {
            refused.append({id, failure});
        });
        QObject::connect(from, &Transport::measured, from, [this](milliseconds time) { measured = time; });
        QObject::connect(from, &Transport::failed, from, [this](const Failure &failure) { failures.append(failure); });
    }

    QStringList texts() const
    {
        QStringList list;
        for (const Durable &event : events) {
            if (const auto *message = std::get_if<MessageText>(&event.body))
                list.append(message->text);
        }
        return list;
    }

    std::unique_ptr<Transport> line;
    QStringList stages;
    QList<Cursor> heads;
    QList<Durable> events;
    QList<Gap> gaps;
    QList<Durable> accepted;
    QList<std::pair<QString, Failure>> refused;
    QList<Failure> failures;
    std::optional<Cursor> upto;
    std::optional<milliseconds> measured;
    int batches = 0;
    int messages = 0;
};

inline Publication publicationOf(const QString &text, const QString &room = QStringLiteral("lobby"))
{
    return {.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
            .room = room,
            .name = {},
            .body = MessageText{.text = text, .replyTo = {}, .files = {}}};
}

} // namespace tincan
