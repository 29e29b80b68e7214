// What a person changes of the workspace: kept in the profile, and applied at once.
#include "core/base/logging.h"
#include "ui/language.h"
#include "ui/workspace.h"

#include <QDir>

namespace tincan {

namespace {

// With what SQLite keeps beside them.
QStringList historyFiles()
{
    return {QStringLiteral("*.sqlite"), QStringLiteral("*.sqlite-wal"), QStringLiteral("*.sqlite-shm"),
            QStringLiteral("*.sqlite.damaged-*")};
}

} // namespace

void Workspace::setName(const QString &name)
{
    m_profile.setName(name);
    if (m_engine)
        m_engine->setName(name);
    Q_EMIT nameChanged();
}

void Workspace::chooseLine(const LineChoice &choice)
{
    m_profile.setChoice(choice);
    if (m_engine)
        m_engine->choose(choice);
    else
        showNoServer();
}

// What was chosen holds from the next server on.
void Workspace::showNoServer()
{
    ConnectionStatus none;
    none.choice = m_profile.choice();
    m_lines.setStatus(none);
}

void Workspace::setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect)
{
    m_profile.setOptions(transport, reconnect);
    if (m_engine)
        m_engine->setOptions(m_profile.transport(), reconnect); // its token may be another one by now
}

void Workspace::setAppearance(Appearance appearance)
{
    m_profile.setAppearance(appearance);
    applyAppearance(appearance);
    Q_EMIT appearanceChanged();
}

void Workspace::setEnterSends(bool sends)
{
    m_profile.setEnterSends(sends);
    Q_EMIT enterSendsChanged(sends);
}

void Workspace::setPreferences(const Preferences &preferences)
{
    const Preferences before = std::exchange(m_preferences, preferences);
    if (preferences == before)
        return;
    m_profile.setPreferences(preferences);
    if (preferences.proxy.used() != before.proxy.used()) {
        Engine::setProxy(preferences.proxy);
        reopen(); // what is open goes the old way
    }
    if (preferences.logLevel != before.logLevel)
        setLogLevel(preferences.logLevel);
    if (preferences.textSize != before.textSize) {
        applyTextSize(preferences.textSize);
        Q_EMIT textSizeChanged();
    }
    Q_EMIT preferencesChanged();
    if (preferences.language != before.language)
        Language::shared().set(preferences.language);
}

void Workspace::reopen()
{
    if (!m_engine)
        return;
    m_engine->close();
    m_engine->open(m_profile.session());
}

void Workspace::clearHistory()
{
    const QUrl server = m_profile.server();
    close();
    for (const QFileInfo &file : QDir(m_profile.folder()).entryInfoList(historyFiles(), QDir::Files))
        QFile::remove(file.filePath());
    const bool left = !QDir(m_profile.folder()).entryInfoList(historyFiles(), QDir::Files).isEmpty();
    connectTo(server);
    if (left)
        Q_EMIT said(tr("Some of the history could not be deleted: another program has it open, or the disk refuses."));
}

qint64 Workspace::historySize() const
{
    qint64 bytes = 0;
    for (const QFileInfo &file : QDir(m_profile.folder()).entryInfoList(historyFiles(), QDir::Files))
        bytes += file.size();
    return bytes;
}

std::shared_ptr<Spelling> Workspace::spelling()
{
    if (!m_spelling) {
        m_spelling = std::make_shared<Spelling>();
        m_spelling->prefer(m_profile.spelling());
        connect(m_spelling.get(), &Spelling::languageChosen, this,
                [this](const QString &language) { m_profile.setSpelling(language); });
    }
    return m_spelling;
}

} // namespace tincan
