// The logging categories, one a room that logs. No token and no message text is ever logged at info or above.
// Switched with QT_LOGGING_RULES or --log-level. Any thread.
#pragma once

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

} // namespace tincan
