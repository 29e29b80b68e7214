// Lights up in a message's text what a search asks for. GUI thread.
#pragma once

#include "core/chat/search_query.h"

#include <QAbstractTextDocumentLayout>

namespace tincan {

// Before what else is selected there: that is seen on top.
void lightUpFound(QAbstractTextDocumentLayout::PaintContext &context, QTextDocument &document,
                  const QList<SearchTerm> &terms);

} // namespace tincan
