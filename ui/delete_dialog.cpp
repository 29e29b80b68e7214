#include "ui/delete_dialog.h"

#include "ui/plain_line.h"
#include "ui/style_sheet.h"

#include <QLabel>

namespace tincan {

namespace {

constexpr qsizetype longestQuote = 160; // characters: two or three lines

QString quoteOf(const QString &text)
{
    const QString line = plainLine(text, text.size());
    return line.size() <= longestQuote ? line : line.first(longestQuote).trimmed() + u'…';
}

} // namespace

DeleteDialog::DeleteDialog(const Message &message, QWidget *parent)
    : FormDialog(isSent(message) ? tr("Delete this message for everyone?") : tr("Delete this message?"),
                 isSent(message) ? tr("Everybody in the room sees that a message was deleted. This cannot be undone.")
                                 : tr("It was not sent, and is nowhere else. This cannot be undone."),
                 tr("Delete message"), parent)
{
    auto *quote = new QLabel(quoteOf(message.text));
    quote->setTextFormat(Qt::PlainText);
    quote->setWordWrap(true);
    quote->setAccessibleName(tr("The message: %1").arg(quote->text()));
    setLook(quote, QStringLiteral("quote"));
    addWidget(quote);
    preferCancel();
}

} // namespace tincan
