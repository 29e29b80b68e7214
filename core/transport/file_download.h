// One file of the server's on its way to this computer (protocol, section 6): written to a part file of its own beside
// the target, judged by its hash when all of it is there, and only then given its name, in one step. What is in the
// part already, of an earlier try or an earlier start, is not fetched again. Used once: start(), then at most one of
// finished() and failed(), and silence after either; destroying it ends the request and leaves the part. Lives on the
// engine's thread.
#pragma once

#include "core/chat/file_ref.h"
#include "core/transport/http_exchange.h"
#include "core/transport/transport_options.h"

#include <QCryptographicHash>
#include <QFile>
#include <QNetworkAccessManager>
#include <QTimer>

namespace tincan {

class FileDownload : public QObject
{
    Q_OBJECT
public:
    // The manager outlives it.
    FileDownload(QNetworkAccessManager &network, const TransportOptions &options, const FileRef &file,
                 const QString &target, Clock &clock);

    void start();
    // No other file has it, whatever a person keeps beside the target.
    static QString partOf(const FileRef &file, const QString &target);

Q_SIGNALS:
    void progressed(qint64 here, qint64 total);
    void finished();
    // Storage with the stage "file" where it cannot be written here, Invalid with the stage "checksum" where what came
    // is not the file; nothing of that is kept.
    void failed(const tincan::Failure &failure);

private:
    void open();
    void takeUp(); // what is here already, a piece a turn
    void ask();
    void takeHead();
    void takeBytes();
    void conclude();
    void end(const Failure &failure);
    void beginAnew();
    Failure diskFailure() const;
    Failure otherFile(const QString &detail);

    QNetworkAccessManager &m_network;
    TransportOptions m_options;
    FileRef m_file;
    QString m_target;
    Clock &m_clock;
    QFile m_part;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_here = 0;
    HttpExchangePtr m_exchange;
    QTimer m_turns;
};

} // namespace tincan
