#include "core/server/head_mark.h"

namespace tincan {

namespace {

// Twice and always as long: half of a new one over an old one is two different ones.
QByteArray lineOf(const Cursor &head)
{
    const QByteArray once = head.epoch + '.' + QByteArray::number(head.seq).rightJustified(20, '0');
    return once + ' ' + once + '\n';
}

} // namespace

std::optional<Cursor> HeadMark::open(const QString &path)
{
    m_file = std::make_unique<QFile>(path);
    if (!m_file->open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return std::nullopt;
    return read(*m_file);
}

std::optional<Cursor> HeadMark::read(QIODevice &file)
{
    const QByteArray line = file.read(256);
    const QByteArray once = line.left(line.indexOf(' '));
    const qsizetype dot = once.indexOf('.');
    bool number = false;
    const Cursor head{once.left(dot), once.mid(dot + 1).toLongLong(&number)};
    return dot > 0 && number && line == lineOf(head) ? std::optional(head) : std::nullopt;
}

void HeadMark::write(const Cursor &head)
{
    if (!m_file->isOpen() || !m_file->seek(0))
        return;
    const QByteArray line = lineOf(head);
    (void)m_file->write(line);
    if (m_file->size() != line.size())
        (void)m_file->resize(line.size());
}

} // namespace tincan
