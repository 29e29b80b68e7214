#include "ui/found_words.h"

#include "ui/theme.h"

#include <QTextCursor>
#include <QTextDocument>

namespace tincan {

void lightUpFound(QAbstractTextDocumentLayout::PaintContext &context, QTextDocument &document,
                  const QList<SearchTerm> &terms)
{
    if (terms.isEmpty())
        return;
    QColor light = Theme::current().warn;
    light.setAlphaF(0.3f);
    for (const TextRange &range : foundIn(document.toRawText(), terms)) {
        QAbstractTextDocumentLayout::Selection selection{QTextCursor(&document), {}};
        selection.cursor.setPosition(int(range.begin));
        selection.cursor.setPosition(int(range.end), QTextCursor::KeepAnchor);
        selection.format.setBackground(light);
        context.selections.append(selection);
    }
}

} // namespace tincan
