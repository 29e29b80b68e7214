// What counts as a link in a message: only http, https, mailto and tincan. Pure.
#pragma once

#include <QString>

namespace tincan {

// Whether a link may be opened.
bool mayOpen(const QString &link);
// Where it leads, spelled so that no letter can be taken for another: for a tooltip.
QString linkTarget(const QString &link);

struct LinkPlace
{
    qsizetype from = 0;
    qsizetype length = 0; // 0: there is none
};
// The first link that is written out in the text, without the full stop or bracket of the sentence around it.
LinkPlace findLink(const QString &text, qsizetype from = 0);
// Whether the words of a link write out another host than the one that it leads to.
bool namesAnother(const QString &words, const QString &target);

} // namespace tincan
