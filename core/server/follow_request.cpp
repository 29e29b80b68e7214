#include "core/server/follow_request.h"

#include "core/chat/person.h"
#include "core/chat/room.h"

#include <QSet>

#include <limits>

namespace tincan {

namespace {

// Digits only: no sign, no space, no leading zero.
template<class T>
std::optional<T> number(const QByteArray &text, T most)
{
    bool good = false;
    const qint64 value = text.toLongLong(&good);
    if (!good || value < 0 || value > most || QByteArray::number(value) != text)
        return std::nullopt;
    return T(value);
}

Refusal malformed(const QString &what)
{
    return refusal(400, what);
}

// Takes one parameter in; the sentence of what is wrong with it, or nothing. Unknown ones are ignored.
QString take(const QByteArray &name, const QByteArray &value, FollowRequest &follow)
{
    if (name == "after" || name == "before") {
        auto &place = name == "after" ? follow.after : follow.before;
        place = Cursor::parse(value);
        return place ? QString() : QStringLiteral("`%1` is not a cursor.").arg(QString::fromLatin1(name));
    }
    if (name == "limit") {
        follow.limit = number(value, 1000);
        return follow.limit ? QString() : QStringLiteral("`limit` is not a number from 0 to 1000.");
    }
    if (name == "wait") {
        const auto seconds = number(value, 60);
        follow.wait = seconds.value_or(0);
        return seconds ? QString() : QStringLiteral("`wait` is not a number of seconds from 0 to 60.");
    }
    if (name == "room") {
        follow.room = QString::fromUtf8(value);
        return isRoomId(follow.room) ? QString() : QStringLiteral("`room` is not a room's id.");
    }
    if (name == "name") {
        const QString given = QString::fromUtf8(value);
        follow.name = given.trimmed();
        return isName(given) ? QString() : QStringLiteral("`name` is longer than 64 characters, or has controls.");
    }
    if (name == "reads") {
        follow.reads = number<qint64>(value, std::numeric_limits<qint64>::max());
        return follow.reads ? QString() : QStringLiteral("`reads` is not a number.");
    }
    return {};
}

} // namespace

Result<FollowRequest, Refusal> readFollowRequest(const Request &request, bool eventStream)
{
    const auto pairs = readQuery(request.query);
    if (!pairs)
        return malformed(QStringLiteral("The query is malformed."));
    FollowRequest follow;
    QSet<QByteArray> seen;
    const QSet<QByteArray> once{"after", "before", "limit", "wait", "room", "name", "reads"};
    for (const auto &[name, value] : *pairs) {
        if (once.contains(name) && seen.contains(name))
            return malformed(QStringLiteral("`%1` is given twice.").arg(QString::fromLatin1(name)));
        seen.insert(name);
        if (const QString wrong = take(name, value, follow); !wrong.isEmpty())
            return malformed(wrong);
    }
    if (const auto last = request.header("last-event-id"); last && eventStream) {
        follow.after = Cursor::parse(*last);
        if (!follow.after)
            return malformed(QStringLiteral("`Last-Event-ID` is not a cursor."));
    }
    if (follow.before && follow.room.isEmpty())
        return malformed(QStringLiteral("`before` needs `room`."));
    if (follow.before && (follow.after || follow.wait > 0))
        return malformed(QStringLiteral("`before` goes with neither `after` nor `wait`."));
    return follow;
}

} // namespace tincan
