// Ada's and Bob's windows, and files to send from one to the other. One thread.
#pragma once

#include "two_windows.h"
#include "ui/attachment_strip.h"
#include "ui/file_desk.h"

namespace tincan {

class FileWindows : public TwoWindows
{
protected:
    static QImage picture(int width, int height, const QColor &colour)
    {
        QImage image(width, height, QImage::Format_RGB32);
        image.fill(colour);
        return image;
    }
    QString saved(const QString &name, const QImage &image) const
    {
        const QString path = m_folder->filePath(name);
        return image.save(path) ? path : QString();
    }
    QString saved(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    static AttachmentStrip *strip(const MainWindow &window) { return window.page()->composer()->files(); }
    static void press(MainWindow &window, Qt::Key key) { QTest::keyClick(window.page()->composer()->edit(), key); }
    // The first message with files that this window shows.
    static const Message *withFiles(const MainWindow &window)
    {
        for (const Message &message : window.page()->model()->rows()) {
            if (!message.files.isEmpty() && !message.files.first().isLocal())
                return &message;
        }
        return nullptr;
    }
};

} // namespace tincan
