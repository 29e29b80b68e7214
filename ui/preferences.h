// What a person chose in the settings window, beside the line and the name; the defaults are what a new Preferences
// says. Read from the profile's settings.ini: what is missing there, damaged or out of bounds is the default, and what
// a newer version wrote there stays. A value; GUI thread.
#pragma once

#include "core/chat/proxy_choice.h"
#include "ui/notify_rules.h"

class QSettings;

namespace tincan {

struct Preferences
{
    static constexpr int smallestText = 80; // percent
    static constexpr int largestText = 200;

    int textSize = 100; // percent of the system's
    int scale = 100;    // percent, of everything, 100 to 200; from the next start on
    bool groups = true; // one sender's messages within five minutes share a name
    bool compact = false;
    QString language{}; // empty: the system's
    NotifyRules notify{};
    ProxyChoice proxy{};
    bool tellTyping = true;   // others see that one types
    bool tellPresence = true; // and that one is here, or away
    bool loadPictures = true; // small ones, without being asked
    QString logLevel{QStringLiteral("info")};
    bool keepRunning = false; // in the tray, when the last window is closed
    int keepDays = 0;         // messages that are older go from this computer: 30, 91, 365; 0: none does

    static Preferences read(const QSettings &settings);
    void write(QSettings &settings) const;
    bool operator==(const Preferences &) const = default;
};

} // namespace tincan
