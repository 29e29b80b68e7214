#include "core/server/password.h"

#include <sodium.h>

namespace tincan {

namespace {

// Idempotent, and safe from several threads.
bool ready()
{
    static const bool done = sodium_init() >= 0;
    return done;
}

} // namespace

QByteArray hashOfPassword(QByteArrayView password, const PasswordCost &cost)
{
    char hash[crypto_pwhash_STRBYTES] = {};
    if (!ready() || crypto_pwhash_str_alg(hash, password.data(), static_cast<unsigned long long>(password.size()),
                                          cost.operations, cost.bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return {};
    return QByteArray(hash);
}

bool isPassword(QByteArrayView password, const QByteArray &hash)
{
    return ready() && crypto_pwhash_str_verify(hash.constData(), password.data(),
                                               static_cast<unsigned long long>(password.size())) == 0;
}

bool isOutdated(const QByteArray &hash, const PasswordCost &cost)
{
    return ready() && crypto_pwhash_str_needs_rehash(hash.constData(), cost.operations, cost.bytes) != 0;
}

QByteArray randomWord(int bytes)
{
    QByteArray random(bytes, '\0');
    if (!ready())
        qFatal("libsodium does not start");
    randombytes_buf(random.data(), std::size_t(bytes));
    return random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace tincan
