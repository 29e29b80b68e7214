// A session whose every word goes into a ledger on disk: what the storm's checker later believes (account.h). A window
// without pixels: it keeps the rows that one would show. One thread with an event loop.
#pragma once

#include "core/session/session.h"
#include "ledger_file.h"

#include <functional>
#include <map>

namespace tincan {

class StormClient : public QObject
{
    Q_OBJECT
public:
    // Writes `base`.ledger and `base`.report.
    explicit StormClient(const QString &base);

    bool open(const SessionOptions &options);
    // A line of the input: say BYTES, choose LINE, how, report.
    void obey(const QString &line);

private:
    void say(int bytes);
    void tellHow();
    void report();

    void note(const QByteArray &lines);
    void noteDelivery(const QString &id, Delivery delivery, const QString &detail);
    void noteEvents(const QList<Durable> &events);
    void show(const TimelineChange &change);
    // Newest first, a page at a time: a client that holds its whole history at once could not be weighed (L7).
    void eachStored(const std::function<void(const Message &)> &visit);

    const QString m_base;
    LedgerFile m_ledger;
    Session m_session;
    std::map<QString, Place> m_shown;
    qint64 m_said = 0; // in this life
};

} // namespace tincan
