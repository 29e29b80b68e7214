// Windows of people who are signed in at one hub with accounts, for tests that drive them. One thread.
#pragma once

#include "../core/server/account_hub.h"
#include "ui/chat_page.h"
#include "ui/main_window.h"
#include "ui/side_bar.h"

#include <QTemporaryDir>
#include <QTest>

namespace tincan {

using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

class AccountWindows : public QObject
{
protected:
    static constexpr int patience = 30'000; // milliseconds

    void open()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<AccountHub>();
        m_adaToken = addAccount(u"Ada"_s);
        addAccount(u"Bob"_s);
        m_ada = openWindow(u"Ada"_s);
        m_bob = openWindow(u"Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->lines()->status().state, State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->lines()->status().state, State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->workspace()->people()->all().size(), 2, patience); // and the owner
    }
    void close()
    {
        m_ada.reset();
        m_bob.reset();
        m_hub.reset();
    }

    // Signed in, as the next start of a window finds it.
    QByteArray addAccount(const QString &name)
    {
        const QByteArray token = m_hub->add(name.toUtf8());
        Profile profile(m_folder->filePath(name));
        profile.setServer(m_hub->url());
        profile.setName(name);
        profile.setToken(token);
        profile.setPerson(QString::fromLatin1(m_hub->idOf(token)));
        profile.save();
        return token;
    }
    std::unique_ptr<MainWindow> openWindow(const QString &name)
    {
        auto window = std::make_unique<MainWindow>(std::make_shared<ServerSet>(m_folder->filePath(name), HostServer()));
        window->show();
        window->servers()->start();
        return window;
    }

    // None: it is not in the window's list.
    static const RoomSummary *find(const MainWindow &window, const QString &room)
    {
        return window.sideBar()->model()->find(room);
    }
    static QString self(const MainWindow &window) { return window.workspace()->people()->self(); }
    void make(const Room &room)
    {
        m_ada->conversation()->createRoom(room);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), room.id, patience);
    }
    static void type(const MainWindow &window, const QString &text)
    {
        QTest::keyClicks(window.page()->composer()->edit(), text);
        QTest::keyClick(window.page()->composer()->edit(), Qt::Key_Return);
    }
    static QStringList texts(const MainWindow &window)
    {
        QStringList all;
        for (const Message &message : window.page()->model()->rows())
            all += message.text;
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AccountHub> m_hub;
    QByteArray m_adaToken;
    std::unique_ptr<MainWindow> m_ada;
    std::unique_ptr<MainWindow> m_bob;
};

} // namespace tincan
