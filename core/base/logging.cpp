#include "core/base/logging.h"

#include <QMap>

namespace tincan {

Q_LOGGING_CATEGORY(logTransport, "tincan.transport", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "tincan.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logSession, "tincan.session", QtInfoMsg)
Q_LOGGING_CATEGORY(logServer, "tincan.server", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "tincan.ui", QtInfoMsg)

bool setLogLevel(const QString &word)
{
    static const QMap<QString, QString> rules{
        {QStringLiteral("debug"), QStringLiteral("tincan.*=true")},
        {QStringLiteral("info"), QStringLiteral("tincan.*.debug=false\ntincan.*.info=true")},
        {QStringLiteral("warning"), QStringLiteral("tincan.*.debug=false\ntincan.*.info=false")},
        {QStringLiteral("error"), QStringLiteral("tincan.*.debug=false\ntincan.*.info=false\ntincan.*.warning=false")}};
    const auto rule = rules.constFind(word);
    if (rule == rules.constEnd())
        return false;
    QLoggingCategory::setFilterRules(*rule);
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"));
    return true;
}

} // namespace tincan
