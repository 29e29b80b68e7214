#include "printer.h"

#include "core/wire/event_codec.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <cstdio>
#include <cstdlib>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

void line(const QByteArray &bytes, FILE *to = stdout)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
    std::fputc('\n', to);
    // Whoever read has gone: nothing more is to be said, and what is unsent is on disk.
    if (std::fflush(to) != 0)
        std::_Exit(EXIT_FAILURE);
}

void object(const QJsonObject &json)
{
    line(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

// A text may hold what would drive the terminal; later lines are set in, so that nobody can feign another speaker.
QString harmless(QString text)
{
    for (QChar &c : text) {
        const bool steers = c.category() == QChar::Other_Control || (c >= QChar(0x202A) && c <= QChar(0x202E)) ||
                            (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (steers && c != u'\n')
            c = QChar::ReplacementCharacter;
    }
    return text.replace(u'\n', u"\n      "_s);
}

QString said(const DurableBody &body)
{
    if (const auto *message = std::get_if<MessageText>(&body))
        return message->text;
    if (const auto *edit = std::get_if<Edit>(&body))
        return u"(edited) "_s + edit->text;
    if (const auto *change = std::get_if<RoomChange>(&body))
        return u"(room %1: %2)"_s.arg(change->action, change->title);
    if (typeOf(body) == u"message")
        return u"(a message that cannot be read)"_s;
    return u"(%1)"_s.arg(typeOf(body));
}

} // namespace

void Printer::event(const Durable &event) const
{
    if (m_json) {
        line(R"({"kind":"event","event":)" + encode(Event(event)) + '}');
        return;
    }
    const QString time = QDateTime::fromMSecsSinceEpoch(event.time).toString(u"HH:mm"_s);
    line(u"%1 #%2 %3: %4"_s.arg(time, harmless(event.room), harmless(event.sender.name), harmless(said(event.body)))
             .toUtf8());
}

void Printer::state(const ConnectionStatus &status) const
{
    const QString detail = status.failure ? status.failure->detail : status.stage;
    if (m_json) {
        object({{u"kind"_s, u"state"_s},
                {u"state"_s, toWord(status.state)},
                {u"transport"_s, status.line ? QJsonValue(toWord(*status.line)) : QJsonValue()},
                {u"detail"_s, detail}});
        return;
    }
    QString text = toWord(status.state);
    if (status.line)
        text += u" ("_s + toWord(*status.line) + u')';
    if (!detail.isEmpty())
        text += u": "_s + harmless(detail);
    line("-- " + text.toUtf8(), stderr);
}

void Printer::delivery(const QString &id, Delivery delivery, const QString &detail) const
{
    if (m_json)
        object({{u"kind"_s, u"delivery"_s}, {u"id"_s, id}, {u"delivery"_s, toWord(delivery)}, {u"detail"_s, detail}});
    else if (delivery == Delivery::Failed)
        complain(u"a message was refused: %1"_s.arg(harmless(detail)));
}

void Printer::gap(const Gap &gap) const
{
    if (m_json)
        object({{u"kind"_s, u"gap"_s},
                {u"after"_s, QString::fromLatin1(gap.after.toByteArray())},
                {u"cursor"_s, QString::fromLatin1(gap.cursor.toByteArray())},
                {u"reason"_s, gap.reason}});
    else
        line("-- something is missing here (" + harmless(gap.reason).toUtf8() + ')');
}

void Printer::switched(TransportKind from, TransportKind to, std::chrono::milliseconds overlap) const
{
    if (m_json)
        object({{u"kind"_s, u"switched"_s},
                {u"from"_s, toWord(from)},
                {u"to"_s, toWord(to)},
                {u"overlap_ms"_s, qint64(overlap.count())}});
    else
        line("-- switched from " + toWord(from).toLatin1() + " to " + toWord(to).toLatin1(), stderr);
}

void Printer::complain(const QString &sentence)
{
    line("tincan-cli: " + harmless(sentence).toUtf8(), stderr);
}

} // namespace tincan
