#include "core/server/sha256.h"

#include <QCryptographicHash>

#include <openssl/evp.h>

namespace tincan {

QByteArray sha256(QByteArrayView bytes)
{
    // Looked for once: EVP_sha256() would be looked for at each use.
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
    QByteArray digest(32, Qt::Uninitialized);
    unsigned int size = 0;
    const int done = EVP_Digest(bytes.data(), std::size_t(bytes.size()),
                                reinterpret_cast<unsigned char *>(digest.data()), &size, algorithm, nullptr);
    return done == 1 ? digest : QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace tincan
