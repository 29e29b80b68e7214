#include "ui/message_words.h"

#include "ui/file_words.h"
#include "ui/plain_line.h"
#include "ui/row_mark.h"
#include "ui/row_quote.h"
#include "ui/row_reactions.h"

#include <QDateTime>
#include <QLocale>

namespace tincan {

QString MessageWords::time(const Message &message)
{
    if (message.time == 0)
        return {};
    const QTime time = QDateTime::fromMSecsSinceEpoch(message.time).time();
    // The C locale would show the seconds.
    return QLocale().language() == QLocale::C ? time.toString(QStringLiteral("HH:mm"))
                                              : QLocale().toString(time, QLocale::ShortFormat);
}

QString MessageWords::fullTime(const Message &message)
{
    return message.time == 0 ? QString()
                             : QLocale().toString(QDateTime::fromMSecsSinceEpoch(message.time), QLocale::LongFormat);
}

QString MessageWords::day(const QDate &day)
{
    const QDate today = QDate::currentDate();
    if (day == today)
        return tr("Today");
    if (day.daysTo(today) == 1)
        return tr("Yesterday");
    return QLocale().toString(day, day.year() == today.year() ? tr("dddd, d MMMM", "a day of this year")
                                                              : tr("dddd, d MMMM yyyy", "a day of another year"));
}

QString MessageWords::delivery(const Message &message)
{
    if (!message.own)
        return {};
    switch (message.delivery) {
    case Delivery::Queued:
        return tr("queued");
    case Delivery::Sending:
        return tr("sending");
    case Delivery::Sent:
        return tr("sent");
    case Delivery::Failed:
        return tr("failed");
    }
    return {};
}

QString MessageWords::failed(const Message &message)
{
    return message.reason.isEmpty() ? tr("Not sent. Your text is kept.")
                                    : tr("Not sent: %1. Your text is kept.").arg(message.reason);
}

QString MessageWords::instead(const Message &message)
{
    if (message.deleted)
        return message.delivery == Delivery::Sent ? tr("Message deleted") : tr("Will be deleted when the line is back");
    return message.unreadable ? tr("This message cannot be read here") : QString();
}

QString MessageWords::gap(const Message &gap)
{
    if (gap.text == u"epoch")
        return tr("The server began a new log here");
    if (gap.text == u"future")
        return tr("The server went back to an earlier state here");
    if (gap.text == u"kept")
        return tr("Older messages were removed from this computer");
    return gap.deleted ? tr("Some messages are missing here, and the server has them no more")
                       : tr("Some messages are missing here");
}

QString MessageWords::senderName(const Message &message)
{
    const QString name = plainLine(message.sender.name);
    return name.isEmpty() ? tr("guest") : name;
}

QString MessageWords::whole(const Message &message)
{
    const QString instead = MessageWords::instead(message);
    const QString text = instead.isEmpty() ? message.text : instead;
    const QString when = time(message);
    return when.isEmpty() ? tr("%1: %2", "name, text").arg(senderName(message), text)
                          : tr("%1, %2: %3", "name, time, text").arg(senderName(message), when, text);
}

QString MessageWords::spoken(const Message &message)
{
    if (message.kind == Message::Kind::Gap)
        return gap(message);
    QString line = whole(message);
    if (!message.files.isEmpty() && instead(message).isEmpty())
        line += QStringLiteral("; ") + FileWords::names(message.files);
    for (const QString &more : {RowQuote::spoken(message), RowReactions::spoken(message)}) {
        if (!more.isEmpty())
            line += QStringLiteral(", ") + more;
    }
    if (message.edited && !message.deleted)
        line += QStringLiteral(" (") + RowMark::edited() + u')';
    if (const QString state = delivery(message); !state.isEmpty())
        line += QStringLiteral(" (") + state + u')';
    return line;
}

} // namespace tincan
