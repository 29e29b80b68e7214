// What a person is about to name while typing: somebody (@) or an emoji (:), and what fits it. Never inside a link, an
// address or code. Pure; any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace tincan {

struct CompletionWord
{
    QChar sign = u'@';   // or u':'
    qsizetype start = 0; // of the sign
    QString word = {};   // behind it, up to the cursor
    bool operator==(const CompletionWord &) const = default;
};

// The one that ends at the cursor.
std::optional<CompletionWord> completionAt(const QString &text, qsizetype cursor);

struct Completion
{
    QString text = {}; // takes the place of sign and word
    QString label = {};
    QString person = {}; // empty: it is an emoji
    bool operator==(const Completion &) const = default;
};

// Eight at most, emoji with the best first and in this skin tone, people in the order in which they are given: those of
// the room.
QList<Completion> completionsOf(const CompletionWord &word, const QStringList &people, int skinTone);

} // namespace tincan
