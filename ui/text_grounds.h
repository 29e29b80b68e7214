// What stands behind and beside the text of a message: grounds of code and mentions, bars of quotes, marks of lists,
// languages of code. In the document's coordinates. GUI thread.
#pragma once

#include <QList>
#include <QRect>
#include <QString>

class QPainter;
class QTextDocument;

namespace tincan {

struct CodeArea
{
    QRect ground;
    QRect copy; // the button in its corner
    QString language;
    QString code;
};
// The blocks of code of a document that is laid out.
QList<CodeArea> codeAreas(const QTextDocument &document);

// Before the document itself is drawn. `hovered`: with what can be clicked.
void paintTextGrounds(QPainter *painter, const QTextDocument &document, bool hovered);

} // namespace tincan
