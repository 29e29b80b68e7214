// A file of this version made into one of an older one, for the tests of what brings it up to date again.
#pragma once

#include "core/store/store_file.h"

#include <algorithm>

namespace tincan {

// As version five left it. False where it was no file of version six.
inline bool undoVersionSix(StoreFile &file)
{
    const char *const steps[] = {"DROP TRIGGER search_changed", "DROP TABLE search",      "DROP TABLE search_places",
                                 "DROP TABLE search_words",     "DROP TABLE search_upto", "DROP TABLE search_stale",
                                 "PRAGMA user_version=5"};
    return std::all_of(std::begin(steps), std::end(steps),
                       [&file](const char *step) { return file.run(QString::fromLatin1(step)); });
}

} // namespace tincan
