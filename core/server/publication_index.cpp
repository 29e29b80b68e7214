#include "core/server/publication_index.h"

#include "core/server/sha256.h"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>

namespace tincan {

namespace {

constexpr qint64 mostForgotten = 1000; // at once

PublicationId idFrom(QByteArrayView bytes)
{
    PublicationId id{};
    std::memcpy(id.data(), bytes.data(), std::min(id.size(), std::size_t(bytes.size())));
    return id;
}

int digitOf(QChar character)
{
    const char16_t digit = character.unicode();
    if (digit >= u'0' && digit <= u'9')
        return digit - u'0';
    return digit >= u'a' && digit <= u'f' ? digit - u'a' + 10 : -1;
}

// Only the form that ids have in the log: any other would be another id.
std::optional<PublicationId> uuidFrom(QStringView text)
{
    constexpr qsizetype written = 36; // 8-4-4-4-12
    PublicationId id{};
    std::size_t byte = 0;
    for (qsizetype at = 0; text.size() == written && at < written; at += 2) {
        if (at == 8 || at == 13 || at == 18 || at == 23) {
            if (text[at++] != u'-')
                return std::nullopt;
        }
        const int high = digitOf(text[at]);
        const int low = digitOf(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id[byte++] = static_cast<unsigned char>(high * 16 + low);
    }
    return byte == id.size() ? std::optional(id) : std::nullopt;
}

// One SQLite code for both ways in which a step can go well.
int unlessDone(int code)
{
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

} // namespace

PublicationId publicationId(QStringView id)
{
    const auto uuid = uuidFrom(id);
    return uuid ? *uuid : idFrom(sha256(id.toUtf8()));
}

PublicationIndex::PublicationIndex(Database &database, qsizetype sortFrom)
    : m_database(database),
      m_sortFrom(sortFrom),
      m_find(database.prepare("SELECT seq FROM ids WHERE id = ?")),
      m_known(database.prepare("SELECT time, digest FROM publications WHERE seq = ? AND id = ?")),
      m_remember(database.prepare("INSERT INTO publications VALUES(?, ?, ?, ?)")),
      m_sortIn(database.prepare("INSERT OR REPLACE INTO ids VALUES(?, ?)")),
      m_setSorted(database.prepare("UPDATE meta SET value = ? WHERE key = 'sorted'")),
      m_oldest(database.prepare("SELECT seq, id FROM publications WHERE seq <= ? ORDER BY seq LIMIT ?")),
      m_forgetId(database.prepare("DELETE FROM ids WHERE id = ?")),
      m_forget(database.prepare("DELETE FROM publications WHERE seq <= ?"))
{
    load();
}

int PublicationIndex::load()
{
    if (m_loaded)
        return SQLITE_OK;
    m_newest.clear();
    m_round.clear();
    m_next = 0;
    Statement newest = m_database.prepare(
        "SELECT id, seq FROM publications WHERE seq > (SELECT value FROM meta WHERE key = 'sorted')");
    int found = newest ? newest.step() : m_database.errorCode();
    for (; found == SQLITE_ROW; found = newest.step())
        m_newest.insert(idFrom(newest.bytes(0)), newest.integer(1));
    m_loaded = found == SQLITE_DONE;
    return unlessDone(found);
}

void PublicationIndex::undone()
{
    m_loaded = false;
}

std::optional<qint64> PublicationIndex::placeOf(QStringView id)
{
    m_error = load();
    if (m_error != SQLITE_OK)
        return std::nullopt;
    const PublicationId key = publicationId(id);
    if (const auto newest = m_newest.constFind(key); newest != m_newest.constEnd())
        return *newest;
    const int found = m_find.bindBlob(1, key).step();
    if (found != SQLITE_ROW) {
        m_error = unlessDone(found);
        return std::nullopt;
    }
    const ResetOnExit reset(m_find);
    return m_find.integer(0);
}

std::optional<PublicationIndex::Known> PublicationIndex::find(QStringView id)
{
    const auto seq = placeOf(id);
    if (!seq)
        return std::nullopt;
    const PublicationId key = publicationId(id);
    const int found = m_known.bind(1, *seq).bindBlob(2, key).step();
    if (found != SQLITE_ROW) {
        m_error = unlessDone(found);
        return std::nullopt;
    }
    const ResetOnExit reset(m_known);
    return Known{.seq = *seq, .time = m_known.integer(0), .digest = m_known.bytes(1)};
}

int PublicationIndex::remember(QStringView id, const Known &known)
{
    const PublicationId key = publicationId(id);
    m_remember.bind(1, known.seq).bindBlob(2, key).bind(3, known.time).bindBlob(4, known.digest);
    const int stored = m_remember.step();
    if (stored == SQLITE_DONE)
        m_newest.insert(key, known.seq);
    return stored;
}

int PublicationIndex::sortIn(qsizetype most)
{
    if (const int loaded = load(); loaded != SQLITE_OK)
        return loaded;
    if (m_round.empty() && m_newest.size() < m_sortFrom)
        return SQLITE_OK;
    if (m_round.empty())
        beginRound();
    const std::size_t end = std::min(m_round.size(), m_next + std::size_t(most));
    for (; m_next < end; ++m_next) {
        const Entry &entry = m_round[m_next];
        if (m_newest.value(entry.id) != entry.seq) // forgotten meanwhile
            continue;
        const int sorted = m_sortIn.bindBlob(1, entry.id).bind(2, entry.seq).step();
        if (sorted != SQLITE_DONE)
            return sorted;
    }
    return m_next < m_round.size() ? SQLITE_OK : endRound();
}

void PublicationIndex::beginRound()
{
    m_round.reserve(std::size_t(m_newest.size()));
    m_roundUpto = 0;
    for (auto newest = m_newest.constBegin(); newest != m_newest.constEnd(); ++newest) {
        m_round.push_back({newest.key(), newest.value()});
        m_roundUpto = std::max(m_roundUpto, newest.value());
    }
    std::sort(m_round.begin(), m_round.end(), [](const Entry &one, const Entry &other) { return one.id < other.id; });
    m_next = 0;
}

// Until now a new start would have found all of the round in the order of the log, and sorted it in once more.
int PublicationIndex::endRound()
{
    const int said = m_setSorted.bind(1, m_roundUpto).step();
    if (said != SQLITE_DONE)
        return said;
    for (const Entry &entry : m_round) {
        if (m_newest.value(entry.id) == entry.seq)
            m_newest.remove(entry.id);
    }
    m_round = {};
    m_next = 0;
    return SQLITE_OK;
}

int PublicationIndex::forget(qint64 floor)
{
    if (const int loaded = load(); loaded != SQLITE_OK)
        return loaded;
    qint64 last = 0;
    m_oldest.bind(1, floor).bind(2, mostForgotten);
    const ResetOnExit reset(m_oldest);
    int found = m_oldest.step();
    for (; found == SQLITE_ROW; found = m_oldest.step()) {
        last = m_oldest.integer(0);
        const QByteArray id = m_oldest.bytes(1);
        m_newest.remove(idFrom(id));
        if (const int gone = m_forgetId.bindBlob(1, id).step(); gone != SQLITE_DONE)
            return gone;
    }
    return found == SQLITE_DONE && last > 0 ? m_forget.bind(1, last).step() : unlessDone(found);
}

} // namespace tincan
