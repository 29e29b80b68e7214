// What one client of the storm says about itself, read from its ledger and its report, and the checker that holds it
// against the server's log (docs/laws.md, L1, L2, L3, L5). Plain values, no process; any thread.
#pragma once

#include <QList>
#include <QStringList>

namespace tincan {

struct Account
{
    QString name;
    QStringList said;        // ids, in the order of writing
    QStringList queued;      // ids that were confirmed to be on disk, each once
    QStringList sent;        // ids that were confirmed to be in the log
    QList<QStringList> told; // a list a life: "<cursor> <id>", in the order of telling
    QStringList stored;      // ids in the order of the store, at the end
    QStringList shown;       // ids in the order of the window, at the end
    QStringList complaints;  // what a storm gives no reason for: gaps, refusals, notices

    // From NAME.ledger, and NAME.report where it is there.
    static Account read(const QString &folder, const QString &name);
};

// `log`: "<cursor> <id>" of every event, in its order. Empty where the laws held; otherwise the first difference.
// A kill between the store's commit and the ledger's line makes a hole between two lives, and only there.
QString judge(const QStringList &log, const QList<Account> &accounts);

} // namespace tincan
