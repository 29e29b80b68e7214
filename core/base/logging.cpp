#include "core/base/logging.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QMap>

#include <cstdio>

namespace tincan {

Q_LOGGING_CATEGORY(logTransport, "tincan.transport", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "tincan.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logSession, "tincan.session", QtInfoMsg)
Q_LOGGING_CATEGORY(logServer, "tincan.server", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "tincan.ui", QtInfoMsg)

namespace {

// What logWith() hands to the message handler, which Qt gives nothing but a text.
thread_local const QJsonObject *fieldsOfThisLine = nullptr;
bool asJson = false;

QString levelWord(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg:
        return QStringLiteral("debug");
    case QtInfoMsg:
        return QStringLiteral("info");
    case QtWarningMsg:
        return QStringLiteral("warning");
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return QStringLiteral("error");
}

void writeJson(QtMsgType level, const QMessageLogContext &context, const QString &message)
{
    QJsonObject line = fieldsOfThisLine ? *fieldsOfThisLine : QJsonObject();
    line.insert(QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    line.insert(QStringLiteral("level"), levelWord(level));
    line.insert(QStringLiteral("category"), QString::fromUtf8(context.category));
    line.insert(QStringLiteral("message"), message);
    // In one piece, so that the lines of two threads do not mix.
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stderr);
}

} // namespace

void logAsJson()
{
    asJson = true;
    qInstallMessageHandler(writeJson);
}

void logWith(const QLoggingCategory &category, QtMsgType level, const QString &message, const QJsonObject &fields)
{
    if (!category.isEnabled(level))
        return;
    QString line = message;
    if (!asJson) {
        for (auto field = fields.begin(); field != fields.end(); ++field)
            line += u' ' + field.key() + u'=' + field.value().toVariant().toString();
    }
    fieldsOfThisLine = &fields;
    const QMessageLogger logger(nullptr, 0, nullptr, category.categoryName());
    if (level == QtDebugMsg)
        logger.debug().noquote() << line;
    else if (level == QtInfoMsg)
        logger.info().noquote() << line;
    else
        logger.warning().noquote() << line;
    fieldsOfThisLine = nullptr;
}

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
