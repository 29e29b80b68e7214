// What a person asks of the messages that are stored here, out of what they typed: words that all have to be there,
// "words side by side", from:Name, in:room, before:2026-11-01, after:, has:file, has:link. A filter that says nothing
// is a word like any other, and is named as a hint. Whatever is typed is a question; none is an error. Pure; any
// thread.
#pragma once

#include "core/chat/search_words.h"

#include <optional>

namespace tincan {

struct SearchTerm
{
    QStringList words;       // side by side, as searchWords() makes them; never empty
    bool unfinished = false; // the last of them is being typed: it may go on
    bool operator==(const SearchTerm &) const = default;
};

struct SearchQuery
{
    QList<SearchTerm> terms; // all of them
    // Words of a name; whoever has the words of one of these. The last word may go on.
    QList<QStringList> from;
    QList<QStringList> in;
    std::optional<qint64> after;  // milliseconds since 1970, UTC: from then on
    std::optional<qint64> before; // up to then
    bool hasFile = false;
    bool hasLink = false;
    QStringList hints; // filters that say nothing, as typed

    bool isEmpty() const
    {
        return terms.isEmpty() && from.isEmpty() && in.isEmpty() && !after && !before && !hasFile && !hasLink;
    }
    bool operator==(const SearchQuery &) const = default;
};

inline constexpr qsizetype longestSearchQuery = 500; // UTF-16 units; what is beyond is left out
inline constexpr qsizetype mostQueryWords = 24;      // of all terms

// Days begin where this machine's do.
SearchQuery parseSearchQuery(QStringView typed);

struct TextRange
{
    qsizetype begin = 0;
    qsizetype end = 0;
    bool operator==(const TextRange &) const = default;
};

// Where the text says what is asked for, in order and apart from each other.
QList<TextRange> foundIn(QStringView text, const QList<SearchTerm> &terms);

} // namespace tincan
