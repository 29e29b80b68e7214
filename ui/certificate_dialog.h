// A server that shows another certificate than its invite named: both fingerprints, to be compared with what the person
// who runs it says. Accepting means: join by another link. GUI thread.
#pragma once

#include "core/base/failure.h"
#include "ui/form_dialog.h"

namespace tincan {

class CertificateDialog : public FormDialog
{
    Q_OBJECT
public:
    CertificateDialog(const CertificateProblem &problem, const QString &server, QWidget *parent);
    // Before a link takes the place of what is trusted there: pins, of now and of the link.
    CertificateDialog(const QByteArray &trusted, const QByteArray &named, const QString &server, QWidget *parent);

    // A fingerprint in groups, as people read them aloud, on two lines.
    static QString grouped(const QString &hex);

private:
    void addFingerprint(const QString &label, const QString &hex);
};

} // namespace tincan
