// Says that the machine's network may be another one: a cable, another Wi-Fi, out of a tunnel, past a captive portal.
// A hint and never a truth: systems say "online" too early and "offline" wrongly, so the value itself is not passed on,
// and whoever listens looks for himself. Silent where Qt has no backend for the system. Made on the main thread.
#pragma once

#include <QObject>
#include <QTimer>

namespace tincan {

class NetworkWatch : public QObject
{
    Q_OBJECT
public:
    // Begins a second later: loading what the system has takes 30 ms, which nobody should see at the start.
    explicit NetworkWatch(QObject *parent = nullptr);
    void begin(); // now, and once

Q_SIGNALS:
    void changed();

private:
    QTimer m_later;
};

} // namespace tincan
