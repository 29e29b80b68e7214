// What can be done to one message: as a menu, as keys, and as a screen reader's actions, all from one list. It only
// says what was chosen, by the view's signals. GUI thread.
#pragma once

#include "core/chat/message.h"

#include <QKeySequence>
#include <QList>
#include <QMenu>

namespace tincan {

class TimelineView;

enum class MessageDeed
{
    Reply,
    React,
    Edit,
    ShowEdits,
    CopyText,
    CopyWhole, // with name and time
    CopyLink,
    Retry,
    Delete,
    UndoDelete,
    LoadMissing, // of a gap
};

class MessageMenu : public QMenu
{
    Q_OBJECT
public:
    MessageMenu(TimelineView *view, const Message &message);

    static bool may(MessageDeed deed, const Message &message);
    static QList<MessageDeed> deedsFor(const Message &message);
    static QString name(MessageDeed deed); // not translated: "reply"
    static QString words(MessageDeed deed, const Message &message);
    static QKeySequence keys(MessageDeed deed);
    static void perform(MessageDeed deed, TimelineView *view, const Message &message);
};

} // namespace tincan
