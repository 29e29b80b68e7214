// A question in FTS5's language, made of words that are quoted and of nothing else that was typed. The database's
// thread.
#pragma once

#include "core/chat/search_question.h"
#include "core/store/store_file.h"

namespace tincan::search {

// Empty: nothing is asked but times. None: nothing can be found, as nobody has such a name, or no word begins so.
std::optional<QString> expressionOf(StoreFile &database, const SearchQuestion &question);

} // namespace tincan::search
