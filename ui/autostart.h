// Whether Tincan starts with the desktop, as the XDG Autostart specification has it: a desktop entry in the person's
// own folder of configuration, one a profile. Linux and its like. GUI thread.
#pragma once

#include <QString>

namespace tincan {

class Autostart
{
public:
    explicit Autostart(const QString &profile);

    static bool isAvailable();
    bool isOn() const;
    bool set(bool on); // false where the file cannot be written

    QString file() const { return m_file; }
    // What the entry starts, quoted as the Desktop Entry specification asks.
    static QString command(const QString &program, const QString &profile);

private:
    QString m_profile;
    QString m_file;
};

} // namespace tincan
