// What the hub shows to prove itself: a certificate from files, or one that it makes for itself and that clients pin
// (protocol, section 7). TLS 1.2 and later, ALPN http/1.1 (RFC 7301). Reads and writes files; start-up and reload only.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <boost/asio/ssl/context.hpp>
#include <memory>

namespace tincan {

struct Certificate
{
    std::shared_ptr<boost::asio::ssl::context> context;
    QByteArray fingerprint; // SHA-256 of the certificate itself, 64 hex digits
    QDateTime expires;
    bool isSelfSigned = false; // no authority vouches for it: who joins is to be told which one it is
    // What who joins is told, to know it by; empty where an authority's word does.
    QByteArray pin() const { return isSelfSigned ? fingerprint : QByteArray(); }
    bool isNew = false; // it was made by this call
};

// PEM files, the whole chain in the first. Fails with a sentence that names the file and what is wrong with it.
Result<Certificate> loadCertificate(const QString &chainFile, const QString &keyFile);

// The one in `folder`, made at the first call: ECDSA P-256, ten years, for these names and addresses. One file for both
// halves, readable by the owner alone.
Result<Certificate> ownCertificate(const QString &folder, const QStringList &names);

} // namespace tincan
