// The emoji that the person of this program picked last, the latest first and without a skin tone, for every window.
// GUI thread.
#pragma once

#include <QObject>
#include <QStringList>

namespace tincan {

class RecentEmoji : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype most = 18;

    static RecentEmoji &shared();

    // Filled up with what most people use.
    QStringList shown() const;
    const QStringList &picked() const { return m_picked; }
    void setPicked(const QStringList &emoji);
    void add(const QString &emoji);
    void forget();

Q_SIGNALS:
    void changed();

private:
    QStringList m_picked;
};

} // namespace tincan
