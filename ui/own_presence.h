// What the people of a server hear of who sits here: that they are here, or away, or nothing where that is wished. GUI
// thread.
#pragma once

#include <QObject>

namespace tincan {

class AwayWatch;
class Workspace;

class OwnPresence : public QObject
{
    Q_OBJECT
public:
    // The workspace owns it.
    explicit OwnPresence(Workspace &workspace);
    OwnPresence(Workspace &workspace, const AwayWatch &watch); // which outlives it

private:
    void tell();

    Workspace &m_workspace;
    const AwayWatch &m_watch;
};

} // namespace tincan
