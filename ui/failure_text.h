// The one place that makes a person's sentence from a Failure: what happened, what was kept, and what to do.
// GUI thread (tr).
#pragma once

#include "core/base/failure.h"

#include <QCoreApplication>

namespace tincan {

class FailureText
{
    Q_DECLARE_TR_FUNCTIONS(FailureText)
public:
    static QString happened(const Failure &failure);   // "Nothing answers at this address."
    static QString kept(const Failure &failure);       // "What you write is kept and goes out when the line is back."
    static QString toDo(const Failure &failure);       // "Check the address, or whether the server is running."
    static QString bareDetail(const Failure &failure); // the detail, fit to stand inside a sentence
    // The three in a row, or one below the other.
    static QString sentences(const Failure &failure, QChar between = u' ');

private:
    static QString certificateProblem(const CertificateProblem &problem);
    static QString certificateHelp(const CertificateProblem &problem);
};

} // namespace tincan
