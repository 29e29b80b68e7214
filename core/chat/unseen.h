// Letters that nobody sees: with them two names look like one. Judged by code points. Pure; any thread.
#pragma once

#include <QString>

namespace tincan {

// Formats, controls, private and unassigned ones, and what draws nothing by its nature (Default_Ignorable, fillers).
bool isUnseen(char32_t c);
// An unseen one stands where it changes nothing that one sees. Those that belong to what stands before them do not
// count: a variation or joiner after a symbol, a joiner where a script joins (RFC 5892, appendix A).
bool hidesSomething(QStringView text);
QString withoutUnseen(QStringView text);
// Letters of Latin and of Cyrillic or Greek in one word: some of them look the same.
bool mixesScripts(QStringView text);

} // namespace tincan
