#include "core/platform/service.h"

namespace tincan {

void tellService(const QByteArray &) {}

} // namespace tincan
