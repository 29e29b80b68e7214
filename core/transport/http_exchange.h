// One HTTP request with a deadline on every stage. Says when the head of a good answer is here, when bytes came and how
// it ended: finished() where the answer is whole, or ended() with the reason, after which it is silent, as it is after
// abort(). An answer that is no 2xx and no 304 is a failure. Lives on one thread.
#pragma once

#include "core/base/failure.h"
#include "core/transport/watchdog.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>

namespace tincan {

struct ExchangeLimits
{
    milliseconds connect{10'000};   // name, connection, TLS, each part of our request
    milliseconds firstByte{10'000}; // from there to the head of the answer
    milliseconds idle{25'000};      // then: silence
    qint64 body = qint64(16) << 20; // the most that may wait unread; a hub's answer has some 2
};

class HttpExchange : public QObject
{
    Q_OBJECT
public:
    // Takes the reply, which was started in this turn of the event loop.
    HttpExchange(QNetworkReply *reply, const ExchangeLimits &limits, Clock &clock, QObject *parent);
    ~HttpExchange() override;

    // The question is taken for sent, where Qt will not say so: the answer's deadline runs from now on.
    void expectAnswer() { awaitAnswer(); }
    void abort();

    int status() const;
    QByteArray header(const QByteArray &name) const;
    // What came since the last call.
    QByteArray take();

Q_SIGNALS:
    void reached(const QString &stage);
    void sent(qint64 bytes, qint64 total); // of the request's body
    void answered();
    void bytes();
    void finished();
    void ended(const tincan::Failure &failure);

private:
    void reach(const QString &stage, milliseconds most);
    void awaitAnswer();
    void takeHead();
    void takeBytes();
    void finish();
    void expire();
    void judge(const QList<QSslError> &errors);
    void fail(const Failure &failure);
    bool isGood() const;
    Failure statusFailure();

    QPointer<QNetworkReply> m_reply;
    ExchangeLimits m_limits;
    Clock &m_clock;
    Watchdog m_deadline;
    QString m_stage;
    std::optional<Failure> m_untrusted; // the server's certificate
    bool m_headTaken = false;
};

// For unique_ptr members: an exchange may be dropped from inside its own signal.
struct DropExchange
{
    void operator()(HttpExchange *exchange) const
    {
        exchange->abort();
        exchange->deleteLater();
    }
};
using HttpExchangePtr = std::unique_ptr<HttpExchange, DropExchange>;

} // namespace tincan
