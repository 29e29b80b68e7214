#include "option_list.h"

#include "core/server/hub.h"

namespace tincan {

using namespace Qt::StringLiterals;

QList<QCommandLineOption> everyOption()
{
    return {
        {u"listen"_s, u"Where to listen; port 0 picks a free one."_s, u"address:port"_s, u"127.0.0.1:8080"_s},
        {u"data"_s, u"The folder of the log; by default the user's data folder."_s, u"folder"_s},
        {u"open"_s, u"Ask nobody who they are. So it is by default on a loopback address, and nowhere else."_s},
        {u"accounts"_s, u"Ask for name and password on a loopback address, too."_s},
        {u"certificate"_s, u"Speak TLS with the certificate (and its chain) of this PEM file; read again on SIGHUP."_s,
         u"file"_s},
        {u"key"_s, u"The certificate's key, where it is not in the same file."_s, u"file"_s},
        {u"tls"_s,
         u"own: TLS with a certificate that is made at the first start and pinned by invites; off: none. By "
         u"default own where accounts are asked for beyond this computer."_s,
         u"own|off"_s},
        {u"allow-origin"_s, u"Pages of this origin may use the server; may be given again."_s, u"origin"_s},
        {u"host-name"_s, u"A name that this server goes by; may be given again."_s, u"name"_s},
        {u"server-name"_s, u"What the server calls itself."_s, u"name"_s, u"Tincan"_s},
        {u"keep-events"_s, u"Keep the newest N events; 0 keeps all."_s, u"N"_s},
        {u"keep-days"_s, u"Keep events for N days; 0 keeps them for ever."_s, u"N"_s},
        {u"rate"_s,
         u"Most publications a second of one author (on an open server of one address ten times as many), ten times as many at once; 0: no limit."_s,
         u"N"_s},
        {u"file-limit"_s, u"Most bytes of one file, as in 64M."_s, u"size"_s},
        {u"file-quota"_s, u"Most bytes of one person's files, as in 1G; 0: no limit."_s, u"size"_s},
        {u"files-total"_s, u"Most bytes of all files, as in 10G; 0: no limit."_s, u"size"_s},
        {u"most-rooms"_s, u"Most rooms; 0: no limit."_s, u"N"_s},
        {u"rooms-per-person"_s, u"Most rooms that one person made; 0: no limit."_s, u"N"_s},
        {u"most-connections"_s, u"Most connections at once."_s, u"N"_s},
        {u"most-per-address"_s, u"Most connections of one other computer; 0: no limit."_s, u"N"_s},
        {u"threads"_s, u"Threads that send to followers, 1 to %1."_s.arg(HubOptions::mostThreads), u"N"_s, u"1"_s},
        {u"trust-proxy"_s, u"Believe X-Forwarded-For of this address; may be given again."_s, u"address"_s},
        {u"metrics-anywhere"_s, u"Give /metrics to whoever asks, not to this computer alone."_s},
        {u"disk-patience"_s, u"Refuse publications once the disk takes longer than N seconds."_s, u"N"_s},
        {u"log-level"_s, u"debug, info, warning or error."_s, u"level"_s, u"info"_s},
        {u"log-format"_s, u"text, or json: an object a line."_s, u"format"_s, u"text"_s},
        {u"self-test"_s, u"Look whether all that the server needs of this computer is there, and end."_s},
    };
}

} // namespace tincan
