#include "core/platform/openssl_configuration.h"

#include <QtGlobal>

namespace tincan {

void ignoreForeignOpenSslConfiguration()
{
    if (!qEnvironmentVariableIsSet("OPENSSL_CONF"))
        qputenv("OPENSSL_CONF", "NUL"); // a configuration with nothing in it
}

} // namespace tincan
