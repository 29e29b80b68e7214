// What becomes of the files of a server's messages here, for all windows: which are on their way up or down, which
// were downloaded and lie where, and the pictures. Hands the work to the engine. GUI thread.
#pragma once

#include "core/chat/message.h"
#include "core/session/engine.h"
#include "ui/picture_cache.h"

#include <QPointer>
#include <QUrl>

namespace tincan {

struct FileState
{
    enum class Kind
    {
        There,   // at the server
        Waiting, // to be uploaded
        Running, // either way
        Here,    // downloaded
        Failed,  // was not downloaded
    };
    Kind kind = Kind::There;
    qint64 done = 0;
    qint64 total = 0;
    QString words = {}; // why it failed
};

class FileDesk : public QObject
{
    Q_OBJECT
public:
    // `folder`: the profile's.
    explicit FileDesk(const QString &folder, QObject *parent = nullptr);

    ~FileDesk() override;

    // The engine of now, and its server; none: what was under way is not.
    void setEngine(Engine *engine, const QUrl &server = {});
    PictureCache *pictures() { return &m_pictures; }

    FileState state(const Message &message, qsizetype index) const;
    // Where a person had it saved, in this run; empty: nowhere.
    QString savedAs(const FileRef &file) const;
    // To this path, which is overwritten, or under a name of its own in the person's folder for downloads.
    void download(const FileRef &file, const QString &target);
    void download(const FileRef &file);
    void cancelDownload(const FileRef &file);

    // Where what was pasted lies until it is sent.
    QString pastedFolder() const { return m_folder + QStringLiteral("/pasted"); }

    // Of whom changed() speaks: a file that was uploaded by its id, another one by its upload.
    static QString keyOf(const Message &message, qsizetype index);
    // A path in the folder that is free, and that no download will have, under this name made safe.
    QString freePath(const QString &folder, const QString &name) const;

Q_SIGNALS:
    void changed(const QString &key); // by keyOf(), or by PictureCache::keyOf()

private:
    struct Download
    {
        QString transfer;
        QString target;
        qint64 done = 0;
        qint64 total = 0;
        QString words; // why it failed
        bool here = false;
    };

    bool isComing(const QString &path) const; // by a download that is not there yet
    void setProgress(const QString &transfer, qint64 done, qint64 total);
    void setDone(const QString &transfer, const FileRef &file);
    void setFailed(const QString &transfer, const Failure &failure);

    QString m_folder;
    QPointer<Engine> m_engine;
    bool m_online = false;
    PictureCache m_pictures;
    QHash<QString, Download> m_downloads;                // by file id
    QHash<QString, QString> m_files;                     // file ids by transfer
    QHash<QString, QString> m_pictureTransfers;          // by file id
    QHash<QString, std::pair<qint64, qint64>> m_uploads; // by transfer: how much of how much
    QHash<QString, QList<FileRef>> m_uploaded;           // by message, until it is sent
};

} // namespace tincan
