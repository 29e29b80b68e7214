// What is said about a message beside its own text: its time, its delivery, a gap. GUI thread (tr).
#pragma once

#include "core/chat/message.h"

#include <QCoreApplication>
#include <QDate>

namespace tincan {

class MessageWords
{
    Q_DECLARE_TR_FUNCTIONS(MessageWords)
public:
    static QString time(const Message &message);     // "09:30"; empty where it is not known
    static QString fullTime(const Message &message); // for the tooltip
    static QString day(const QDate &day);            // "Monday, 23 November"
    static QString delivery(const Message &message); // "queued"; empty where nothing is said
    static QString failed(const Message &message);   // "Not sent: … Your text is kept."
    static QString instead(const Message &message);  // of the text, where there is none; empty where there is one
    static QString gap(const Message &gap);          // what is missing and why
    static QString senderName(const Message &message);
    static QString whole(const Message &message); // name, time, text: for a copy
    // For a screen reader: the same and the delivery, or what a gap says.
    static QString spoken(const Message &message);
};

} // namespace tincan
