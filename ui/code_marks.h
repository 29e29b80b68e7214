// Where Markdown is code, while it is still being written: a span or a block that nobody closed yet is code, too. What
// is completed, continued or checked elsewhere is left alone there. Any thread.
#pragma once

#include <QStringView>

namespace tincan {

bool isFence(QStringView line);
bool isCodeSpan(QStringView line, qsizetype at);
bool isCode(QStringView text, qsizetype at);

} // namespace tincan
