// Where the files of a message stand in its row: pictures first, alone or in a grid, at sizes that are known before any
// of them has come, then the others as cards, one below the other. Pure.
#pragma once

#include "core/chat/file_ref.h"

#include <QList>
#include <QRect>

namespace tincan {

struct RowFile
{
    QRect rect;
    bool picture = false;
    bool alone = false; // a picture without others: all of it is shown
};

struct RowFiles
{
    QList<RowFile> items; // as the message has them
    int height = 0;
};

struct CardParts
{
    QRect icon;
    QRect name;
    QRect detail; // size, and what becomes of it
    QRect button; // download, cancel, open
};

// In the row's coordinates, from left to right.
RowFiles placeFiles(const QList<FileRef> &files, int left, int top, int width);
void mirror(RowFiles &files, int width); // of the row
CardParts cardParts(const QRect &card, bool mirrored);
// Where an upload of a picture can be cancelled.
QRect cancelRect(const QRect &picture);
// The file at this point; -1: none.
qsizetype fileAt(const RowFiles &files, const QPoint &inRow);

} // namespace tincan
