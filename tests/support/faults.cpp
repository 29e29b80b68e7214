#include "support/faults.h"

#include <QJsonDocument>
#include <QSet>

namespace tincan {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

// Takes known names out of an object; what is left over is unknown.
class Fields
{
public:
    explicit Fields(const QJsonObject &json) : m_json(json) {}

    void take(const QString &name, milliseconds &into) { into = milliseconds(number(name, into.count())); }
    void take(const QString &name, qint64 &into) { into = number(name, into); }
    void take(const QString &name, bool &into) { into = m_json.take(name).toBool(into); }
    void take(const QString &name, std::optional<qint64> &into)
    {
        if (m_json.contains(name))
            into = number(name, 0);
    }
    QJsonObject object(const QString &name) { return m_json.take(name).toObject(); }
    QJsonValue value(const QString &name) { return m_json.take(name); }
    QStringList rest() const { return m_json.keys(); }

private:
    qint64 number(const QString &name, qint64 otherwise) { return m_json.take(name).toInteger(otherwise); }

    QJsonObject m_json;
};

QStringList read(const QJsonObject &json, WayFaults &way)
{
    Fields fields(json);
    fields.take(u"delay"_s, way.delay);
    fields.take(u"jitter"_s, way.jitter);
    fields.take(u"bytesPerSecond"_s, way.bytesPerSecond);
    fields.take(u"slice"_s, way.slice);
    fields.take(u"holdUntil"_s, way.holdUntil);
    fields.take(u"cutAfter"_s, way.cutAfter);
    fields.take(u"stalled"_s, way.stalled);
    return fields.rest();
}

QJsonObject written(const WayFaults &way)
{
    QJsonObject json;
    if (way.delay.count() > 0)
        json.insert(u"delay"_s, qint64(way.delay.count()));
    if (way.jitter.count() > 0)
        json.insert(u"jitter"_s, qint64(way.jitter.count()));
    if (way.bytesPerSecond > 0)
        json.insert(u"bytesPerSecond"_s, way.bytesPerSecond);
    if (way.slice > 0)
        json.insert(u"slice"_s, qint64(way.slice));
    if (way.holdUntil > 0)
        json.insert(u"holdUntil"_s, qint64(way.holdUntil));
    if (way.cutAfter)
        json.insert(u"cutAfter"_s, *way.cutAfter);
    if (way.stalled)
        json.insert(u"stalled"_s, true);
    return json;
}

} // namespace

Result<Faults> Faults::fromJson(const QJsonObject &json)
{
    Faults faults;
    Fields fields(json);
    QStringList unknown = read(fields.object(u"up"_s), faults.up) + read(fields.object(u"down"_s), faults.down);
    fields.take(u"reset"_s, faults.reset);
    fields.take(u"refuse"_s, faults.refuse);
    fields.take(u"mute"_s, faults.mute);
    fields.take(u"stripUpgrade"_s, faults.stripUpgrade);
    fields.take(u"repeatEvents"_s, faults.repeatEvents);
    fields.take(u"reorderEvents"_s, faults.reorderEvents);
    fields.take(u"refragment"_s, faults.refragment);
    std::optional<qint64> longest;
    fields.take(u"longest"_s, longest);
    if (longest)
        faults.longest = milliseconds(*longest);
    if (const QJsonValue answer = fields.value(u"answer"_s); answer.isString())
        faults.answer = answer.toString().toUtf8();
    unknown += fields.rest();
    if (!unknown.isEmpty())
        return Failure{.kind = Failure::Kind::Invalid, .detail = u"unknown: "_s + unknown.join(u", "_s)};
    return faults;
}

QJsonObject Faults::toJson() const
{
    QJsonObject json;
    if (up != WayFaults{})
        json.insert(u"up"_s, written(up));
    if (down != WayFaults{})
        json.insert(u"down"_s, written(down));
    const std::initializer_list<std::pair<QString, bool>> flags{{u"reset"_s, reset},
                                                                {u"refuse"_s, refuse},
                                                                {u"mute"_s, mute},
                                                                {u"stripUpgrade"_s, stripUpgrade},
                                                                {u"repeatEvents"_s, repeatEvents},
                                                                {u"reorderEvents"_s, reorderEvents},
                                                                {u"refragment"_s, refragment}};
    for (const auto &[name, on] : flags)
        if (on)
            json.insert(name, true);
    if (longest)
        json.insert(u"longest"_s, qint64(longest->count()));
    if (answer)
        json.insert(u"answer"_s, QString::fromUtf8(*answer));
    return json;
}

Faults Faults::random(QRandomGenerator &chance)
{
    Faults faults;
    faults.reset = chance.bounded(2) == 0;
    WayFaults &way = chance.bounded(2) == 0 ? faults.up : faults.down;
    switch (chance.bounded(14)) {
    case 0:
        way.delay = milliseconds(chance.bounded(400));
        way.jitter = milliseconds(chance.bounded(400));
        break;
    case 1:
        way.bytesPerSecond = 2'000 + chance.bounded(20'000);
        break;
    case 2:
        way.slice = 1 + chance.bounded(7);
        break;
    case 3:
        way.stalled = true;
        break;
    case 4:
        faults.up.stalled = faults.down.stalled = true;
        break;
    case 5:
        way.cutAfter = chance.bounded(4'000);
        break;
    case 6:
        faults.refuse = true;
        break;
    case 7:
        faults.mute = true;
        break;
    case 8:
        faults.longest = milliseconds(200 + chance.bounded(2'000));
        break;
    case 9:
        faults.down.holdUntil = 1'000 + chance.bounded(60'000);
        break;
    case 10:
        faults.stripUpgrade = true;
        break;
    case 11:
        faults.repeatEvents = true;
        break;
    case 12:
        faults.refragment = true;
        break;
    default:
        faults.answer = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
                        "Connection: close\r\n\r\n";
        break;
    }
    return faults;
}

} // namespace tincan
