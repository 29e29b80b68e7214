// The chips below a message's text: one an emoji with how many reacted so, the person's own ones lit, and one more,
// there under the mouse, to react anew. GUI thread.
#pragma once

#include "core/chat/message.h"

#include <QCoreApplication>
#include <QRect>

class QPainter;

namespace tincan {

struct RowChips
{
    QList<QRect> chips; // one for each of the message's reactions
    QRect add;
    int bottom = 0; // the first pixel below them
};

class RowReactions
{
    Q_DECLARE_TR_FUNCTIONS(RowReactions)
public:
    static bool areShown(const Message &message);
    // In rows as wide as this, from its top on.
    static RowChips place(const Message &message, const QRect &from);
    static void paint(QPainter *painter, const RowChips &chips, const Message &message, bool withAdd, bool mirrored);

    static bool isMine(const Message &message, const QString &emoji);
    static QString who(const Reactions &reactions); // "Ada, Bob and 3 others reacted with 👍"
    static QString spoken(const Message &message);  // "👍 2, 🎉 1 (with yours)"; empty where nobody reacted
};

} // namespace tincan
