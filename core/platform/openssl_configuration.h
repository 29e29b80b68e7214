// OpenSSL reads a configuration by itself, and loads as code what that names. On Windows it lies where whoever built
// the library had it, in a folder that anybody on the computer may make; elsewhere only an administrator writes it.
#pragma once

namespace tincan {

// Where anybody may have made it, it is not read; what the person has set by OPENSSL_CONF is. First in main(), before
// there are threads and before anything uses the library.
void ignoreForeignOpenSslConfiguration();

} // namespace tincan
