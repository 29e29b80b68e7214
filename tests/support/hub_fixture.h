// A real hub on a free port with a folder of its own, for tests: started by the constructor, and as often as wanted
// stopped and started again on the same port and the same log. One thread.
#pragma once

#include "core/server/hub.h"

#include <QTemporaryDir>

#include <functional>

namespace tincan {

class HubFixture
{
public:
    // `adjust` changes the options before the first start.
    explicit HubFixture(const std::function<void(HubOptions &)> &adjust = {})
    {
        m_options.port = 0;
        m_options.dataFolder = m_folder.path();
        if (adjust)
            adjust(m_options);
        start();
    }

    bool isRunning() const { return m_hub != nullptr; }
    QString error() const { return m_error; } // why it is not
    Hub &hub() { return *m_hub; }
    HubOptions &options() { return m_options; } // as of the next start
    QUrl url() const { return m_url; }          // also while it is stopped
    quint16 port() const { return quint16(m_url.port()); }
    QString folder() const { return m_options.dataFolder; }

    void stop() { m_hub.reset(); }
    // On the same port, whatever was picked the first time.
    bool start()
    {
        stop();
        Result<std::unique_ptr<Hub>> started = Hub::start(m_options);
        if (!started) {
            m_error = started.error().detail;
            return false;
        }
        m_error.clear();
        m_hub = std::move(*started);
        m_url = m_hub->url();
        m_options.port = quint16(m_url.port());
        return true;
    }
    bool restart() { return start(); }

private:
    QTemporaryDir m_folder;
    HubOptions m_options;
    QUrl m_url;
    QString m_error;
    std::unique_ptr<Hub> m_hub;
};

} // namespace tincan
