#include "ui/recent_emoji.h"

namespace tincan {

RecentEmoji &RecentEmoji::shared()
{
    static RecentEmoji all;
    return all;
}

QStringList RecentEmoji::shown() const
{
    static const QStringList usual = QStringLiteral("👍 ❤️ 😂 🎉 👀 🙏 ✅ 🔥 😍").split(u' ');
    QStringList all = m_picked;
    for (const QString &emoji : usual) {
        if (all.size() < usual.size() && !all.contains(emoji))
            all.append(emoji);
    }
    return all;
}

void RecentEmoji::setPicked(const QStringList &emoji)
{
    m_picked = emoji.mid(0, most);
}

void RecentEmoji::forget()
{
    m_picked.clear();
    Q_EMIT changed();
}

void RecentEmoji::add(const QString &emoji)
{
    m_picked.removeAll(emoji);
    m_picked.prepend(emoji);
    m_picked = m_picked.mid(0, most);
    Q_EMIT changed();
}

} // namespace tincan
