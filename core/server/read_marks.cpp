#include "core/server/read_marks.h"

namespace tincan {

bool ReadMarks::advance(const QString &person, const QString &room, qint64 seq)
{
    const Key key{person, room};
    const auto [mark, isNew] = m_marks.try_emplace(key);
    if (!isNew && mark->second.seq >= seq)
        return false;
    m_byVersion.erase(mark->second.version);
    mark->second = {seq, ++m_version};
    m_byVersion.emplace(m_version, key);
    if (m_marks.size() > kept) {
        m_marks.erase(m_byVersion.begin()->second);
        m_byVersion.erase(m_byVersion.begin());
    }
    return true;
}

QList<ReadMarks::Mark> ReadMarks::since(const QString &person, qint64 version) const
{
    QList<Mark> marks;
    if (version == m_version)
        return marks;
    for (auto mark = m_marks.lower_bound({person, {}}); mark != m_marks.end() && mark->first.first == person; ++mark)
        if (mark->second.version > version || version > m_version)
            marks.append({mark->first.second, mark->second.seq});
    return marks;
}

} // namespace tincan
