// What goes along with the message that is being written, as chips above its
// text: pictures and files, of each room its own. Says why one does not go.
// What is read or written for it is so off this thread, and shown as a chip
// without a name until then. Hidden where there is nothing. GUI thread.
#pragma once

#include "core/chat/file_ref.h"

#include <QHash>
#include <QImage>
#include <QWidget>

#include <functional>
#include <optional>

class QHBoxLayout;
class QPushButton;
class QScrollArea;

namespace tincan {

class PictureCache;

class AttachmentStrip : public QWidget
{
    Q_OBJECT
public:
    explicit AttachmentStrip(QWidget *parent = nullptr);
    ~AttachmentStrip() override;

    void setRoom(const QString &room);
    void setLimit(qint64 bytes) { m_limit = bytes; } // of one file; 0: not known
    // Where what is pasted is kept until it is sent.
    void setFolder(const QString &folder) { m_folder = folder; }
    // Where the small pictures come from; it outlives the strip.
    void setPictures(PictureCache *pictures) { m_pictures = pictures; }

    const QList<FileRef> &files() const { return m_files; }
    bool isEmpty() const; // in all rooms
    void add(const QStringList &paths);
    void addPicture(const QImage &picture);
    // What is too long for a message: asks whether it shall be a file. Empty: nothing is.
    void offerText(const QString &text);
    // Whether something is still read or written for this room: ready() says when
    // not any more.
    bool isMaking(const QString &room) const { return m_making.contains(room); }
    void remove(qsizetype index);
    void clear(); // in all rooms, and what is still read or written
    QList<FileRef> take(const QString &room);
    void giveBack(const QString &room, const QList<FileRef> &files);

Q_SIGNALS:
    void changed();
    void refused(const QString &sentence);
    void textTaken(const QString &text); // becomes a file
    void ready(const QString &room);

private:
    struct Made
    {
        QList<FileRef> files;
        QStringList refusals;
    };

    static Made kept(const std::optional<FileRef> &file);
    // `then` where all of it was put.
    void make(const std::function<Made(const QString &folder)> &maker, const std::function<void()> &then = {});
    bool put(const QString &room, const Made &some);
    void drop(const QList<FileRef> &files) const; // what was only kept to be sent
    void rebuild();
    void showOffer();

    QString m_room;
    QString m_folder;
    PictureCache *m_pictures = nullptr;
    qint64 m_limit = 0;
    QList<FileRef> m_files;                  // of the room
    QHash<QString, QList<FileRef>> m_others; // of the others
    QHash<QString, int> m_making;            // by room
    int m_round = 0;                         // what was begun before clear() is not wanted
    QScrollArea *m_area;
    QWidget *m_chips;
    QHBoxLayout *m_row;
    QPushButton *m_offer;
    QString m_offered;
};

} // namespace tincan
