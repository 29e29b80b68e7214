#include "ui/message_copy.h"

#include "ui/file_words.h"
#include "ui/message_words.h"
#include "ui/rich_text_html.h"

#include <QDateTime>
#include <QLocale>
#include <QMimeData>

namespace tincan {

namespace {

constexpr qsizetype mostText = 16'000'000; // characters: what another program takes in one piece
constexpr qsizetype mostHtml = 8'000'000;  // beyond it there is the plain text alone

QString inParagraph(const QString &html)
{
    return QStringLiteral("<p>") + html + QStringLiteral("</p>\n");
}

QString broken(const QString &plain)
{
    return plain.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

} // namespace

MessageCopy::MessageCopy(const TimelineSelection &selection)
{
    if (selection.isAll() || selection.isEmpty())
        return;
    const SelectionPoint first = selection.first();
    const SelectionPoint last = selection.last();
    if (first.position > 0)
        keepEnd(first, TimelineSelection::wholeText);
    if (last.position < last.text.size()) {
        SelectionPoint from = last;
        from.position = 0;
        keepEnd(from, last.position);
    }
}

void MessageCopy::keepEnd(const SelectionPoint &from, int to)
{
    if (from.kind == Message::Kind::Text && !from.id.isEmpty())
        m_ends.insert(from.id, cut(from, to));
}

QString MessageCopy::cut(const SelectionPoint &from, int to)
{
    QString text = from.text.mid(from.position, qMin<qsizetype>(to, from.text.size()) - from.position);
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    text.replace(QChar::Nbsp, u' ');
    return text.remove(QChar::ObjectReplacementCharacter);
}

bool MessageCopy::take(const QList<Message> &rows)
{
    for (const Message &row : rows) {
        if (const auto end = m_ends.constFind(row.id); end != m_ends.constEnd() && end->isEmpty())
            continue;
        if (m_text.size() >= mostText) {
            m_full = true;
            return false;
        }
        takeDay(row);
        takeMessage(row);
    }
    return true;
}

void MessageCopy::takeDay(const Message &row)
{
    if (row.time == 0)
        return;
    const QDate day = QDateTime::fromMSecsSinceEpoch(row.time).date();
    if (day == m_day)
        return;
    const QString words = QLocale().toString(day, QLocale::LongFormat);
    if (m_day.isNull()) {
        m_firstDay = words;
    } else {
        m_text += words + u'\n';
        m_html += inParagraph(QStringLiteral("<b>") + words.toHtmlEscaped() + QStringLiteral("</b>"));
        if (!m_firstDay.isEmpty()) {
            m_text.prepend(m_firstDay + u'\n');
            m_html.prepend(inParagraph(QStringLiteral("<b>") + m_firstDay.toHtmlEscaped() + QStringLiteral("</b>")));
            m_firstDay.clear();
        }
    }
    m_day = day;
}

void MessageCopy::takeMessage(const Message &row)
{
    if (row.kind == Message::Kind::Gap) {
        m_text += u'(' + MessageWords::gap(row) + QStringLiteral(")\n");
        m_html +=
            inParagraph(QStringLiteral("<i>(") + MessageWords::gap(row).toHtmlEscaped() + QStringLiteral(")</i>"));
        return;
    }
    ++m_messages;
    Message shown = row;
    const auto end = m_ends.constFind(row.id);
    if (end != m_ends.constEnd())
        shown.text = *end;
    for (const FileRef &file : row.files)
        shown.text += (shown.text.isEmpty() ? QString() : QStringLiteral("\n")) + FileWords::name(file);
    m_text += MessageWords::whole(shown) + u'\n';
    m_plainOnly = m_plainOnly || m_html.size() >= mostHtml;
    if (m_plainOnly)
        m_html.clear();
    else
        m_html += formatted(shown);
}

QString MessageCopy::formatted(const Message &row) const
{
    const QString instead = MessageWords::instead(row);
    QString text = broken(row.text);
    if (!instead.isEmpty())
        text = QStringLiteral("<i>") + broken(instead) + QStringLiteral("</i>");
    else if (const RichText rich = richText(row.text); rich.whole && !m_ends.contains(row.id))
        text = toHtml(rich);
    return QStringLiteral("<p><b>%1</b> %2</p>\n<div>%3</div>\n")
        .arg(MessageWords::senderName(row).toHtmlEscaped(), MessageWords::time(row).toHtmlEscaped(), text);
}

std::unique_ptr<QMimeData> MessageCopy::mimeData() const
{
    auto data = std::make_unique<QMimeData>();
    data->setText(m_text.endsWith(u'\n') ? m_text.chopped(1) : m_text);
    if (!m_plainOnly)
        data->setHtml(QStringLiteral("<meta charset=\"utf-8\">\n") + m_html);
    return data;
}

} // namespace tincan
