#include "core/server/self_signed.h"

#include "core/base/storage_failure.h"

#include <QDir>
#include <QSaveFile>

#include <boost/asio/ip/address.hpp>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace tincan {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Shown = std::unique_ptr<X509, decltype(&X509_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

bool addExtension(X509 *certificate, int name, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, name, value.constData());
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

// What a name may hold is checked by who gave it: a comma would begin a name of its own.
QByteArray alternativeNames(const QStringList &names)
{
    QByteArrayList all;
    for (const QString &name : names) {
        const QByteArray bytes = name.toLatin1();
        boost::system::error_code noAddress;
        boost::asio::ip::make_address(bytes.toStdString(), noAddress);
        const QByteArray kind = noAddress ? "DNS:" : "IP:";
        if (!bytes.isEmpty() && !bytes.contains(','))
            all.append(kind + bytes);
    }
    return all.join(',');
}

Shown certify(EVP_PKEY *key, const QStringList &names, std::chrono::seconds validity)
{
    Shown shown(X509_new(), X509_free);
    unsigned char serial[16];
    if (!shown || RAND_bytes(serial, sizeof(serial)) != 1)
        return {nullptr, X509_free};
    serial[0] &= 0x7f; // a positive number (RFC 5280 §4.1.2.2)
    BIGNUM *number = BN_bin2bn(serial, sizeof(serial), nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(shown.get()));
    BN_free(number);
    X509_set_version(shown.get(), X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(shown.get()), -24 * 3600); // clocks differ
    X509_gmtime_adj(X509_getm_notAfter(shown.get()), long(validity.count()));
    X509_set_pubkey(shown.get(), key);
    X509_NAME *subject = X509_get_subject_name(shown.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("Tincan"), -1, -1,
                               0);
    X509_set_issuer_name(shown.get(), subject);
    const bool good = addExtension(shown.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                      addExtension(shown.get(), NID_ext_key_usage, "serverAuth") &&
                      addExtension(shown.get(), NID_subject_alt_name, alternativeNames(names)) &&
                      X509_sign(shown.get(), key, EVP_sha256()) > 0;
    return good ? std::move(shown) : Shown(nullptr, X509_free);
}

QByteArray toPem(EVP_PKEY *key, X509 *certificate)
{
    const Memory memory(BIO_new(BIO_s_mem()), BIO_free);
    if (PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(memory.get(), certificate) != 1)
        return {};
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return QByteArray(bytes, size);
}

} // namespace

Result<Done> makeSelfSigned(const QString &folder, const QString &file, const QStringList &names,
                            std::chrono::seconds validity)
{
    const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Shown shown = key ? certify(key.get(), names, validity) : Shown(nullptr, X509_free);
    const QByteArray pem = shown ? toPem(key.get(), shown.get()) : QByteArray();
    // Closed before there is anything in it.
    const bool closed =
        QDir().mkpath(folder) && QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QSaveFile out(file);
    const bool written = !pem.isEmpty() && closed && out.open(QIODevice::WriteOnly) &&
                         out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && out.write(pem) == pem.size() &&
                         out.commit();
    if (written)
        return Done{};
    const QString why = pem.isEmpty() ? QStringLiteral("OpenSSL made none") : out.errorString();
    return storageFailure(QStringLiteral("Cannot make a certificate in %1: %2.").arg(folder, why));
}

} // namespace tincan
