// A keychain that answers when the test says so, or says that there is none. One thread.
#pragma once

#include "ui/keychain.h"

#include <QHash>
#include <QList>

namespace tincan {

class FakeKeychain : public Keychain
{
public:
    void read(const QString &key, Take take) override
    {
        answer([this, key, take] {
            if (!isThere)
                take({});
            else if (secrets.contains(key))
                take({KeychainAnswer::Kind::Done, secrets.value(key)});
            else
                take({KeychainAnswer::Kind::NotFound, {}});
        });
    }
    void write(const QString &key, const QByteArray &secret, Take take) override
    {
        answer([this, key, secret, take] {
            if (isThere)
                secrets.insert(key, secret);
            take({isThere ? KeychainAnswer::Kind::Done : KeychainAnswer::Kind::Unavailable, {}});
        });
    }
    void remove(const QString &key, Take take) override
    {
        answer([this, key, take] {
            const bool was = secrets.remove(key) && isThere;
            take({was ? KeychainAnswer::Kind::Done : KeychainAnswer::Kind::NotFound, {}});
        });
    }

    // What waits is answered, the first question first.
    void answerAll()
    {
        while (!m_waiting.isEmpty())
            m_waiting.takeFirst()();
    }
    qsizetype waiting() const { return m_waiting.size(); }

    bool isThere = true;
    QHash<QString, QByteArray> secrets; // by key

private:
    void answer(const std::function<void()> &answer) { m_waiting.append(answer); }

    QList<std::function<void()>> m_waiting;
};

} // namespace tincan
