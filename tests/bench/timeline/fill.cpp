#include "tests/bench/timeline/fill.h"

#include "core/base/storage_failure.h"
#include "core/store/store.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QImage>
#include <QRandomGenerator>
#include <QSaveFile>

namespace tincan::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 batch = 5'000;
constexpr qint64 picturesEvery = 20; // messages: one in twenty has a picture
constexpr qint64 picturesAt = 7;     // of each twenty
constexpr quint32 photographs = 12;
constexpr qint64 period = picturesEvery * photographs; // messages until all begins anew, the texts and the names too

QSize sizeOf(quint32 seed)
{
    return seed % 3 == 0 ? QSize(960, 1280) : QSize(1280, 960);
}

// Coarse noise: as large as a photograph, and as slow to read.
QByteArray photograph(quint32 seed)
{
    QRandomGenerator chance(seed);
    QImage image(16, 12, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, chance.generate());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.scaled(sizeOf(seed), Qt::IgnoreAspectRatio, Qt::SmoothTransformation).save(&buffer, "JPG", 85);
    return bytes;
}

const FileRef &fileOf(quint32 seed)
{
    static const std::vector<FileRef> all = [] {
        std::vector<FileRef> made;
        for (quint32 i = 0; i < photographs; ++i) {
            const QByteArray bytes = photograph(i);
            const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
            made.push_back({.id = u"f_%1"_s.arg(i),
                            .name = u"photo-%1.jpg"_s.arg(i),
                            .type = u"image/jpeg"_s,
                            .size = bytes.size(),
                            .sha256 = QString::fromLatin1(hash),
                            .width = sizeOf(i).width(),
                            .height = sizeOf(i).height()});
        }
        return made;
    }();
    return all[seed % photographs];
}

// As if they had come from the server before.
bool writePhotographs(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return false;
    for (quint32 i = 0; i < photographs; ++i) {
        QSaveFile file(folder + u'/' + fileOf(i).sha256);
        const QByteArray bytes = photograph(i);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return false;
    }
    return true;
}

const QStringList &texts()
{
    static const QStringList all{
        u"Shall we try the long polling line? I have **no idea** what the proxy does with it."_s,
        u"On it."_s,
        u"```cpp\nfor (const Event &event : events)\n    store(event);\nreturn cursor;\n```"_s,
        u"切换线路的时候消息一条都没丢，延迟 14 毫秒，很稳定 🎉"_s,
        u"see https://example.org/a/rather/long/path?with=query, and `tincan-cli decode` for the rest"_s,
        u"👍🏽"_s,
        u"שלום, this line is *mixed*: the server said הכול בסדר, and went on"_s,
        u"> it never jumps\nThat is what I call a promise. It should hold when pictures load, when old pages come in "
        "above and when somebody turns the tablet round while ten people write at once."_s,
        u"وصلت الرسالة، شكرا"_s,
        u"1. open\n2. scroll\n3. be glad"_s,
        u"実際に試してみましたが、問題ありませんでした。"_s,
        u"ok 👌 see you at 9, **don't** be late 😀😀"_s,
    };
    return all;
}

} // namespace

qint64 middleOf(qint64 messages)
{
    return messages - messages / 2 / period * period;
}

Message messageAt(qint64 seq, qint64 messages)
{
    static const QStringList names{u"Ada"_s, u"Bob"_s, u"陈晨"_s, u"نور"_s};
    const qint64 phase = ((seq - messages) % period + period) % period;
    Message message;
    message.place = {1, seq};
    message.id = u"%1-0000-4000-8000-000000000000"_s.arg(seq, 8, 16, QLatin1Char('0'));
    message.room = u"lobby"_s;
    const QString &name = names[qsizetype(phase / 3) % names.size()];
    message.sender = {u"u_"_s + name, name};
    message.time = 1'600'000'000'000 + seq * 47'000;
    message.text = texts()[qsizetype(phase * 7) % texts().size()] + u' ' + QString::number(seq);
    if (phase % picturesEvery == picturesAt)
        message.files = {fileOf(quint32(phase / picturesEvery))};
    return message;
}

Result<Done> fill(const QString &folder, const QUrl &server, qint64 messages)
{
    if (!writePhotographs(folder + u"/pictures"_s))
        return storageFailure(u"the pictures cannot be written"_s);
    Store store;
    if (const auto done = store.open(folder, server); !done)
        return done;
    for (qint64 from = 1; from <= messages; from += batch) {
        QList<Event> events;
        for (qint64 seq = from; seq < from + batch && seq <= messages; ++seq) {
            const Message row = messageAt(seq, messages);
            events.append(Durable{.cursor = {"a", seq},
                                  .id = row.id,
                                  .room = row.room,
                                  .sender = row.sender,
                                  .time = row.time,
                                  .body = MessageText{row.text, {}, row.files}});
        }
        if (const auto stored = store.history().append({{events, {}}}); !stored)
            return stored.error();
    }
    return store.markRead(u"lobby"_s);
}

} // namespace tincan::bench
