#include "app/desktop/system_keychain.h"

#include <qt6keychain/keychain.h>

namespace tincan {

namespace {

// By which the person finds them there.
QString service()
{
    return QStringLiteral("Tincan");
}

KeychainAnswer::Kind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainAnswer::Kind::Done;
    case QKeychain::EntryNotFound:
        return KeychainAnswer::Kind::NotFound;
    default:
        return KeychainAnswer::Kind::Unavailable;
    }
}

// The job deletes itself.
void start(QKeychain::Job *job, const QString &key, Keychain::Take take)
{
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [take = std::move(take)](QKeychain::Job *done) {
        const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done);
        take({kindOf(done->error()), reading ? reading->binaryData() : QByteArray()});
    });
    job->start();
}

} // namespace

void SystemKeychain::read(const QString &key, Take take)
{
    start(new QKeychain::ReadPasswordJob(service()), key, std::move(take));
}

void SystemKeychain::write(const QString &key, const QByteArray &secret, Take take)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setBinaryData(secret);
    start(job, key, std::move(take));
}

void SystemKeychain::remove(const QString &key, Take take)
{
    start(new QKeychain::DeletePasswordJob(service()), key, std::move(take));
}

} // namespace tincan
