#include "core/server/upload_file.h"

#include "core/base/logging.h"
#include "core/platform/files.h"
#include "core/server/file_kind.h"
#include "core/server/password.h"

#include <QFile>

#include <algorithm>

namespace tincan {

// 192 bits of chance: on an open server an id is all that it takes to read.
UploadFile::UploadFile(const QString &folder)
    : m_id(QString::fromLatin1(randomWord(24))), m_folder(folder), m_file(folder + u'/' + m_id)
{}

bool UploadFile::open()
{
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return true;
    qCWarning(logServer).noquote() << "a file cannot be made:" << m_file.errorString();
    return false;
}

bool UploadFile::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size()) {
        qCWarning(logServer).noquote() << "a file cannot be written:" << m_file.errorString();
        m_file.cancelWriting();
        (void)m_file.commit(); // the temporary file goes now, not when somebody lets go of this
        return false;
    }
    m_hash.addData(bytes);
    m_size += bytes.size();
    if (m_head.size() < kindBytes)
        m_head += bytes.first(std::min(bytes.size(), kindBytes - m_head.size()));
    return true;
}

std::optional<FileRef> UploadFile::finish()
{
    const FileKind kind = kindOf(m_head);
    m_head.clear();
    if (!m_file.commit() || !syncFolder(m_folder)) {
        qCWarning(logServer).noquote() << "a file cannot be kept:" << m_file.errorString();
        remove();
        return std::nullopt;
    }
    return FileRef{.id = m_id,
                   .name = {},
                   .type = QString::fromLatin1(kind.type),
                   .size = m_size,
                   .sha256 = QString::fromLatin1(m_hash.result().toHex()),
                   .width = kind.width,
                   .height = kind.height};
}

void UploadFile::remove()
{
    QFile::remove(m_folder + u'/' + m_id);
}

} // namespace tincan
