// The files of the rows in sight: which pictures are wanted, and what is painted anew when something becomes of one.
#include "ui/file_desk.h"
#include "ui/timeline_view.h"

namespace tincan {

void TimelineView::setFileDesk(FileDesk *desk)
{
    m_desk = desk;
    connect(desk, &FileDesk::changed, this, &TimelineView::repaintFile);
    connect(this, &TimelineView::placedChanged, this, &TimelineView::tellPicturesInSight);
    connect(this, &QObject::destroyed, desk, [this, desk] {
        desk->disconnect(this); // what is not wanted any more is told, and this is no view now
        desk->pictures()->setInSight(this, {});
    });
}

void TimelineView::tellPicturesInSight()
{
    QSet<QString> keys;
    for (const PlacedRow &at : m_scroll.placed()) {
        for (const FileRef &file : m_timeline->rows()[size_t(at.row)].files)
            keys.insert(PictureCache::keyOf(file));
    }
    m_desk->pictures()->setInSight(this, keys);
}

// Its size is known before, so that nothing moves. Out of sight, too: pictures of rows are kept for a while.
void TimelineView::repaintFile(const QString &key)
{
    const auto names = [&key](const Message &message, qsizetype i) {
        return FileDesk::keyOf(message, i) == key || PictureCache::keyOf(message.files[i]) == key;
    };
    for (const Message &message : m_timeline->rows()) {
        for (qsizetype i = 0; i < message.files.size(); ++i) {
            if (!names(message, i))
                continue;
            m_pictures.forget(message.id);
            viewport()->update();
        }
    }
}

} // namespace tincan
