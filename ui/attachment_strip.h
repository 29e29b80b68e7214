// What goes along with the message that is being written, as chips above its text: pictures and files, of each room its
// own. Says why one does not go. Hidden where there is nothing. GUI thread.
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

class AttachmentStrip : public QWidget
{
    Q_OBJECT
public:
    static constexpr qsizetype mostFiles = 32;

    explicit AttachmentStrip(QWidget *parent = nullptr);

    void setRoom(const QString &room);
    void setLimit(qint64 bytes) { m_limit = bytes; } // of one file; 0: not known
    // Where what is pasted is kept until it is sent.
    void setFolder(const QString &folder) { m_folder = folder; }

    const QList<FileRef> &files() const { return m_files; }
    void add(const QStringList &paths);
    void addPicture(const QImage &picture); // written to the disk first, off this thread
    // What is too long for a message: asks whether it shall be a file. Empty: nothing is.
    void offerText(const QString &text);
    void remove(qsizetype index);
    QList<FileRef> take(const QString &room);
    void giveBack(const QString &room, const QList<FileRef> &files);

Q_SIGNALS:
    void changed();
    void refused(const QString &sentence);
    void textTaken(const QString &text); // becomes a file

private:
    void keep(const QString &room, const FileRef &file);
    void store(const std::function<std::optional<FileRef>(const QString &folder)> &write);
    void rebuild();
    void showOffer();
    QWidget *makeChip(qsizetype index);

    QString m_room;
    QString m_folder;
    qint64 m_limit = 0;
    QList<FileRef> m_files;                  // of the room
    QHash<QString, QList<FileRef>> m_others; // of the others
    QScrollArea *m_area;
    QWidget *m_chips;
    QHBoxLayout *m_row;
    QPushButton *m_offer;
    QString m_offered;
};

} // namespace tincan
