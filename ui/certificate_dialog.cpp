#include "ui/certificate_dialog.h"

#include "ui/style_sheet.h"

#include <QFontDatabase>
#include <QLabel>

namespace tincan {

CertificateDialog::CertificateDialog(const CertificateProblem &problem, const QString &server, QWidget *parent)
    : FormDialog(tr("Another certificate"),
                 tr("%1 shows another certificate than the link by which you joined. Either it was set up anew, "
                    "or somebody stands between. Nothing was sent. Ask the person who runs it to compare, and for a "
                    "new link if it was set up anew.")
                     .arg(server),
                 tr("Join by another link…"), parent)
{
    addFingerprint(tr("The link named"), problem.expected);
    addFingerprint(tr("The server shows"), problem.shown);
    preferCancel();
}

CertificateDialog::CertificateDialog(const QByteArray &trusted, const QByteArray &named, const QString &server,
                                     QWidget *parent)
    : FormDialog(tr("Trust another certificate?"),
                 tr("This link names another certificate of %1 than the one that is trusted here. Trust it only if you "
                    "know that the server was set up anew: otherwise whoever made the link could read what you say, "
                    "and your password. You have to sign in again.")
                     .arg(server),
                 tr("Trust the link"), parent)
{
    addFingerprint(tr("Trusted until now"), QString::fromLatin1(trusted));
    addFingerprint(tr("The link names"), QString::fromLatin1(named));
    preferCancel();
}

QString CertificateDialog::grouped(const QString &hex)
{
    QString text;
    for (qsizetype at = 0; at < hex.size(); at += 4) {
        if (at > 0)
            text += at % 32 == 0 ? u'\n' : u' ';
        text += hex.mid(at, 4);
    }
    return text;
}

void CertificateDialog::addFingerprint(const QString &label, const QString &hex)
{
    auto *print = new QLabel(hex.isEmpty() ? tr("none") : grouped(hex));
    print->setTextFormat(Qt::PlainText);
    print->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    print->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLook(print, QStringLiteral("quote"));
    addField(label, print);
}

} // namespace tincan
