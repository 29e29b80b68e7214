#include "core/transport/server_trust.h"

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

using Reason = CertificateProblem::Reason;

Reason reasonOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Reason::UnknownIssuer;
    case QSslError::HostNameMismatch:
        return Reason::WrongName;
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return Reason::Expired;
    default:
        return Reason::Other;
    }
}

// Who made it matters more than for whom, and both more than until when.
Reason worstOf(const QList<QSslError> &errors)
{
    Reason worst = Reason::Other;
    for (const QSslError &error : errors)
        worst = std::min(worst, reasonOf(error.error()));
    return worst;
}

} // namespace

QSslConfiguration tlsConfiguration(const QByteArray &pin)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!pin.isEmpty())
        configuration.setCaCertificates({});
    return configuration;
}

std::optional<Failure> refusedCertificate(const QSslCertificate &shown, const QList<QSslError> &errors,
                                          const QByteArray &pin)
{
    const QByteArray print = shown.isNull() ? QByteArray() : shown.digest(QCryptographicHash::Sha256).toHex();
    CertificateProblem problem{.reason = Reason::PinChanged,
                               .expected = QString::fromLatin1(pin),
                               .shown = QString::fromLatin1(print),
                               .until = shown.expiryDate()};
    Failure failure{.kind = Failure::Kind::Certificate, .detail = {}, .stage = u"securing"_s};
    if (!pin.isEmpty()) {
        if (print == pin)
            return std::nullopt;
        failure.detail =
            u"the certificate is another one: sha256:%1, and not sha256:%2"_s.arg(problem.shown, problem.expected);
    } else {
        if (errors.isEmpty())
            return std::nullopt;
        problem.reason = worstOf(errors);
        QStringList words;
        for (const QSslError &error : errors)
            words.append(error.errorString());
        failure.detail = words.join(u' ');
    }
    failure.certificate = problem;
    return failure;
}

} // namespace tincan
