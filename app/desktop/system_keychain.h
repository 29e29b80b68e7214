// The keychain of the system, by QtKeychain: the Secret Service or KWallet, Apple's keychain, Windows' credentials. GUI
// thread.
#pragma once

#include "ui/keychain.h"

namespace tincan {

class SystemKeychain : public Keychain
{
public:
    void read(const QString &key, Take take) override;
    void write(const QString &key, const QByteArray &secret, Take take) override;
    void remove(const QString &key, Take take) override;
};

} // namespace tincan
