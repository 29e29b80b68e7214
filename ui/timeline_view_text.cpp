// What can be done with the text of a message in the timeline, beside reading it.
#include "ui/links.h"
#include "ui/rich_text.h"
#include "ui/timeline_view.h"
#include "ui/whole_text_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QToolTip>

namespace tincan {

namespace {

QString allCodeOf(const Message &message)
{
    QStringList codes;
    for (const TextBlock &block : richText(message.text).blocks) {
        if (block.kind == TextBlock::Kind::Code)
            codes += block.text();
    }
    return codes.join(QStringLiteral("\n\n"));
}

} // namespace

void TimelineView::setNames(const MentionNames &names)
{
    for (const QString &id : m_layout.setNames(names))
        m_pictures.forget(id);
    layOutSoon();
}

void TimelineView::copyCode(const QString &code)
{
    QApplication::clipboard()->setText(code);
    QToolTip::showText(QCursor::pos(), tr("Copied"), viewport());
}

void TimelineView::showWhole(const Message &message)
{
    (new WholeTextDialog(message, this))->show();
}

QString TimelineView::wordsFor(const RowHit &hit) const
{
    switch (hit.what) {
    case RowHit::What::Link:
        return linkTarget(hit.link); // the text of a link may say anything
    case RowHit::What::Copy:
        return tr("Copy code");
    default:
        return {};
    }
}

// `at`: in the viewport, where it was asked for by mouse; by keyboard the whole message is meant.
void TimelineView::addTextActions(QMenu *menu, const QModelIndex &index, const std::optional<QPoint> &at)
{
    const Message message = m_timeline->rows()[size_t(index.row())];
    const RowParts parts = partsOf(index.row());
    const QString code = at ? m_layout.codeAt(message, parts, *at - visualRect(index).topLeft()) : allCodeOf(message);
    if (!code.isEmpty())
        menu->addAction(tr("Copy code"), this, [this, code] { copyCode(code); });
    if (!parts.more.isNull())
        menu->addAction(tr("Show all"), this, [this, message] { showWhole(message); });
}

void TimelineView::setCompact(bool compact)
{
    m_layout.setCompact(compact);
    forgetLayout();
}

void TimelineView::forgetLayout()
{
    m_layout.clear();
    m_pictures.clear();
    layOutSoon();
}

} // namespace tincan
