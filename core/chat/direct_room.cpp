#include "core/chat/direct_room.h"

#include <QStringList>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype wordLength = 16; // of an account's id, after "u_"

bool isWord(QStringView word)
{
    return word.size() == wordLength && std::all_of(word.begin(), word.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

// Empty where it is no account's id.
QString wordOf(const QString &person)
{
    const QString word = person.startsWith(u"u_") ? person.sliced(2) : QString();
    return isWord(word) ? word : QString();
}

} // namespace

QString directRoomOf(const QString &one, const QString &other)
{
    const QString first = wordOf(std::min(one, other));
    const QString second = wordOf(std::max(one, other));
    return first.isEmpty() || second.isEmpty() || first == second ? QString() : u"dm-%1-%2"_s.arg(first, second);
}

std::optional<std::pair<QString, QString>> pairOf(const QString &room)
{
    const QStringList parts = room.split(u'-');
    if (parts.size() != 3 || parts[0] != u"dm" || !isWord(parts[1]) || !isWord(parts[2]) || parts[1] >= parts[2])
        return std::nullopt;
    return std::pair(u"u_"_s + parts[1], u"u_"_s + parts[2]);
}

QString partnerIn(const QString &room, const QString &person)
{
    const auto pair = pairOf(room);
    if (!pair || (pair->first != person && pair->second != person))
        return {};
    return pair->first == person ? pair->second : pair->first;
}

} // namespace tincan
