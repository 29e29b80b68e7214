#include "core/store/line_memory.h"

#include "core/base/logging.h"
#include "core/store/history_files.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostEntries = 64;
constexpr qint64 longestFile = 64 << 10;
constexpr qint64 aDay = 24 * 3'600'000;
constexpr qint64 longest = 30 * aDay; // networks change, and a proxy may be gone

} // namespace

LineMemory::LineMemory(const QString &folder)
    : m_file(folder.isEmpty() ? QString() : QDir(folder).filePath(u"lines.json"_s))
{}

std::optional<TransportKind> LineMemory::recall(const QByteArray &network, const QUrl &server,
                                                const QDateTime &now) const
{
    if (network.isEmpty())
        return {};
    const QString key = HistoryFiles::nameOf(server);
    for (const Entry &entry : read(now))
        if (entry.network == QLatin1StringView(network) && entry.server == key)
            return entry.line;
    return {};
}

void LineMemory::keep(const QByteArray &network, const QUrl &server, std::optional<TransportKind> line,
                      const QDateTime &now)
{
    if (network.isEmpty() || m_file.isEmpty())
        return;
    QList<Entry> entries = read(now);
    const QString net = QString::fromLatin1(network);
    const QString key = HistoryFiles::nameOf(server);
    entries.removeIf([&](const Entry &entry) { return entry.network == net && entry.server == key; });
    if (line)
        entries.prepend({net, key, *line, now.toMSecsSinceEpoch()});
    write(entries.first(std::min(entries.size(), mostEntries)));
}

QList<LineMemory::Entry> LineMemory::read(const QDateTime &now) const
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > longestFile)
        return {};
    QList<Entry> entries;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QJsonObject object = value.toObject();
        const auto line = transportKindFromWord(object.value("line"_L1).toString());
        const Entry entry{object.value("network"_L1).toString(), object.value("server"_L1).toString(),
                          line.value_or(TransportKind::WebSocket), object.value("time"_L1).toInteger()};
        // A time to come is of a clock that was wrong.
        const qint64 age = now.toMSecsSinceEpoch() - entry.time;
        if (line && age > -aDay && age < longest)
            entries.append(entry);
    }
    return entries;
}

void LineMemory::write(const QList<Entry> &entries) const
{
    QJsonArray array;
    for (const Entry &entry : entries)
        array.append(QJsonObject{{u"network"_s, entry.network},
                                 {u"server"_s, entry.server},
                                 {u"line"_s, toWord(entry.line)},
                                 {u"time"_s, entry.time}});
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(array).toJson(QJsonDocument::Compact)) < 0 ||
        !file.commit())
        qCWarning(logStore, "cannot keep which line works here: %ls", qUtf16Printable(file.errorString()));
}

} // namespace tincan
