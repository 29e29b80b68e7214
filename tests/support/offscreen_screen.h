// The one screen that a program on Qt's offscreen platform has, in place of its 800 × 800. Before the application is
// made; QT_SCALE_FACTOR divides it.
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSize>
#include <QTemporaryDir>

namespace tincan {

class OffscreenScreen
{
public:
    explicit OffscreenScreen(QSize pixels)
    {
        const QJsonObject screen{{QStringLiteral("name"), QStringLiteral("screen")},
                                 {QStringLiteral("x"), 0},
                                 {QStringLiteral("y"), 0},
                                 {QStringLiteral("width"), pixels.width()},
                                 {QStringLiteral("height"), pixels.height()},
                                 {QStringLiteral("logicalDpi"), 96},
                                 {QStringLiteral("logicalBaseDpi"), 96},
                                 {QStringLiteral("dpr"), 1}};
        QFile file(m_folder.filePath(QStringLiteral("screen.json")));
        m_made = file.open(QIODevice::WriteOnly) &&
                 file.write(QJsonDocument(QJsonObject{{QStringLiteral("screens"), QJsonArray{screen}}}).toJson()) > 0;
        if (m_made)
            qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toLocal8Bit());
    }

    bool isMade() const { return m_made; }

private:
    QTemporaryDir m_folder;
    bool m_made = false;
};

} // namespace tincan
