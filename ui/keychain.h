// Where the system keeps secrets for programs. Each call is answered once, later, on the GUI thread, or never, where
// the service hangs or the person leaves its question open. app/ implements it. GUI thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace tincan {

struct KeychainAnswer
{
    enum class Kind
    {
        Done,
        NotFound,
        Unavailable, // there is no such service, or it does not let us in
    };
    Kind kind = Kind::Unavailable;
    QByteArray secret = {}; // that was read
};

class Keychain
{
public:
    using Take = std::function<void(const KeychainAnswer &answer)>;

    virtual ~Keychain() = default;
    virtual void read(const QString &key, Take take) = 0;
    virtual void write(const QString &key, const QByteArray &secret, Take take) = 0;
    virtual void remove(const QString &key, Take take) = 0;
};

} // namespace tincan
