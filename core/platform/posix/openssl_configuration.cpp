#include "core/platform/openssl_configuration.h"

namespace tincan {

void ignoreForeignOpenSslConfiguration() {}

} // namespace tincan
