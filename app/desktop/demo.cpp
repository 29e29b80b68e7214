#include "app/desktop/demo.h"

#include "app/desktop/hosting.h"

#include <QGuiApplication>
#include <QScreen>

namespace tincan {

Result<std::unique_ptr<Demo>> Demo::start()
{
    std::unique_ptr<Demo> demo(new Demo);
    auto server = hostOnThisComputer(0, demo->m_folder.filePath(QStringLiteral("hub")));
    if (!server)
        return std::move(server).error();
    demo->m_server = std::move(server).value();
    demo->openWindows();
    return demo;
}

void Demo::openWindows()
{
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    const QSize size(qMin(960, screen.width() / 2 - 8), qMin(760, screen.height() - 48));
    int x = screen.left() + (screen.width() - size.width() * 2 - 8) / 2;
    for (const QString &name : {QStringLiteral("Ada"), QStringLiteral("Bob")}) {
        const auto servers = std::make_shared<ServerSet>(m_folder.filePath(name.toLower()), hostOnThisComputer);
        servers->shown()->setName(name);
        m_windows.push_back(std::make_unique<MainWindow>(servers));
        MainWindow &window = *m_windows.back();
        window.resize(size);
        window.move(x, screen.top() + 24);
        servers->shown()->connectTo(m_server.url);
        window.show();
        x += size.width() + 8;
    }
}

} // namespace tincan
