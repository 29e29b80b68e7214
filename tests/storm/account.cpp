#include "account.h"

#include <QFile>
#include <QHash>
#include <QSet>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

QString idOf(const QString &entry)
{
    return entry.section(u' ', 1, 1);
}

QString wrongAmongOwn(const QStringList &logged, const QSet<QString> &inLog, const Account &account)
{
    const QSet<QString> said(account.said.begin(), account.said.end());
    QStringList own;
    for (const QString &id : logged)
        if (said.contains(id))
            own.append(id);
    // A message of which no life heard that it is on disk may be there or not.
    QStringList expected;
    for (const QString &id : account.said)
        if (inLog.contains(id))
            expected.append(id);
    if (own != expected)
        return u"the log has its messages in another order than it wrote them"_s;
    for (const QString &id : account.queued)
        if (!inLog.contains(id))
            return u"%1 was on its disk, and the log does not have it"_s.arg(id);
    for (const QString &id : account.sent)
        if (!inLog.contains(id))
            return u"%1 was acknowledged, and the log does not have it"_s.arg(id);
    return {};
}

QString wrongAmongTold(const QStringList &log, const Account &account)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < log.size(); ++i)
        places.insert(log[i], i);
    qsizetype next = 0;
    for (qsizetype life = 0; life < account.told.size(); ++life) {
        bool first = life > 0;
        for (const QString &entry : account.told[life]) {
            const qsizetype place = places.value(entry, -1);
            if (place < 0)
                return u"%1 was told, and the log does not have it"_s.arg(entry);
            if (place < next)
                return u"%1 was told twice or too late"_s.arg(entry);
            if (place > next && !first)
                return u"%1 was not told, and %2 was"_s.arg(log[next], entry);
            first = false;
            next = place + 1;
        }
    }
    const bool mayMiss = account.told.size() > 1 && account.told.last().isEmpty();
    if (next < log.size() && !mayMiss)
        return u"%1 was not told"_s.arg(log[next]);
    return {};
}

QString wrongInOrder(const QString &what, const QStringList &ids, const QStringList &logged)
{
    for (qsizetype i = 0; i < std::min(ids.size(), logged.size()); ++i)
        if (ids[i] != logged[i])
            return u"%1: number %2 is %3, in the log it is %4"_s.arg(what).arg(i).arg(ids[i], logged[i]);
    if (ids.size() != logged.size())
        return u"%1: %2 messages, the log has %3"_s.arg(what).arg(ids.size()).arg(logged.size());
    return {};
}

} // namespace

Account Account::read(const QString &folder, const QString &name)
{
    Account account;
    account.name = name;
    QSet<QString> queued;
    for (const QString &line : linesOf(folder + u'/' + name + u".ledger"_s)) {
        const QString word = line.section(u' ', 0, 0);
        const QString rest = line.section(u' ', 1);
        if (word == "life"_L1) {
            account.told.append(QStringList());
        } else if (word == "told"_L1 && !account.told.isEmpty()) {
            account.told.last().append(rest);
        } else if (word == "said"_L1) {
            account.said.append(rest);
        } else if (word == "queued"_L1) {
            if (!queued.contains(rest)) // again when a line was lost
                account.queued.append(rest);
            queued.insert(rest);
        } else if (word == "sent"_L1) {
            account.sent.append(rest);
        } else {
            account.complaints.append(line);
        }
    }
    for (const QString &line : linesOf(folder + u'/' + name + u".report"_s))
        (line.startsWith("stored "_L1) ? account.stored : account.shown).append(line.section(u' ', 1));
    return account;
}

QString judge(const QStringList &log, const QList<Account> &accounts)
{
    QStringList logged;
    for (const QString &entry : log)
        logged.append(idOf(entry));
    const QSet<QString> inLog(logged.begin(), logged.end());
    if (inLog.size() != logged.size())
        return u"the log has an id twice"_s;
    QSet<QString> said;
    for (const Account &account : accounts) {
        said.unite(QSet<QString>(account.said.begin(), account.said.end()));
        QString wrong;
        if (!account.complaints.isEmpty())
            wrong = account.complaints.first();
        if (wrong.isEmpty())
            wrong = wrongAmongOwn(logged, inLog, account);
        if (wrong.isEmpty())
            wrong = wrongAmongTold(log, account);
        if (wrong.isEmpty())
            wrong = wrongInOrder(u"stored"_s, account.stored, logged);
        if (wrong.isEmpty())
            wrong = wrongInOrder(u"shown"_s, account.shown, logged);
        if (!wrong.isEmpty())
            return account.name + u": "_s + wrong;
    }
    for (const QString &id : std::as_const(logged))
        if (!said.contains(id))
            return u"%1 is in the log, and nobody said it"_s.arg(id);
    return {};
}

} // namespace tincan
