// From the first start to the end, whichever way the program is used: each run begins at the start page of a home where
// nobody has been, hosts there and says hello. How that is done, and what comes after it, the run says. One thread.
#pragma once

#include "desktop_program.h"

namespace tincan {

class WholeRun : public DesktopProgram
{
    Q_OBJECT
protected:
    virtual void host() = 0;                   // until one may write
    virtual bool say(const QString &text) = 0; // in the lobby

    // Which was told to.
    void seeItEnd()
    {
        QVERIFY(m_program.waitForFinished(patience));
        QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_program.exitCode(), 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        openDesktop();
        openProgram({});
    }
    void cleanupTestCase() { closeAll(); }

    void oneHosts()
    {
        host();
        QVERIFY(!await(u"text"_s, u"Message to Lobby"_s).path.isEmpty());
    }

    void oneWrites()
    {
        QVERIFY(say(u"hello"_s));
        QVERIFY2(isSent(u": hello"_s), qPrintable(newest()));
    }
};

} // namespace tincan
