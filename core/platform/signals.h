// The signals that not every system knows; SIGINT and SIGTERM are C's. Main thread.
#pragma once

namespace tincan {

// SIGHUP, by which a service is asked to read its settings again. Never comes where there is none.
void onHangUp(void (*handler)(int));
// A reader that is gone is an error of the write, not the end of the program.
void ignoreBrokenPipes();

} // namespace tincan
