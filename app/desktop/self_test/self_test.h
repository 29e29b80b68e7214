// `tincan --self-test`: whether everything is there that Tincan needs of this computer, a line each on the standard
// output. It opens no window, and no profile. GUI thread.
#pragma once

#include "app/terminal/findings.h"

namespace tincan {

class SelfTest
{
public:
    // Before there is an application. Where --self-test is among the words, whoever makes one from now on and has no
    // platform plugin for it ends with a line that says so; without a display it is made without one.
    SelfTest(int argc, char **argv);

    bool isWanted() const { return m_wanted; }
    // Takes some seconds at most. The exit code: 1 where something fails.
    int run(const QString &profileFolder, const QString &language);

private:
    Findings m_findings;
    bool m_wanted = false;
    bool m_hasDisplay = true;
};

} // namespace tincan
