// A tar file (POSIX ustar) of regular files, as a backup is one: tar(1) lists and unpacks it. The reader takes what the
// writer writes and refuses all else, so that it needs no library that reads what strangers may have made. One thread.
#pragma once

#include "core/base/result.h"

#include <QIODevice>
#include <QList>

#include <optional>

namespace tincan {

struct TarMember
{
    QByteArray name; // plain ASCII, at most 100 bytes
    qint64 size = 0;
    QByteArray sha256{}; // in hex; of the writer's, and of the reader's once its content was read
};

class TarWriter
{
public:
    explicit TarWriter(QIODevice &out) : m_out(out) {}

    // `content` is read from where it stands to its end. False where a device fails.
    bool add(const QByteArray &name, QIODevice &content);
    bool finish();
    const QList<TarMember> &members() const { return m_members; }

private:
    QIODevice &m_out;
    QList<TarMember> m_members;
};

class TarReader
{
public:
    explicit TarReader(QIODevice &in) : m_in(in) {}

    // The next member; nothing at the end. A sentence where the file is cut short, damaged, or not of this kind.
    Result<std::optional<TarMember>, QString> next();
    // The content of the member that next() gave last, once. Gives its SHA-256 in hex.
    Result<QByteArray, QString> readInto(QIODevice &out);

private:
    QIODevice &m_in;
    qint64 m_left = 0;
};

} // namespace tincan
