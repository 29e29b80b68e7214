#include "app/desktop/self_test/checks.h"
#include "app/desktop/system_keychain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <QUuid>

#include <memory>
#include <optional>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 1'000; // milliseconds; of one question: there are three

// Nothing where it does not answer in time: it may be asking the person for a password.
std::optional<KeychainAnswer> answerTo(const std::function<void(Keychain::Take)> &ask)
{
    struct Wait
    {
        QEventLoop loop;
        std::optional<KeychainAnswer> answer;
    };
    const auto wait = std::make_shared<Wait>(); // it may answer when nobody listens any more
    ask([wait](const KeychainAnswer &answer) {
        wait->answer = answer;
        wait->loop.quit();
    });
    if (!wait->answer) {
        QTimer::singleShot(patience, &wait->loop, &QEventLoop::quit);
        wait->loop.exec();
    }
    return wait->answer;
}

Finding without(const QString &text)
{
    return Finding::lesser(u"keychain"_s,
                           text + u"; what signs you in is kept in a file of the profile that only you may read"_s,
                           u"Install and unlock one, if you want to (Debian: gnome-keyring or kwalletmanager)."_s);
}

} // namespace

Finding checkKeychain()
{
    SystemKeychain keychain;
    const QString key = u"self-test-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QByteArray secret = "nothing that is of use to anybody";
    const auto written = answerTo([&](const Keychain::Take &take) { keychain.write(key, secret, take); });
    if (written && written->kind == KeychainAnswer::Kind::Unavailable)
        return without(u"there is none that lets Tincan in"_s);
    const auto read = answerTo([&](const Keychain::Take &take) { keychain.read(key, take); });
    // In any case: it may have been written and only not have been told.
    const auto removed = answerTo([&](const Keychain::Take &take) { keychain.remove(key, take); });
    if (!written || !read || !removed)
        return without(u"it does not answer in time"_s);
    if (read->secret != secret)
        return without(u"it does not give back what it was given"_s);
    return Finding::works(u"keychain"_s, u"an entry was written, read and removed"_s);
}

} // namespace tincan
