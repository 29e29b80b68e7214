// A message's text as HTML for another program, which brings its own look: no colours, no sizes. Pure, any thread.
#pragma once

#include "ui/rich_text.h"

namespace tincan {

QString toHtml(const RichText &text);

} // namespace tincan
