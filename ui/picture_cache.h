// The pictures of messages as they are shown: fetched from the own server when a row that has them is painted, read off
// the GUI thread, kept in memory and in a folder within bounds. What nobody sees any more is not fetched on. The bytes
// are in the folder under their hash, so that they come once. GUI thread.
#pragma once

#include "ui/picture_decoder.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>
#include <QUrl>

#include <functional>

namespace tincan {

class PictureCache : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        Coming,
        Here,
        Failed,
        Large, // comes only when a person asks for it, as others do where that is wished
    };

    // `folder`: the profile's. What one server shows is no other's, be it under the same hash: until setServer() says
    // whose they are the pictures are nobody's.
    explicit PictureCache(const QString &folder, QObject *parent = nullptr);
    void setServer(const QUrl &server);
    static QString folderOf(const QString &profileFolder, const QUrl &server);
    ~PictureCache() override; // nobody waits for what is being decoded

    // What a file is known by: its id, or its place on this computer.
    static QString keyOf(const FileRef &file) { return file.isLocal() ? file.path : file.id; }

    // As large as fits into this many pixels, once it is here; until then nothing, and changed() says when to ask
    // again.
    QPixmap picture(const FileRef &file, const QSize &pixels, Fit fit);
    State state(const FileRef &file) const;
    // Else each picture waits until a person asks for it.
    void setLoadsUnasked(bool loads);
    // By a person: however large, and whatever failed before.
    void ask(const FileRef &file);
    // The bytes; empty where they are not here.
    QString pathOf(const FileRef &file) const;
    // What this viewer of them sees now, by keys: the rest is not fetched for it.
    void setInSight(const QObject *viewer, const QSet<QString> &keys);
    // The server has this file of this computer now: a picture need not come from there. `ours`: it was only kept for
    // that.
    void adopt(const FileRef &file, const QString &path, bool ours);

    // The answers to wanted().
    void fetched(const QString &fileId);
    void notFetched(const QString &fileId, bool forNow);
    void askAgain();  // for what was not fetched for now
    void clear();     // of what is under way: the server is another one
    bool removeAll(); // that is kept; false where the disk refuses some of it

Q_SIGNALS:
    void changed(const QString &key);
    void wanted(const tincan::FileRef &file, const QString &target);
    void notWanted(const QString &fileId);

private:
    bool comesByItself(const FileRef &file) const;
    void fetch(const FileRef &file);
    QStringList fetchingLike(const FileRef &file) const; // ids of the same bytes: they are fetched once
    void arrived(const QString &fileId);                 // or failed
    void decode(const FileRef &file, const QSize &pixels, Fit fit, const QString &name);
    void take(const FileRef &file, const QString &name, const QImage &image);
    QString target(const FileRef &file) const;

    const QString m_profileFolder;
    QString m_folder;
    QCache<QString, QPixmap> m_pictures;
    QHash<QString, FileRef> m_fetching; // by id
    QSet<QString> m_decoding;           // by name in m_pictures
    QSet<QString> m_failed;
    QSet<QString> m_forNow; // of these
    QSet<QString> m_asked;
    QHash<const QObject *, QSet<QString>> m_inSight;
    bool m_loadsUnasked = true;
    std::atomic_bool m_stop = false; // is set at the end
    QThreadPool m_threads;
};

} // namespace tincan
