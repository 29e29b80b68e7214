// `tincan-cli sign-in`: a name and the password from the input against a token. Main thread.
#pragma once

#include "arguments.h"

namespace tincan {

// Prints the token and nothing else; says what is wrong on stderr. The exit code.
int signIn(const Arguments &arguments);

} // namespace tincan
