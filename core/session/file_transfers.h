// The files that are on their way between this computer and the server: a few at a time, over connections of their own,
// in the order in which they were asked for, and never two to one target. What fails for now is tried again by itself,
// a download from where it stopped; what goes wrong again and again without a byte more is given up. Lives on the
// engine's thread.
#pragma once

#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/base/failure.h"
#include "core/chat/file_ref.h"
#include "core/transport/transport_options.h"

#include <QObject>

#include <list>
#include <memory>

class QNetworkAccessManager;

namespace tincan {

class FileTransfers : public QObject
{
    Q_OBJECT
public:
    FileTransfers(const TransportOptions &options, Clock &clock, Chance chance);
    ~FileTransfers() override; // in silence; what downloads have written stays

    // Each is known by the id that it is given here.
    void upload(const QString &id, const FileRef &file);
    void download(const QString &id, const FileRef &file, const QString &target);
    // In silence. What a download has written so far goes too.
    void cancel(const QString &id);
    bool contains(const QString &id) const;
    QStringList downloads() const;

    // With these options and over new connections from now on; what is under way begins anew there.
    void renew(const TransportOptions &options);
    // Nothing is tried while there is no line.
    void setOnline(bool online);

Q_SIGNALS:
    void progressed(const QString &id, qint64 done, qint64 total); // some times a second, and when all is there
    void finished(const QString &id, const tincan::FileRef &file); // of an upload: as the server knows it
    void failed(const QString &id, const tincan::Failure &failure);

private:
    struct Transfer;
    using Transfers = std::list<std::unique_ptr<Transfer>>;

    Transfers::iterator find(const QString &id);
    void add(std::unique_ptr<Transfer> transfer);
    void startNext();
    bool isTargeted(const QString &target) const;
    void start(Transfer &transfer);
    template<class Run>
    void run(Transfer &transfer, std::unique_ptr<Run> made);
    void progress(Transfer &transfer, qint64 done, qint64 total);
    void finish(const QString &id, const FileRef &file);
    void fail(Transfer &transfer, const Failure &failure);
    std::unique_ptr<Transfer> take(const QString &id);

    TransportOptions m_options;
    Clock &m_clock;
    Chance m_chance;
    std::unique_ptr<QNetworkAccessManager> m_network;
    Transfers m_transfers;
    bool m_online = false;
};

} // namespace tincan
