// Lies over a page while files or a picture are dragged over it, and takes what is dropped. GUI thread.
#pragma once

#include <QImage>
#include <QWidget>

class QMimeData;

namespace tincan {

// The files of this computer in what is dropped or pasted; none where it is text or comes from elsewhere.
QStringList localPaths(const QMimeData &data);

class DropOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit DropOverlay(QWidget *page);

    void setTitle(const QString &room) { m_room = room; }

Q_SIGNALS:
    void filesDropped(const QStringList &paths);
    void pictureDropped(const QImage &picture);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_room;
};

} // namespace tincan
