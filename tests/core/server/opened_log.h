// A log that is written to and waited for.
#pragma once

#include "core/server/sqlite_log.h"

#include <QTest>

#include <future>

namespace tincan {

inline Durable draft(const QString &id, const QString &text = QStringLiteral("hi"))
{
    return Durable{.cursor = {},
                   .id = id,
                   .room = QStringLiteral("lobby"),
                   .sender = {QStringLiteral("u_1"), QStringLiteral("Ada")},
                   .time = 0,
                   .body = MessageText{.text = text, .replyTo = {}, .files = {}}};
}

struct Opened
{
    explicit Opened(const QString &folder, const Retention &retention = {}, LogWriter::Now now = {})
        : result(SqliteLog::open({.folder = folder, .retention = retention, .now = std::move(now)}))
    {
        if (result) {
            log = result->get();
            log->begin([](const Commit &commit) {
                for (const auto &answer : commit.answers)
                    answer();
            });
        }
    }
    AppendResult append(const Durable &event)
    {
        std::promise<AppendResult> answer;
        log->append({Submission{event, [&answer](const AppendResult &stored) { answer.set_value(stored); }}});
        return answer.get_future().get();
    }
    void appendMany(int count)
    {
        for (int i = 0; i < count; ++i)
            QVERIFY(append(draft(QStringLiteral("%1-%2").arg(log->head()).arg(i))).hasValue());
    }

    Result<std::unique_ptr<SqliteLog>> result;
    SqliteLog *log = nullptr;
};

} // namespace tincan
