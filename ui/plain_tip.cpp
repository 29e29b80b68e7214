#include "ui/plain_tip.h"

namespace tincan {

using namespace Qt::StringLiterals;

QString plainTip(const QString &text)
{
    return text.isEmpty() ? text : u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace tincan
