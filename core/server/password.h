// Passwords at rest: Argon2id by libsodium, in its own string form, which records salt and parameters. Slow by purpose,
// tens of milliseconds and the memory of its cost: never on the hub's I/O thread. Any other thread.
#pragma once

#include <QByteArray>

namespace tincan {

struct PasswordCost
{
    // RFC 9106 §4 recommends more memory, which a small server has not got beside its work; this is libsodium's
    // "interactive".
    unsigned long long operations = 2;
    std::size_t bytes = 64 << 20;
};

// Empty where there is no memory for it.
QByteArray hashOfPassword(QByteArrayView password, const PasswordCost &cost);
bool isPassword(QByteArrayView password, const QByteArray &hash);
// The hash was made at another cost, and is to be made anew when the password is known.
bool isOutdated(const QByteArray &hash, const PasswordCost &cost);

// From the system, for tokens and codes; in base64url, as it may stand in a link.
QByteArray randomWord(int bytes);

} // namespace tincan
