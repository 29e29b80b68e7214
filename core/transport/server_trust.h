// Whether a server is the one it should be: by the authorities that the system knows, or by the one certificate that an
// invite named (protocol, section 7). Pure, but for what Qt knows of the system's authorities; any thread.
#pragma once

#include "core/base/failure.h"

#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslError>

namespace tincan {

// Of a request: the pin that its server's certificate is judged by.
inline constexpr QNetworkRequest::Attribute pinAttribute = QNetworkRequest::User;

// TLS 1.2 and later. With a pin nobody else is believed, so that every certificate is put to refusedCertificate().
QSslConfiguration tlsConfiguration(const QByteArray &pin);

// `pin`: SHA-256 in hex; empty: none. Nothing where the certificate is the pinned one, and where none is asked for and
// nothing is wrong.
std::optional<Failure> refusedCertificate(const QSslCertificate &shown, const QList<QSslError> &errors,
                                          const QByteArray &pin);

} // namespace tincan
