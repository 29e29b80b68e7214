// What stands at the end of a message's last line: whether it was edited, and where an own one is on its way out. GUI
// thread.
#pragma once

#include "core/chat/message.h"

#include <QCoreApplication>
#include <QRect>

class QPainter;

namespace tincan {

class RowMark
{
    Q_DECLARE_TR_FUNCTIONS(RowMark)
public:
    // The word that says so, before the delivery; empty where it was not edited.
    static QRect placeEdited(const QRect &mark, const Message &message);
    static void paint(QPainter *painter, const QRect &mark, const QRect &edited, const Message &message, bool mirrored);
    static QString edited(); // the word
    // Of what stands there, at its end; 0: nothing does.
    static int width(const Message &message);
};

} // namespace tincan
