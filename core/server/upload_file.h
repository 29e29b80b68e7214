// One file while it comes: into a temporary file, counted and hashed on the way, and under its id once it is all there
// and on the disk. Dropped before that it leaves nothing. Any thread, one at a time; not the hub's I/O thread.
#pragma once

#include "core/chat/event.h"

#include <QCryptographicHash>
#include <QSaveFile>

#include <optional>

namespace tincan {

class UploadFile
{
public:
    explicit UploadFile(const QString &folder);

    bool open();
    bool write(const QByteArray &bytes);
    // Synced, and under its id; everything but the name. Nothing where the disk does not take it.
    std::optional<FileRef> finish();
    // Takes back what finish() made.
    void remove();

private:
    QString m_id;
    QString m_folder;
    QSaveFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_head; // what tells the type
    qint64 m_size = 0;
};

} // namespace tincan
