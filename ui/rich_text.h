// A message's text made safe to show: bold, italic, code, code blocks, quotes and links out of light Markdown;
// everything else is shown as written. Links open only http, https, mailto and tincan. Nothing is ever fetched. Pure.
#pragma once

#include <QColor>
#include <QString>

namespace tincan {

struct RichTextLook
{
    QColor link;
    QColor code; // behind code
    QColor dim;
    int lineHeight = 20; // pixels
};

// HTML for a QTextDocument; every character of the text is escaped.
QString richText(const QString &text, const RichTextLook &look);
// Whether a link may be opened.
bool mayOpen(const QString &link);

} // namespace tincan
