#include "core/server/file_namings.h"

#include "core/server/request.h"

#include <sqlite3.h>

namespace tincan {

FileNamings::FileNamings(Database &database)
    : m_find(database.prepare(selectFile)),
      m_rooms(database.prepare(selectRoomsOfFile)),
      m_add(database.prepare("INSERT OR IGNORE INTO file_messages VALUES(?, ?, ?)")),
      m_forgetAll(database.prepare(
          "DELETE FROM file_messages WHERE file IN (SELECT file FROM file_messages JOIN files ON files.id = file "
          "WHERE seq = ?1 AND owner = ?2 AND owner <> '') AND seq IN (SELECT "
          "seq FROM events WHERE json_extract(CAST(json AS TEXT), '$.sender.id') <> ?2)")),
      m_forget(database.prepare("DELETE FROM file_messages WHERE seq = ?")),
      m_evict(database.prepare("DELETE FROM file_messages WHERE seq <= ?"))
{}

std::optional<Refusal> FileNamings::complete(MessageText &message, const Filter &author)
{
    m_error = SQLITE_OK;
    for (FileRef &file : message.files) {
        auto known = find(file.id);
        const bool may = known && (!author || known->owner == author->person || isNamedFor(file.id, *author));
        if (!may)
            return refusal(422, QStringLiteral("`files`: there is no file %1.").arg(file.id));
        file = std::move(known->file);
    }
    return std::nullopt;
}

void FileNamings::fill(MessageText &message)
{
    m_error = SQLITE_OK;
    for (FileRef &file : message.files) {
        auto known = find(file.id);
        file = known ? std::move(known->file) : FileRef{file.id, {}, {}, 0, {}, 0, 0};
    }
}

std::optional<FileRecord> FileNamings::find(const QString &file)
{
    const int found = m_find.bindText(1, file.toUtf8()).step();
    if (found != SQLITE_ROW) {
        m_error = found == SQLITE_DONE ? m_error : found;
        return std::nullopt;
    }
    const ResetOnExit reset(m_find);
    return recordOf(m_find);
}

bool FileNamings::isNamedFor(const QString &file, const ReaderFilter &reader)
{
    m_rooms.bindText(1, file.toUtf8());
    const ResetOnExit reset(m_rooms);
    int found = m_rooms.step();
    while (found == SQLITE_ROW && !reader.rooms.contains(m_rooms.text(0)))
        found = m_rooms.step();
    if (found != SQLITE_ROW && found != SQLITE_DONE)
        m_error = found;
    return found == SQLITE_ROW;
}

int FileNamings::add(qint64 seq, const QString &room, const MessageText &message)
{
    for (const FileRef &file : message.files) {
        const int added = m_add.bind(1, seq).bindText(2, file.id.toUtf8()).bindText(3, room.toUtf8()).step();
        if (added != SQLITE_DONE)
            return added;
    }
    return SQLITE_DONE;
}

int FileNamings::forget(qint64 message, const QString &remover)
{
    const int forgotten = m_forgetAll.bind(1, message).bindText(2, remover.toUtf8()).step();
    if (forgotten != SQLITE_DONE)
        return forgotten;
    return m_forget.bind(1, message).step();
}

int FileNamings::evict(qint64 floor)
{
    return m_evict.bind(1, floor).step();
}

} // namespace tincan
