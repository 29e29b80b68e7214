// Ada's window is on the home hub, where Bob is, and on another one, where Carol is; that is shown. One thread.
#pragma once

#include "two_windows.h"
#include "ui/join_dialog.h"
#include "ui/server_rail.h"

#include <QPushButton>

namespace tincan {

class SeveralServers : public TwoWindows
{
protected:
    void openAll()
    {
        open();
        m_home = m_server.url;
        auto other = hostOnThisComputer(0, m_folder->filePath(u"other"_s));
        QVERIFY(other);
        m_other = std::move(other).value();
        m_carol = openAlone(m_folder->filePath(u"Carol"_s));
        m_carol->workspace()->setName(u"Carol"_s);
        m_carol->workspace()->connectTo(m_other.url);
        QVERIFY(m_ada->rail()->isHidden()); // for one server
        joinByAddress(m_other.url);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_carol), State::Connected, patience);
        QCOMPARE(m_ada->workspace()->profile().server(), m_other.url);
        QVERIFY(m_ada->rail()->isVisible());
    }
    void closeAll()
    {
        m_carol.reset();
        close();
        m_other = {};
    }

    ServerButton *buttonOf(const QUrl &server) const { return buttonOf(server, *m_ada); }
    static ServerButton *buttonOf(const QUrl &server, const MainWindow &window)
    {
        for (ServerButton *button : window.rail()->buttons()) {
            if (button->workspace()->profile().server() == server)
                return button;
        }
        return nullptr;
    }
    Workspace *at(const QUrl &server) const { return m_ada->servers()->find(server); }
    void restart()
    {
        m_ada->close();
        m_ada.reset();
        m_ada =
            std::make_unique<MainWindow>(std::make_shared<ServerSet>(m_folder->filePath(u"Ada"_s), hostOnThisComputer));
        m_ada->show();
        m_ada->servers()->start();
    }
    void joinByAddress(const QUrl &server)
    {
        m_ada->askJoin(server);
        questionOf<JoinDialog>(*m_ada)->acceptButton()->click();
    }

    HostedServer m_other;
    std::unique_ptr<MainWindow> m_carol;
    QUrl m_home;
};

} // namespace tincan
