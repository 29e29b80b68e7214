#include "core/server/accept.h"

#include <QList>

#include <algorithm>

namespace tincan {

namespace {

struct Range
{
    QByteArray media;
    double quality = 1;
};

struct Want
{
    double quality = -1; // not named
    int exactness = -1;
};

QList<Range> rangesOf(const QByteArray &accept)
{
    QList<Range> ranges;
    for (const QByteArray &part : accept.split(',')) {
        const QList<QByteArray> pieces = part.split(';');
        Range range{.media = pieces.first().trimmed().toLower(), .quality = 1};
        for (const QByteArray &piece : pieces.sliced(1)) {
            const QByteArray parameter = piece.trimmed().toLower();
            bool good = false;
            const double quality = parameter.startsWith("q=") ? parameter.mid(2).trimmed().toDouble(&good) : 1;
            if (good)
                range.quality = std::clamp(quality, 0.0, 1.0);
        }
        if (!range.media.isEmpty())
            ranges.append(range);
    }
    return ranges;
}

Want wantFor(const QByteArray &media, const QList<Range> &ranges)
{
    const QByteArray family = media.first(media.indexOf('/')) + "/*";
    Want want;
    for (const Range &range : ranges) {
        const int exactness = range.media == media ? 2 : range.media == family ? 1 : range.media == "*/*" ? 0 : -1;
        if (exactness > want.exactness)
            want = Want{range.quality, exactness};
    }
    return want;
}

} // namespace

std::optional<Media> negotiate(const std::optional<QByteArray> &accept)
{
    const QList<Range> ranges = rangesOf(accept.value_or(QByteArray()));
    if (ranges.isEmpty())
        return Media::Json;
    const QList<std::pair<QByteArray, Media>> offered{{"application/json", Media::Json},
                                                      {"application/x-ndjson", Media::Ndjson},
                                                      {"text/event-stream", Media::EventStream}};
    std::optional<Media> best;
    Want wanted{0, -1};
    for (const auto &[name, media] : offered) {
        const Want want = wantFor(name, ranges);
        const bool better = want.quality > wanted.quality ||
                            (want.quality == wanted.quality && want.exactness > wanted.exactness && best);
        if (want.quality > 0 && better) {
            best = media;
            wanted = want;
        }
    }
    return best;
}

bool acceptsJson(const std::optional<QByteArray> &accept)
{
    const QList<Range> ranges = rangesOf(accept.value_or(QByteArray()));
    return ranges.isEmpty() || wantFor("application/json", ranges).quality > 0;
}

} // namespace tincan
