// What stands on the command line of tincan-cli, read and checked. Main thread.
#pragma once

#include "core/chat/cursor.h"
#include "core/chat/invitation.h"
#include "core/chat/transport_kind.h"

#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <variant>

namespace tincan {

struct Arguments
{
    enum class Command
    {
        Follow,
        Chat,
        Send,
        SignIn,
        Decode
    };

    Command command = Command::Follow;
    QUrl server;
    Invitation invitation;
    QByteArray token;
    QString text;   // to send
    QString format; // to decode: sse or ndjson
    LineChoice choice;
    QString room; // empty: all to follow, the lobby to write in
    std::optional<Cursor> after;
    std::optional<int> count;
    QString name;
    bool named = false; // the name was given
    QString profileFolder;
    std::chrono::seconds linger{10};
    bool json = false;
};

// Said instead of doing something: help, the version, or what is wrong.
struct Say
{
    QString text;
    int exitCode = 2;
};

std::variant<Arguments, Say> readArguments(const QStringList &words);

} // namespace tincan
