#include "ui/history_html.h"

#include "ui/file_words.h"
#include "ui/message_words.h"
#include "ui/plain_line.h"
#include "ui/rich_text_html.h"
#include "ui/room_words.h"
#include "ui/row_mark.h"
#include "ui/row_quote.h"
#include "ui/server_address.h"
#include "ui/theme.h"

#include <QDateTime>
#include <QLocale>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QString element(const QString &tag, const QString &content, const QString &attributes = {})
{
    return u'<' + tag + (attributes.isEmpty() ? QString() : u' ' + attributes) + u'>' + content + u"</"_s + tag + u'>';
}

// What somebody wrote, in one line: its direction is its own.
QString written(const QString &tag, const QString &text, const QString &attributes = {})
{
    return element(tag, text.toHtmlEscaped(), (u"dir=\"auto\" "_s + attributes).trimmed());
}

// An id names a place in the page, and may come from anybody.
QString anchor(const QString &id)
{
    return u"m-"_s + QString::fromLatin1(id.toUtf8().toPercentEncoding());
}

// A room may have the name of a message's place.
QString roomAnchor(const QString &room)
{
    return u"r-"_s + room.toHtmlEscaped();
}

QString coloursOf(const Theme &theme)
{
    return u"--ground:%1;--side:%2;--rule:%3;--text:%4;--dim:%5;--code:%6;--accent:%7;"_s.arg(
        theme.ground.name(), theme.side.name(), theme.rule.name(), theme.text.name(), theme.dim.name(),
        theme.code.name(), theme.accent.name());
}

QString style()
{
    return u":root{color-scheme:light dark;"_s + coloursOf(Theme::light()) +
           u"}@media(prefers-color-scheme:dark){:root{"_s + coloursOf(Theme::darkOne()) +
           u"}}body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,sans-serif}"
           "header,nav,main{max-width:46rem;margin:0 auto;padding:0 1rem}h1{font-size:1.4rem;margin:1.5rem 0 0}"
           "h2{font-size:1.15rem;margin:2.5rem 0 0;border-bottom:1px solid var(--rule)}"
           "h3{font-size:.85rem;font-weight:normal;text-align:center;color:var(--dim);margin:1.5rem 0 .5rem}"
           "p{margin:.25rem 0}.dim,time,.note{color:var(--dim);font-size:.85rem}nav li{display:inline-block;margin:0 "
           "1rem .25rem 0}nav ul,.files,.reactions{list-style:none;padding:0;margin:.25rem 0}a{color:var(--accent)}"
           "article{padding:.35rem 0;overflow-wrap:anywhere}article:target{background:var(--side)}"
           "article header{padding:0;max-width:none}b.name{font-weight:600;margin-inline-end:.5rem}"
           "blockquote{margin:.25rem 0;padding-inline-start:.75rem;border-inline-start:3px solid var(--rule)}"
           "pre,code{background:var(--code);border-radius:4px;font-family:ui-monospace,monospace;font-size:.9em}"
           "pre{padding:.5rem .75rem;overflow-x:auto;white-space:pre-wrap}.quote{display:block;color:var(--dim);"
           "font-size:.85rem;text-decoration:none;border-inline-start:3px solid var(--rule);padding-inline-start:"
           ".5rem}.reactions li{display:inline-block;border:1px solid var(--rule);border-radius:8px;padding:0 .5rem;"
           "margin-inline-end:.25rem}.gap{text-align:center}"_s;
}

// As the window shows it; what is too long for a window is text.
QString body(const QString &text)
{
    const RichText rich = richText(text);
    return rich.whole ? toHtml(rich) : element(u"pre"_s, withoutOverrides(text).toHtmlEscaped());
}

QString quote(const Message &row)
{
    if (!RowQuote::isShown(row))
        return {};
    const QString words = RowQuote::name(row.quote) + u": "_s + RowQuote::line(row.quote);
    return written(u"a"_s, words, u"class=\"quote\" href=\"#%1\""_s.arg(anchor(row.replyTo)));
}

QString files(const Message &row)
{
    QString items;
    for (const FileRef &file : row.files)
        items += element(u"li"_s, written(u"span"_s, FileWords::name(file)) + u' ' +
                                      written(u"span"_s, FileWords::size(file.size), u"class=\"dim\""_s));
    return items.isEmpty() ? QString() : element(u"ul"_s, items, u"class=\"files\""_s);
}

QString reactions(const Message &row)
{
    QString items;
    for (const Reactions &one : row.reactions)
        items += written(u"li"_s, plainLine(one.emoji) + u' ' + QLocale().toString(one.count));
    return items.isEmpty() ? QString() : element(u"ul"_s, items, u"class=\"reactions\""_s);
}

QString head(const Message &row)
{
    QStringList notes;
    if (row.edited && !row.deleted)
        notes.append(RowMark::edited());
    if (row.delivery != Delivery::Sent)
        notes.append(MessageWords::delivery(row));
    QString words = written(u"b"_s, MessageWords::senderName(row), u"class=\"name\""_s);
    if (row.time != 0) {
        const QString machine = QDateTime::fromMSecsSinceEpoch(row.time).toUTC().toString(Qt::ISODateWithMs);
        words += element(u"time"_s, MessageWords::time(row).toHtmlEscaped(),
                         u"datetime=\"%1\" title=\"%2\""_s.arg(machine, MessageWords::fullTime(row).toHtmlEscaped()));
    }
    for (const QString &note : std::as_const(notes))
        words += u" "_s + written(u"span"_s, u'(' + note + u')', u"class=\"note\""_s);
    return element(u"header"_s, words);
}

} // namespace

QByteArray HistoryHtml::begin(const QUrl &server, qint64 time, const QList<Room> &rooms)
{
    const QString title = tr("Messages on %1").arg(ServerAddress::words(server));
    QString list;
    for (qsizetype i = 0; i < rooms.size(); ++i)
        list += element(u"li"_s,
                        written(u"a"_s, RoomWords::heading(rooms[i]), u"href=\"#%1\""_s.arg(roomAnchor(rooms[i].id))));
    const QString page =
        u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\">\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s.arg(
            QLocale().bcp47Name(), QLocale().textDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s) +
        element(u"title"_s, title.toHtmlEscaped()) + element(u"style"_s, style()) + u"\n<header>"_s +
        written(u"h1"_s, title) +
        written(u"p"_s,
                tr("Written by Tincan on %1. All that was stored on this computer.")
                    .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::LongFormat)),
                u"class=\"dim\""_s) +
        u"</header>\n"_s + element(u"nav"_s, element(u"ul"_s, list)) + u"\n<main>\n"_s;
    return page.toUtf8();
}

QByteArray HistoryHtml::beginRoom(const Room &room)
{
    m_day = {};
    m_empty = true;
    QString words = written(u"h2"_s, RoomWords::heading(room));
    if (!room.topic.isEmpty())
        words += written(u"p"_s, plainLine(room.topic, room.topic.size()), u"class=\"dim\""_s);
    return (u"<section id=\"%1\">"_s.arg(roomAnchor(room.id)) + words + u'\n').toUtf8();
}

QByteArray HistoryHtml::row(const Message &row, const Eras &)
{
    m_empty = false;
    if (row.kind == Message::Kind::Gap)
        return (written(u"p"_s, MessageWords::gap(row), u"class=\"note gap\""_s) + u'\n').toUtf8();
    QString words;
    const QDate day = row.time == 0 ? QDate() : QDateTime::fromMSecsSinceEpoch(row.time).date();
    if (day.isValid() && day != m_day) {
        m_day = day;
        // "Today" is another day when this is read.
        words = written(u"h3"_s, QLocale().toString(day, QLocale::LongFormat)) + u'\n';
    }
    const QString instead = MessageWords::instead(row);
    QString content = head(row);
    if (instead.isEmpty())
        content += quote(row) + element(u"div"_s, body(row.text), u"dir=\"auto\""_s) + files(row) + reactions(row);
    else
        content += written(u"p"_s, instead, u"class=\"note\""_s);
    words += element(u"article"_s, content, u"id=\"%1\""_s.arg(anchor(row.id))) + u'\n';
    return words.toUtf8();
}

QByteArray HistoryHtml::endRoom()
{
    const QString nothing = m_empty ? written(u"p"_s, tr("Nothing is stored here."), u"class=\"note\""_s) : QString();
    return (nothing + u"</section>\n"_s).toUtf8();
}

} // namespace tincan
