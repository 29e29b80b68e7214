// Which words of a line a dictionary is asked about: not what is code, a link, an address, somebody's name behind an @,
// a number, an abbreviation, or a script that has no spaces. Any thread.
#pragma once

#include <QList>
#include <QString>

namespace tincan {

struct WordRange
{
    int start = 0;
    int length = 0;
    bool operator==(const WordRange &) const = default;
};

// Of a line that is not inside a fence.
QList<WordRange> wordsToCheck(const QString &line);

} // namespace tincan
