#include "ui/failure_text.h"

#include <QLocale>

namespace tincan {

QString FailureText::happened(const Failure &failure)
{
    switch (failure.kind) {
    case Failure::Kind::NoNetwork:
        return tr("This computer has no network.");
    case Failure::Kind::NotFound:
        return tr("No server has this name.");
    case Failure::Kind::Unreachable:
        return tr("Nothing answers at this address.");
    case Failure::Kind::TimedOut:
        return tr("The server took too long to answer.");
    case Failure::Kind::Dropped:
        return tr("The connection was lost.");
    case Failure::Kind::Blocked:
        return tr("This line does not get through here.");
    case Failure::Kind::Busy:
        return failure.stage == u"unreadable" ? tr("The server cannot read its own log. Tell whoever runs it.")
                                              : tr("The server is busy and asks for patience.");
    case Failure::Kind::NotTincan:
        return failure.stage == u"securing" ? tr("The server does not speak TLS, and the address asks for it.")
                                            : tr("Something answered, but it is not a Tincan server.");
    case Failure::Kind::Certificate:
        return certificateProblem(failure.certificate.value_or(CertificateProblem{}));
    case Failure::Kind::SignIn:
        return tr("The server asks you to sign in.");
    case Failure::Kind::Refused:
        if (failure.stage == u"delete")
            return tr("The message was not deleted: %1.").arg(bareDetail(failure));
        if (failure.stage == u"edit")
            return tr("The message was not changed: %1.").arg(bareDetail(failure));
        if (failure.stage == u"reaction")
            return tr("The reaction was not taken: %1.").arg(bareDetail(failure));
        return failure.detail.isEmpty() ? tr("The server refused this.")
                                        : tr("The server refused this: %1.").arg(bareDetail(failure));
    case Failure::Kind::Invalid:
        return tr("The server sent something that cannot be read.");
    case Failure::Kind::Storage:
        if (failure.stage == u"locked")
            return tr("Another Tincan window has this profile open.");
        if (failure.stage == u"set aside")
            return tr("Your history was damaged and begun anew: %1.").arg(bareDetail(failure));
        if (failure.stage == u"newer")
            return tr("Your history on this computer was written by a newer version of Tincan.");
        return failure.detail.isEmpty() ? tr("The disk could not be written.")
                                        : tr("The disk could not be used: %1.").arg(bareDetail(failure));
    }
    return {};
}

// Of a message that was sent.
static bool isChange(const Failure &failure)
{
    return failure.stage == u"delete" || failure.stage == u"edit" || failure.stage == u"reaction";
}

QString FailureText::kept(const Failure &failure)
{
    if (failure.stage == u"sign-out")
        return tr("You are signed out on this computer; the server did not hear of it, and lets the session end by "
                  "itself.");
    if (failure.stage == u"rooms")
        return tr("The list of rooms is as it was: new rooms and titles may be missing.");
    if (failure.stage == u"session")
        return tr("Until the server says whose sign-in this is, what you write waits.");
    switch (failure.kind) {
    case Failure::Kind::Refused:
        return isChange(failure) ? tr("It stands again as it was.") : tr("Your text is kept.");
    case Failure::Kind::Storage:
        if (failure.stage == u"set aside")
            return tr("What the server has comes from there again.");
        if (failure.stage == u"newer")
            return tr("It was left as it is, and so was what waits there to be sent.");
        return failure.stage == u"locked" ? tr("Nothing is lost.") : tr("Your text stays in the box.");
    case Failure::Kind::SignIn:
        return tr("What you write is kept and goes out when you are signed in.");
    case Failure::Kind::Certificate:
    case Failure::Kind::NotTincan:
        return tr("Nothing was sent, and what you write is kept.");
    default:
        return tr("What you write is kept and goes out when the line is back.");
    }
}

QString FailureText::toDo(const Failure &failure)
{
    if (failure.stage == u"sign-out")
        return tr("Where that is too late, ask the person who runs the server to end it.");
    if (failure.stage == u"rooms" || failure.stage == u"session")
        return failure.retryable() ? tr("Tincan tries again by itself.") : tr("Ask the person who runs the server.");
    switch (failure.kind) {
    case Failure::Kind::NoNetwork:
        return tr("Connect to a network; the rest happens by itself.");
    case Failure::Kind::NotFound:
        return tr("Check the spelling of the address.");
    case Failure::Kind::Unreachable:
        return tr("Check the address, and whether the server is running.");
    case Failure::Kind::Blocked:
        return tr("Choose Automatic, which finds a line that does.");
    case Failure::Kind::NotTincan:
        return failure.stage == u"securing" ? tr("Ask for the right address.")
                                            : tr("Log in to this Wi-Fi if it asks you to, or check the address.");
    case Failure::Kind::Certificate:
        return certificateHelp(failure.certificate.value_or(CertificateProblem{}));
    case Failure::Kind::SignIn:
        return tr("Sign in with your name and password.");
    case Failure::Kind::Refused:
        if (isChange(failure))
            return tr("Ask the person who runs the server.");
        return tr("Change it and try again, or ask the person who runs the server.");
    case Failure::Kind::Storage:
        if (failure.stage == u"set aside")
            return tr("There is nothing to do.");
        if (failure.stage == u"newer")
            return tr("Install that version again, or start this one with --profile and another name.");
        if (failure.stage == u"folder")
            return tr("Allow Tincan to write there, or start it with --profile and another name.");
        return failure.stage == u"locked" ? tr("Use that window, or start this one with --profile and another name.")
                                          : tr("Make room on the disk, then try again.");
    case Failure::Kind::TimedOut:
    case Failure::Kind::Dropped:
    case Failure::Kind::Busy:
    case Failure::Kind::Invalid:
        return tr("Tincan tries again by itself.");
    }
    return {};
}

QString FailureText::certificateProblem(const CertificateProblem &problem)
{
    switch (problem.reason) {
    case CertificateProblem::Reason::PinChanged:
        return tr("The server shows another certificate than your invite named.");
    case CertificateProblem::Reason::UnknownIssuer:
        return tr("Nobody whom this computer trusts vouches for this server.");
    case CertificateProblem::Reason::WrongName:
        return tr("The server's certificate is for another name.");
    case CertificateProblem::Reason::Expired:
        return problem.until.isValid() && problem.until < QDateTime::currentDateTime()
                   ? tr("The server's certificate expired on %1.")
                         .arg(QLocale().toString(problem.until.toLocalTime().date(), QLocale::ShortFormat))
                   : tr("The server's certificate is not valid yet.");
    case CertificateProblem::Reason::Other:
        return tr("The server could not prove who it is.");
    }
    return {};
}

QString FailureText::certificateHelp(const CertificateProblem &problem)
{
    switch (problem.reason) {
    case CertificateProblem::Reason::PinChanged:
        return tr("Compare both with the person who runs the server, and ask for a new link if it was set up anew.");
    case CertificateProblem::Reason::UnknownIssuer:
        return tr("Ask the person who runs the server for an invite link: it names the certificate.");
    case CertificateProblem::Reason::WrongName:
        return tr("Check the address.");
    case CertificateProblem::Reason::Expired:
        return tr("Check this computer's clock, or ask the person who runs the server to renew it, and try again.");
    case CertificateProblem::Reason::Other:
        return tr("Ask the person who runs the server.");
    }
    return {};
}

QString FailureText::bareDetail(const Failure &failure)
{
    QString detail = failure.detail.trimmed();
    while (detail.endsWith(u'.'))
        detail.chop(1);
    return detail;
}

QString FailureText::sentences(const Failure &failure, QChar between)
{
    return happened(failure) + between + kept(failure) + between + toDo(failure);
}

} // namespace tincan
