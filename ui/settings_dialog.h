// The options of the lines, under the names of docs/origin.md, each with its default named. GUI thread.
#pragma once

#include "core/session/session.h"
#include "ui/form_dialog.h"

class QSpinBox;

namespace tincan {

class SettingsDialog : public FormDialog
{
    Q_OBJECT
public:
    SettingsDialog(const TransportOptions &transport, const ReconnectOptions &reconnect, QWidget *parent);
    // What was given, with the changes.
    TransportOptions transport() const;
    ReconnectOptions reconnect() const;

private:
    QSpinBox *addNumber(const QString &label, const QString &key, const QString &hint, int least, int most, int value,
                        const QString &unit);
    void showDefaults();
    void fill(const TransportOptions &transport, const ReconnectOptions &reconnect);

    TransportOptions m_transport;
    QSpinBox *m_pollInterval;
    QSpinBox *m_holdTime;
    QSpinBox *m_heartbeat;
    QSpinBox *m_reconnectInterval;
    QSpinBox *m_maximum;
};

} // namespace tincan
