// What holds for all servers, and is changed for all of them at once.
#include "core/base/logging.h"
#include "ui/language.h"
#include "ui/server_set.h"

namespace tincan {

void ServerSet::setPreferences(const Preferences &preferences)
{
    const Preferences before = std::exchange(m_preferences, preferences);
    if (preferences == before)
        return;
    m_profile.setPreferences(preferences);
    if (preferences.proxy.used() != before.proxy.used()) {
        Engine::setProxy(preferences.proxy);
        for (const auto &workspace : m_all)
            workspace->reopen(); // what is open goes the old way
    }
    for (const auto &workspace : m_all) {
        if (preferences.keepDays != before.keepDays && workspace->isOpen())
            workspace->engine()->setKeepDays(preferences.keepDays);
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

void ServerSet::takeName()
{
    for (const auto &workspace : m_all)
        workspace->takeName();
}

void ServerSet::setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect)
{
    m_profile.setOptions(transport, reconnect);
    for (const auto &workspace : m_all) {
        if (workspace->isOpen()) // each with its own address, name and token
            workspace->engine()->setOptions(workspace->profile().transport(), reconnect);
    }
}

void ServerSet::setAppearance(Appearance appearance)
{
    m_profile.setAppearance(appearance);
    applyAppearance(appearance);
    Q_EMIT appearanceChanged();
}

void ServerSet::setEnterSends(bool sends)
{
    m_profile.setEnterSends(sends);
    Q_EMIT enterSendsChanged(sends);
}

std::shared_ptr<Spelling> ServerSet::spelling()
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
