// Two windows of Ada's on one workspace, and Bob's, for tests that drive them. One thread.
#pragma once

#include "two_windows.h"

#include <QPointer>

namespace tincan {

class SecondWindow : public TwoWindows
{
protected:
    void openBoth()
    {
        open();
        m_second = m_ada->openAnother();
    }
    void closeBoth()
    {
        delete m_second;
        close();
    }

    static Room design()
    {
        Room room;
        room.id = u"design"_s;
        room.title = u"Design"_s;
        return room;
    }

    void restart()
    {
        m_ada.reset();
        QTRY_VERIFY(!m_second);
        m_ada =
            std::make_unique<MainWindow>(std::make_shared<ServerSet>(m_folder->filePath(u"Ada"_s), hostOnThisComputer));
        m_ada->show();
        m_ada->servers()->start();
    }

    QPointer<MainWindow> m_second; // Ada's, too
};

} // namespace tincan
