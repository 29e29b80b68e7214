// A window to look at a room's pictures in, one at a time: fitted or larger, with the one before and the one after.
// Always dark, whatever the theme. GUI thread.
#pragma once

#include "core/chat/file_ref.h"

#include <QList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tincan {

class PictureCache;
class PictureStage;

class PictureViewer : public QWidget
{
    Q_OBJECT
public:
    // The cache outlives it.
    PictureViewer(PictureCache *cache, const QList<FileRef> &pictures, qsizetype shown, QWidget *parent);

    const FileRef &file() const { return m_pictures[m_shown]; }
    PictureStage *stage() const { return m_stage; }
    void step(int by);

Q_SIGNALS:
    void saveWanted(const tincan::FileRef &file);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBar();
    QToolButton *addButton(QWidget *bar, const QString &iconName, const QString &name);
    void load();
    void take(const QString &key, const QImage &picture);
    void refresh();
    void copy();

    PictureCache *m_cache;
    QList<FileRef> m_pictures;
    qsizetype m_shown;
    PictureStage *m_stage;
    QLabel *m_title;
    QLabel *m_zoom;
    QToolButton *m_before = nullptr;
    QToolButton *m_after = nullptr;
    QToolButton *m_copy = nullptr;
    bool m_reading = false;
};

} // namespace tincan
