// Finds stored messages by their words, newest first, a page at a time: in steps, each bounded, so that a question that
// was withdrawn ends soon, and never by looking at all that matches. Reads only: a connection of its own, or the
// store's. Its thread.
#pragma once

#include "core/chat/search_question.h"
#include "core/store/store_file.h"

namespace tincan::search {

// What was withdrawn meanwhile is answered with what was found till then.
SearchAnswer find(StoreFile &database, const SearchQuestion &question);

} // namespace tincan::search
