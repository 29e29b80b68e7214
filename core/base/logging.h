// The logging categories, one a room that logs. No token and no message text is ever logged at info or above.
// Switched with QT_LOGGING_RULES or --log-level; lines of text, or of JSON for programs that read them. Any thread.
#pragma once

#include <QJsonObject>
#include <QLoggingCategory>

namespace tincan {

Q_DECLARE_LOGGING_CATEGORY(logTransport)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSession)
Q_DECLARE_LOGGING_CATEGORY(logServer)
Q_DECLARE_LOGGING_CATEGORY(logUi)

// Shows this level and what is graver, on stderr, one line each with the time. Words: debug, info, warning, error.
// False where the word is none of these.
bool setLogLevel(const QString &word);

// From now on each line is a JSON object: time (UTC), level, category, message, and the fields of logWith().
void logAsJson();

// A message with fields that a program can look for; in a line of text they follow it as name=value.
void logWith(const QLoggingCategory &category, QtMsgType level, const QString &message, const QJsonObject &fields);

} // namespace tincan
