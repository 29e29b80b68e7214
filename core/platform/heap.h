// For programs with windows, whose threads allocate now and then: glibc gives each thread an arena of its own, which
// keeps what the thread once needed (reading one photograph: 4 MiB). Elsewhere nothing is to be done. Called first in
// main(), before there are threads.
#pragma once

#include <cstdlib> // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace tincan {

inline void shareHeap()
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
#endif
}

// What was freed between blocks that are in use goes back to the system, some MiB after pictures were decoded. Takes
// milliseconds, in which others may have to wait for memory: for a moment of rest. Any thread.
inline void giveBackHeap()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace tincan
