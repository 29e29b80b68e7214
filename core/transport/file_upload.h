// One file of this computer on its way to the server (protocol, section 6), streamed from the disk. Used once: start(),
// then at most one of finished() and failed(), and silence after either; destroying it ends the request. Lives on the
// engine's thread.
#pragma once

#include "core/chat/file_ref.h"
#include "core/transport/http_exchange.h"
#include "core/transport/transport_options.h"

#include <QNetworkAccessManager>

namespace tincan {

class FileUpload : public QObject
{
    Q_OBJECT
public:
    // The manager outlives it. Of the file its path and name count.
    FileUpload(QNetworkAccessManager &network, const TransportOptions &options, const FileRef &file, Clock &clock);

    void start();

Q_SIGNALS:
    void progressed(qint64 sent, qint64 total);
    void finished(const tincan::FileRef &file); // as the server knows it now
    // Storage with the stage "file" where it cannot be read here.
    void failed(const tincan::Failure &failure);

private:
    void conclude();
    void end(const Failure &failure);

    QNetworkAccessManager &m_network;
    TransportOptions m_options;
    FileRef m_file;
    Clock &m_clock;
    HttpExchangePtr m_exchange;
};

} // namespace tincan
