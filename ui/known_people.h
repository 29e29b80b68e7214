// Who wrote what is here of a room: the names that an @ can mean there, in messages and where one is written. Only
// grows while a room is shown. GUI thread.
#pragma once

#include "core/chat/message.h"
#include "ui/mention_names.h"

#include <QObject>

namespace tincan {

class TimelineModel;

class KnownPeople : public QObject
{
    Q_OBJECT
public:
    explicit KnownPeople(TimelineModel *model, QObject *parent = nullptr);

    // Of the person of this profile on another server: not in names(), and marked otherwise.
    void begin(const QString &self);
    // They are called so from now on. What they write later may say better: the server has the last word.
    void setSelf(const QString &name);
    QStringList names() const; // sorted
    MentionNames mentionNames() const { return {names(), m_self}; }

Q_SIGNALS:
    void changed();

private:
    void take(int first, int last);

    TimelineModel *m_model;
    QSet<QString> m_names;
    QString m_self;
    std::optional<Place> m_own; // of the newest message of theirs that was seen in any room
};

} // namespace tincan
