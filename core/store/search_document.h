// What a stored message is found by: its words and the names of its files, and marks for its room, its sender, and
// whether it has files or links. Marks begin with '#', which no word does. Pure; any thread.
#pragma once

#include <QSet>
#include <QString>

#include <optional>

namespace tincan::search {

struct Indexed // a row of `messages`, as far as it is looked through
{
    qint64 key = 0;
    qint64 era = 0;
    qint64 seq = 0;
    qint64 room = 0;
    qint64 sender = 0;
    QString text;
    QString files; // JSON, as stored
};

struct Document
{
    QString tokens; // apart by spaces
    QSet<QString> words;
};

// The same for the same row, for ever: what was put into the index can only be taken out by it. None: there is nothing
// to be found.
std::optional<Document> documentOf(const Indexed &row);

inline const QString fileMark = QStringLiteral("#f");
inline const QString linkMark = QStringLiteral("#l");
QString roomMark(qint64 room);
QString senderMark(qint64 sender);

// Places of all lives of the log in one number, in their order. None where they are beyond what a server would count.
std::optional<qint64> numberOf(qint64 era, qint64 seq);
qint64 eraOfNumber(qint64 number);
qint64 seqOfNumber(qint64 number);

} // namespace tincan::search
