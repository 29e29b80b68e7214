// The block above a reply's text that says what it answers: a bar, a name, one line of it. As high whatever it says, so
// that nothing moves when that is known. GUI thread.
#pragma once

#include "core/chat/message.h"

#include <QCoreApplication>
#include <QRect>

class QPainter;

namespace tincan {

class RowQuote
{
    Q_DECLARE_TR_FUNCTIONS(RowQuote)
public:
    static bool isShown(const Message &message);
    static QSize size(const Message &message, int mostWidth);
    static void paint(QPainter *painter, const QRect &where, const Message &message, bool mirrored);

    static QString name(const Quote &quote);
    static QString line(const Quote &quote);       // of its text, or why there is none
    static QString spoken(const Message &message); // "in reply to Ada: Shall we…"; empty where it answers nothing
};

} // namespace tincan
