#include "ui/message_layout.h"

#include "ui/message_words.h"
#include "ui/rich_text_document.h"
#include "ui/row_mark.h"
#include "ui/row_quote.h"
#include "ui/text_grounds.h"
#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetrics>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>

namespace tincan {

namespace {

constexpr int margin = 20;  // from the view's edge to the row that lights up
constexpr int inside = 8;   // from there to the avatar
constexpr int between = 12; // avatar to text
constexpr int textLeft = margin + inside + Theme::avatarSize + between;
constexpr int markWidth = 120;
constexpr int markGap = 8;
constexpr int widePad = 5; // above and below a row
constexpr int compactPad = 1;
constexpr int mostLinesShown = 45; // of one message: a screen at most
constexpr int moreHeight = 26;
constexpr int quoteGap = 4; // above and below

} // namespace

void MessageLayout::clear()
{
    m_pages.clear();
}

QStringList MessageLayout::setNames(const MentionNames &names)
{
    QStringList changed;
    if (names == std::exchange(m_names, names))
        return changed;
    for (const QString &id : m_pages.keys()) {
        if ((*m_pages.object(id))->content.text.contains(u'@'))
            changed += id;
    }
    for (const QString &id : std::as_const(changed))
        m_pages.remove(id);
    return changed;
}

RowParts MessageLayout::parts(const TimelineRow &row, int width, Qt::LayoutDirection direction)
{
    RowParts parts = leftToRight(row, width);
    if (direction == Qt::RightToLeft) {
        const auto turn = [width](QRect &rect) { rect.moveLeft(width - rect.right() - 1); };
        for (QRect *rect : {&parts.avatar, &parts.name, &parts.quote, &parts.text, &parts.more, &parts.reactions.add,
                            &parts.mark, &parts.edited, &parts.footer, &parts.retry, &parts.remove, &parts.button})
            turn(*rect);
        for (QRect &chip : parts.reactions.chips)
            turn(chip);
        mirror(parts.files, width);
    }
    return parts;
}

RowParts MessageLayout::leftToRight(const TimelineRow &row, int width)
{
    const Message &message = *row.message;
    RowParts parts;
    parts.gap = message.kind == Message::Kind::Gap;
    parts.day = row.day;
    parts.unread = row.unread;
    parts.group = row.group;

    int y = row.first ? 8 : 0;
    if (parts.day) {
        parts.dayRect = QRect(margin, y, width - margin * 2, 40);
        y += 40;
    }
    if (parts.unread) {
        parts.unreadRect = QRect(margin, y, width - margin * 2, 36);
        y += 36;
    }
    if (parts.gap) {
        placeGap(parts, row, width, y);
        return parts;
    }

    const int top = y;
    const int pad = m_compact ? compactPad : widePad;
    y += pad;
    const int textWidth = qMax(120, width - textLeft - margin - inside - markWidth - markGap);
    if (parts.group) {
        const int nameHeight = QFontMetrics(fontFor(Type::Strong)).height() + 3;
        parts.avatar = QRect(margin + inside, y, Theme::avatarSize, Theme::avatarSize);
        parts.name = QRect(textLeft, y, textWidth + markWidth, nameHeight);
        y += nameHeight;
    }
    if (RowQuote::isShown(message)) {
        parts.quote = QRect(QPoint(textLeft, y + quoteGap), RowQuote::size(message, textWidth));
        y = parts.quote.bottom() + 1 + quoteGap;
    }
    const bool files = !message.files.isEmpty() && MessageWords::instead(message).isEmpty();
    if (files && message.text.isEmpty())
        parts.text = QRect(textLeft, y, textWidth, 0);
    else
        y = placeText(parts, message, textWidth, y);
    if (files) {
        parts.files = placeFiles(message.files, textLeft, y + 4, textWidth);
        y += 4 + parts.files.height + 4;
    }
    parts.mark = QRect(width - margin - inside - markWidth, (files ? y : parts.text.bottom() + 1) - 22, markWidth, 22);
    parts.edited = RowMark::placeEdited(parts.mark, message);
    placeReactions(parts, message, y);
    if (message.own && message.delivery == Delivery::Failed) {
        parts.footer = QRect(textLeft, y + 2, width - textLeft - margin - inside, 24);
        placeFooter(parts, textLeft,
                    QFontMetrics(fontFor(Type::Hint)).horizontalAdvance(MessageWords::failed(message)));
        y = parts.footer.bottom() + 1;
    }
    if (parts.group)
        y = qMax(y, parts.avatar.bottom() + 1);
    y += pad;
    parts.body = QRect(margin, top, width - margin * 2, y - top);
    parts.height = y;
    return parts;
}

int MessageLayout::placeText(RowParts &parts, const Message &message, int width, int y)
{
    const std::shared_ptr<Page> page = pageOf(message, width);
    const int whole = page->height;
    const int most = mostLinesShown * QFontMetrics(fontFor(Type::Body)).height() * 5 / 4;
    parts.text = QRect(textLeft, y, width, qMin(whole, most));
    y = parts.text.bottom() + 1;
    if (page->whole && whole <= most)
        return y;
    const int words = QFontMetrics(fontFor(Type::HintStrong)).horizontalAdvance(MessageWords::tr("Show all"));
    parts.more = QRect(textLeft, y, words, moreHeight);
    return y + moreHeight;
}

void MessageLayout::placeReactions(RowParts &parts, const Message &message, int &y) const
{
    if (!RowReactions::areShown(message))
        return;
    parts.reactions = RowReactions::place(message, QRect(parts.text.left(), y + 4, parts.text.width(), 0));
    y = parts.reactions.bottom + 1;
}

void MessageLayout::placeFooter(RowParts &parts, int left, int width) const
{
    const QFontMetrics strong(fontFor(Type::HintStrong));
    const int words = qMin(width, parts.footer.width() - 160);
    parts.retry = QRect(left + words + 12, parts.footer.y(), strong.horizontalAdvance(MessageWords::tr("Retry")) + 8,
                        parts.footer.height());
    parts.remove = QRect(parts.retry.right() + 8, parts.footer.y(),
                         strong.horizontalAdvance(MessageWords::tr("Delete")) + 8, parts.footer.height());
}

void MessageLayout::placeGap(RowParts &parts, const TimelineRow &row, int width, int y) const
{
    const QFontMetrics metrics(fontFor(Type::HintStrong));
    const QString label = row.loading ? MessageWords::tr("Loading…") : MessageWords::tr("Load what is missing");
    const int buttonWidth = metrics.horizontalAdvance(label) + 28;
    parts.body = QRect(margin, y + 8, width - margin * 2, 64);
    parts.text = QRect(margin, y + 8, width - margin * 2, 28);
    if (row.message->deleted) { // there is nothing to load
        parts.body = parts.text;
        parts.height = y + 44;
        return;
    }
    parts.button = QRect((width - buttonWidth) / 2, y + 38, buttonWidth, 30);
    parts.height = y + 80;
}

RowHit MessageLayout::hit(const TimelineRow &row, const RowParts &parts, const QPoint &inRow)
{
    if (parts.button.contains(inRow))
        return {RowHit::What::Load, {}};
    if (parts.retry.contains(inRow))
        return {RowHit::What::Retry, {}};
    if (parts.remove.contains(inRow))
        return {RowHit::What::Remove, {}};
    if (parts.more.contains(inRow))
        return {RowHit::What::All, {}};
    if (parts.quote.contains(inRow))
        return {RowHit::What::Quote, {}, row.message->replyTo};
    if (parts.edited.contains(inRow))
        return {RowHit::What::Edits, {}};
    if (parts.reactions.add.contains(inRow))
        return {RowHit::What::AddReaction, {}};
    for (qsizetype i = 0; i < parts.reactions.chips.size(); ++i) {
        if (parts.reactions.chips[i].contains(inRow))
            return {RowHit::What::Reaction, {}, row.message->reactions[i].emoji};
    }
    if (const qsizetype file = fileAt(parts.files, inRow); file >= 0)
        return {RowHit::What::File, {}, {}, file};
    if (!parts.text.contains(inRow) || parts.gap || !MessageWords::instead(*row.message).isEmpty())
        return {};
    const std::shared_ptr<QTextDocument> text = document(*row.message, parts.text.width());
    const QPoint inText = inRow - parts.text.topLeft();
    for (const CodeArea &area : codeAreas(*text)) {
        if (area.copy.contains(inText))
            return {RowHit::What::Copy, area.code};
    }
    const QString link = text->documentLayout()->anchorAt(inText);
    return {link.isEmpty() ? RowHit::What::Nothing : RowHit::What::Link, link};
}

QString MessageLayout::codeAt(const Message &message, const RowParts &parts, const QPoint &inRow)
{
    for (const CodeArea &area : codeAreas(*document(message, parts.text.width()))) {
        if (parts.text.contains(inRow) && area.ground.contains(inRow - parts.text.topLeft()))
            return area.code;
    }
    return {};
}

std::shared_ptr<QTextDocument> MessageLayout::document(const Message &message, int width)
{
    const std::shared_ptr<Page> page = pageOf(message, width);
    return {page, &page->document};
}

std::shared_ptr<MessageLayout::Page> MessageLayout::pageOf(const Message &message, int width)
{
    const Content content = contentOf(message);
    const std::shared_ptr<Page> *known = m_pages.object(message.id);
    if (known && (*known)->content == content && (*known)->width == width)
        return *known;
    const auto page = std::make_shared<Page>();
    page->content = content;
    page->width = width;
    write(*page);
    m_pages.insert(message.id, new std::shared_ptr<Page>(page));
    return page;
}

MessageLayout::Content MessageLayout::contentOf(const Message &message)
{
    return {message.text, MessageWords::instead(message)};
}

void MessageLayout::write(Page &page) const
{
    QTextDocument &document = page.document;
    document.setUndoRedoEnabled(false);
    document.setDocumentMargin(0);
    document.setDefaultFont(fontFor(Type::Body));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    if (page.content.instead.isEmpty()) {
        const RichText rich = richText(page.content.text, m_names);
        page.whole = rich.whole;
        writeRichText(document, rich);
    } else {
        QTextCharFormat look;
        look.setForeground(Theme::current().dim);
        look.setFontItalic(true);
        QTextCursor(&document).insertText(page.content.instead, look);
    }
    // What was shaped to find the lines is not shaped again to be drawn.
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        block.layout()->setCacheEnabled(true);
    document.setTextWidth(page.width);
    page.height = qCeil(document.size().height()); // which lays all of it out
}

} // namespace tincan
