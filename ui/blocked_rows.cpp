#include "ui/blocked_rows.h"

namespace tincan {

void BlockedRows::foldAway(QList<Message> &rows, const QSet<QString> &people)
{
    if (people.isEmpty())
        return;
    for (Message &row : rows) {
        if (row.kind != Message::Kind::Text || row.own || row.deleted || !people.contains(row.sender.id))
            continue;
        row.text = words();
        row.files.clear();
        row.quote = {};
        row.replyTo.clear();
        row.edited = false;
    }
}

QString BlockedRows::words()
{
    return QStringLiteral("*%1*").arg(tr("A message of somebody whom you blocked"));
}

} // namespace tincan
