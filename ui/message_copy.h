// Several messages as text for the clipboard, "name, time: text" one below the other, with a line for each day where
// they are of more than one; plain and as HTML. Takes them piece by piece on any one thread, and no more than a
// clipboard can be asked to hold.
#pragma once

#include "ui/timeline_selection.h"

#include <QDate>
#include <QHash>

#include <memory>

class QMimeData;

namespace tincan {

class MessageCopy
{
public:
    // Of the messages at the ends only what is selected of them.
    explicit MessageCopy(const TimelineSelection &selection);

    // False: it is full, and the rest was left out.
    bool take(const QList<Message> &rows);
    bool isFull() const { return m_full; }
    qint64 messages() const { return m_messages; }
    std::unique_ptr<QMimeData> mimeData() const; // GUI thread

    // A row's text from a character to another, as it is read.
    static QString cut(const SelectionPoint &from, int to);

private:
    void keepEnd(const SelectionPoint &from, int to);
    void takeDay(const Message &row);
    void takeMessage(const Message &row);
    QString formatted(const Message &row) const;

    QHash<QString, QString> m_ends; // by id: what of the message is selected, where that is not all
    QString m_text;
    QString m_html;
    QString m_firstDay; // said in front, once there is another one
    QDate m_day;
    qint64 m_messages = 0;
    bool m_full = false;
    bool m_plainOnly = false;
};

} // namespace tincan
