// The settings of the line: which one, with what was measured of each, and the options under the names of
// docs/origin.md. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class LineList;

class LinePage : public SettingsPage
{
    Q_OBJECT
public:
    explicit LinePage(Workspace &workspace);
    LineList *lines() const { return m_lines; }

private:
    void addLines();
    void addOptions();
    // An option of the lines by its name there.
    template<class Options, class Value>
    Setting<int> option(Options (Profile::*read)() const, Value Options::*field);

    LineList *m_lines;
};

} // namespace tincan
