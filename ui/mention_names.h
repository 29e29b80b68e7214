// Who can be meant by an @ in a room. Immutable, any thread.
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace tincan {

// After a Latin letter an @ is part of an address.
bool mayMention(QChar before);

class MentionNames
{
public:
    MentionNames() = default;
    MentionNames(const QStringList &names, const QString &self);

    struct Hit
    {
        qsizetype length = 0; // 0: nobody
        bool self = false;
    };
    // The longest name with which the text begins; an @ stood before it.
    Hit at(QStringView text) const;

    bool operator==(const MentionNames &) const = default;

private:
    QSet<QString> m_names;      // in small letters
    QList<qsizetype> m_lengths; // of names, the longest first
    QString m_self;
};

} // namespace tincan
