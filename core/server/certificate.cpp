#include "core/server/certificate.h"

#include "core/server/self_signed.h"

#include <QFile>

#include <openssl/ssl.h>

namespace tincan {

namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

constexpr std::chrono::hours tenYears{10 * 365 * 24}; // nobody but the pin says how long it is good

Failure damaged(const QString &file, const QString &why)
{
    return Failure{.kind = Failure::Kind::Refused,
                   .detail = QStringLiteral("%1: %2").arg(file, why),
                   .status = 0,
                   .retryAfter = {},
                   .stage = {}};
}

QString words(error_code error)
{
    return QString::fromStdString(error.message());
}

// We speak nothing but HTTP/1.1. Somebody who offers only other things is told so, which is what RFC 7301 §3.2 asks.
int selectProtocol(SSL *, const unsigned char **chosen, unsigned char *size, const unsigned char *offered,
                   unsigned int length, void *)
{
    static constexpr unsigned char ours[] = "\x08http/1.1";
    unsigned char *match = nullptr;
    if (SSL_select_next_proto(&match, size, ours, sizeof(ours) - 1, offered, length) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = match;
    return SSL_TLSEXT_ERR_OK;
}

std::shared_ptr<ssl::context> newContext()
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    SSL_CTX *handle = context->native_handle();
    SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION);
    // Of TLS 1.2 what has forward secrecy and is authenticated (RFC 9325 §4.2).
    SSL_CTX_set_cipher_list(handle, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(handle, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(handle, SSL_MODE_RELEASE_BUFFERS); // an idle connection keeps none
    SSL_CTX_set_alpn_select_cb(handle, selectProtocol, nullptr);
    return context;
}

void describe(Certificate &certificate)
{
    X509 *shown = SSL_CTX_get0_certificate(certificate.context->native_handle());
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    X509_digest(shown, EVP_sha256(), digest, &size);
    certificate.fingerprint = QByteArray(reinterpret_cast<const char *>(digest), qsizetype(size)).toHex();
    certificate.isSelfSigned = X509_self_signed(shown, 1) == 1;
    std::tm until{};
    ASN1_TIME_to_tm(X509_get0_notAfter(shown), &until);
    certificate.expires = QDateTime(QDate(until.tm_year + 1900, until.tm_mon + 1, until.tm_mday),
                                    QTime(until.tm_hour, until.tm_min, until.tm_sec), Qt::UTC);
}

} // namespace

Result<Certificate> loadCertificate(const QString &chainFile, const QString &keyFile)
{
    Certificate certificate;
    certificate.context = newContext();
    error_code error;
    // A key with a passphrase is refused; without this OpenSSL would ask for one at the terminal.
    certificate.context->set_password_callback([](std::size_t, ssl::context::password_purpose) { return ""; }, error);
    certificate.context->use_certificate_chain_file(QFile::encodeName(chainFile).toStdString(), error);
    if (error)
        return damaged(chainFile, QStringLiteral("no certificate in PEM (%1)").arg(words(error)));
    certificate.context->use_private_key_file(QFile::encodeName(keyFile).toStdString(), ssl::context::pem, error);
    if (error)
        return damaged(keyFile, QStringLiteral("no key of this certificate in PEM (%1)").arg(words(error)));
    if (SSL_CTX_check_private_key(certificate.context->native_handle()) != 1)
        return damaged(keyFile, QStringLiteral("this key belongs to another certificate"));
    describe(certificate);
    return certificate;
}

Result<Certificate> ownCertificate(const QString &folder, const QStringList &names)
{
    const QString file = folder + QStringLiteral("/certificate.pem");
    const bool isNew = !QFile::exists(file);
    if (isNew) {
        const Result<Done> made = makeSelfSigned(folder, file, names, tenYears);
        if (!made)
            return made.error();
    }
    Result<Certificate> certificate = loadCertificate(file, file);
    if (certificate)
        certificate->isNew = isNew;
    return certificate;
}

} // namespace tincan
