// What Prometheus asks for (protocol, section 7): text format 0.0.4.
#include "core/server/endpoints.h"
#include "core/server/follower.h"

namespace tincan {

namespace {

constexpr std::array<const char *, ways> wayNames{"poll", "long_poll", "stream", "sse", "websocket"};

class Page
{
public:
    void begin(const QByteArray &name, const QByteArray &type, const QByteArray &help)
    {
        m_name = name;
        text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    void value(qint64 value, const QByteArray &label = {})
    {
        text += m_name + (label.isEmpty() ? QByteArray() : '{' + label + '}') + ' ' + QByteArray::number(value) + '\n';
    }
    // A whole metric each.
    void one(const char *name, const char *type, const char *help, qint64 number)
    {
        begin(name, type, help);
        value(number);
    }
    void perWay(const char *name, const char *type, const char *help, const std::array<qint64, ways> &values)
    {
        begin(name, type, help);
        for (std::size_t way = 0; way < values.size(); ++way)
            value(values[way], QByteArray("way=\"") + wayNames[way] + '"');
    }
    void perStatus(const char *name, const char *type, const char *help, const QMap<int, qint64> &values)
    {
        begin(name, type, help);
        for (auto each = values.begin(); each != values.end(); ++each)
            value(each.value(), "status=\"" + QByteArray::number(each.key()) + '"');
    }

    QByteArray text;

private:
    QByteArray m_name;
};

bool mayAsk(const HubCore &core, const Request &request)
{
    error_code error;
    const auto address = asio::ip::make_address(request.address.toStdString(), error);
    // Behind a proxy that nobody told us to trust, everybody comes from here.
    const bool direct = core.options.trustedProxies.isEmpty() && !request.has("x-forwarded-for");
    return core.options.metricsAnywhere ||
           (!error && address.is_loopback() && (direct || !core.options.trustedProxies.isEmpty()));
}

} // namespace

Response answerMetrics(const HubCore &core, const Request &request)
{
    if (!mayAsk(core, request))
        return problem(404, QStringLiteral("There is nothing at this address."));
    if (request.method != "GET" && !request.isHead())
        return notAllowed(request, "GET, HEAD, OPTIONS");
    const Metrics &metrics = core.metrics;
    const Deliveries delivered = core.tail.delivered();
    qint64 lag = 0;
    for (const Follower *follower : core.following)
        lag = std::max(lag, core.tail.head() - follower->position());
    Page page;
    page.perWay("tincan_followers", "gauge", "Who follows the log now.", metrics.followers);
    page.one("tincan_follower_lag_events", "gauge", "How far the slowest follower is behind the log.", lag);
    page.one("tincan_slow_followers_total", "counter", "Followers who read too slowly and were given up.",
             metrics.tooSlow);
    page.perWay("tincan_deliveries_total", "counter", "Events handed to followers.", delivered.eventsByWay);
    page.perWay("tincan_delivered_bytes_total", "counter", "Their size, before framing.", delivered.bytesByWay);
    page.one("tincan_connections", "gauge", "Open connections.", qint64(core.connections.size()));
    page.one("tincan_connections_total", "counter", "Connections that were accepted.", metrics.connections);
    page.one("tincan_publications_total", "counter", "Publications that were handed in.", metrics.publications);
    page.one("tincan_events_total", "counter", "Events that were stored.", metrics.events);
    page.one("tincan_log_head", "gauge", "The newest place of the log.", core.tail.head());
    page.one("tincan_uploads_total", "counter", "Files that were taken.", metrics.uploads);
    page.one("tincan_uploaded_bytes_total", "counter", "Their size.", metrics.uploadedBytes);
    page.one("tincan_downloads_total", "counter", "Answers that brought a file, or a part of one.", metrics.downloads);
    page.one("tincan_downloaded_bytes_total", "counter", "What they brought.", metrics.downloadedBytes);
    page.one("tincan_files_bytes", "gauge", "What files take, as the quotas count it.", core.files->bytes());
    page.one("tincan_files_collected_total", "counter", "Files that no message named for a day.",
             core.files->collected());
    page.perStatus("tincan_refusals_total", "counter", "Requests that were refused.", metrics.refusals);
    page.perStatus("tincan_refused_publications_total", "counter", "Publications that were refused, on every way.",
                   metrics.refusedPublications);
    page.begin("tincan_refusals_by_cause_total", "counter", "Who was turned away, and why.");
    for (std::size_t cause = 0; cause < metrics.refusedFor.size(); ++cause)
        page.value(metrics.refusedFor[cause], QByteArray("cause=\"") + toWord(Cause(cause)) + '"');
    page.one("tincan_log_writable", "gauge", "1 while the log takes what authors write.",
             core.readiness.trouble(core.options.diskPatience).isEmpty() ? 1 : 0);
    metrics.commits.appendTo(page.text, "tincan_commit_seconds", "A transaction of the log, with its fsync.");
    metrics.appends.appendTo(page.text, "tincan_append_seconds", "The part of a transaction before its fsync.");
    metrics.syncs.appendTo(page.text, "tincan_fsync_seconds", "The end of a transaction: written and on disk.");
    delivered.fanOut.appendTo(page.text, "tincan_fan_out_seconds",
                              "From a commit to each follower that waited for it.");
    return Response{.status = 200,
                    .contentType = "text/plain; version=0.0.4; charset=utf-8",
                    .body = page.text,
                    .headers = {},
                    .close = false};
}

} // namespace tincan
