// Our half of `./dev bench search`: what the full-text index costs beside storing, and how long a page of results
// takes. Mixed text: words as common and as rare as people's, a third of it Chinese, emoji, links and code, three
// rooms. Prints one JSON object; times are milliseconds.
//   bench_search fill FOLDER MESSAGES    stores, then indexes in the pieces that the application takes
//   bench_search ask FOLDER MESSAGES     first pages, and the pages and ranks after them
#include "core/base/logging.h"
#include "core/store/store.h"
#include "tests/bench/timeline/figures.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <cmath>
#include <cstdio>

using namespace tincan;
using namespace tincan::bench;
using namespace Qt::StringLiterals;

namespace {

const QUrl nowhere(u"http://127.0.0.1:1"_s);
constexpr qint64 batch = 2'000;
constexpr int vocabulary = 60'000;
constexpr int characters = 3'000;
constexpr int piece = 200;

// Word n of a language: the first are short, and most of what is said are these.
QString word(int rank)
{
    static const QString sounds = u"etaoinshrdlucmfwypvbgk"_s;
    QString text;
    for (int rest = rank + 1; rest > 0; rest /= int(sounds.size()))
        text += sounds[rest % int(sounds.size())];
    return text + (rank % 3 ? u"e"_s : u"ing"_s);
}

QString character(int rank)
{
    return QString(QChar(0x4e00 + rank * 5));
}

// The nth is said 1/n as often as the first (Zipf).
int ranked(QRandomGenerator &chance, int most)
{
    return std::min(most - 1, int(std::exp(chance.generateDouble() * std::log(double(most)))) - 1);
}

QString sentence(QRandomGenerator &chance)
{
    QString text;
    const bool chinese = chance.bounded(3) == 0;
    for (int left = chance.bounded(3, 26); left > 0; --left)
        text += chinese ? character(ranked(chance, characters)) : word(ranked(chance, vocabulary)) + u' ';
    if (chance.bounded(20) == 0)
        text += u" https://example.org/"_s + word(ranked(chance, vocabulary));
    if (chance.bounded(15) == 0)
        text += u" 🎉"_s;
    return text;
}

QList<Event> events(qint64 from, qint64 upto, QRandomGenerator &chance)
{
    static const QStringList names{u"Ada"_s, u"Bob"_s, u"陈晨"_s, u"Nour"_s};
    static const QStringList rooms{u"lobby"_s, u"design"_s, u"family"_s};
    QList<Event> all;
    for (qint64 seq = from; seq <= upto; ++seq) {
        const QString &name = names[chance.bounded(int(names.size()))];
        all.append(Durable{.cursor = {"a", seq},
                           .id = u"%1-0000-4000-8000-000000000000"_s.arg(seq, 8, 16, QLatin1Char('0')),
                           .room = rooms[std::min(2, ranked(chance, 4))],
                           .sender = {u"u_"_s + name, name},
                           .time = 1'600'000'000'000 + seq * 47'000,
                           .body = MessageText{sentence(chance), {}, {}}});
    }
    return all;
}

double sizeOf(const QString &folder)
{
    double bytes = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.sqlite"_s}, QDir::Files))
        bytes += double(file.size());
    return bytes / 1'048'576;
}

QJsonObject fill(const QString &folder, qint64 messages)
{
    QRandomGenerator chance(1);
    QJsonObject result;
    double storing = 0;
    {
        Store store;
        if (!store.open(folder, nowhere))
            return {};
        for (qint64 from = 1; from <= messages; from += batch) {
            const QList<Event> some = events(from, std::min(messages, from + batch - 1), chance);
            storing += millisecondsOf([&] { (void)store.history().append({{some, {}}}); });
        }
    }
    result[u"store_us"_s] = storing * 1'000 / double(messages);
    result[u"messages_MiB"_s] = sizeOf(folder);
    QList<double> pieces;
    double indexing = 0;
    {
        Store store;
        if (!store.open(folder, nowhere))
            return {};
        for (bool more = true; more;) {
            pieces.append(millisecondsOf([&] {
                const auto some = store.indexSome(piece);
                more = some && *some;
            }));
            indexing += pieces.constLast();
        }
    }
    result[u"index_us"_s] = indexing * 1'000 / double(messages);
    result[u"piece"_s] = figuresOf(pieces);
    result[u"index_MiB"_s] = sizeOf(folder) - result[u"messages_MiB"_s].toDouble();
    return result;
}

// What somebody may ask: common and rare words, both at once, what is being typed, one and two characters, phrases.
QStringList questions(const QString &kind, QRandomGenerator &chance)
{
    QStringList all;
    for (int i = 0; i < 100; ++i) {
        const QString common = word(chance.bounded(20));
        const QString rare = word(chance.bounded(5'000, vocabulary));
        if (kind == u"common")
            all.append(common + u' ');
        else if (kind == u"rare")
            all.append(rare + u' ');
        else if (kind == u"several")
            all.append(common + u' ' + word(chance.bounded(20, 500)) + u' ' + rare + u' ');
        else if (kind == u"typed")
            all.append(word(ranked(chance, vocabulary)).left(chance.bounded(1, 7)));
        else if (kind == u"characters")
            all.append(character(chance.bounded(300)));
        else if (kind == u"phrase")
            all.append(chance.bounded(2) ? character(chance.bounded(300)) + character(chance.bounded(300))
                                         : u"\"%1 %2\""_s.arg(common, word(chance.bounded(20, 500))));
        else if (kind == u"filters")
            all.append(common + u" from:ada in:design before:2021-06-01 after:2020-10-01 has:link"_s);
        else
            all.append(common + u' ' + character(chance.bounded(50))); // seldom in one message
    }
    return all;
}

QJsonObject ask(const QString &folder)
{
    StoreFile file;
    if (!file.open(QDir(folder).filePath(HistoryFiles::nameOf(nowhere)), StoreFile::Access::Read))
        return {};
    QRandomGenerator chance(2);
    QJsonObject result;
    QList<double> all;
    for (const QString &kind :
         {u"common"_s, u"rare"_s, u"several"_s, u"typed"_s, u"characters"_s, u"phrase"_s, u"filters"_s, u"mixed"_s}) {
        QList<double> times;
        qint64 hits = 0;
        QString slowest;
        for (const QString &typed : questions(kind, chance)) {
            SearchQuestion question;
            question.query = parseSearchQuery(typed);
            times.append(millisecondsOf([&] { hits += search::find(file, question).hits.size(); }));
            if (times.constLast() >= *std::max_element(times.cbegin(), times.cend()))
                slowest = typed;
        }
        all += times;
        QJsonObject figures = figuresOf(times);
        figures[u"hits"_s] = hits;
        figures[u"slowest"_s] = slowest;
        result[kind] = figures;
    }
    result[u"all"_s] = figuresOf(all);
    QList<double> times;
    for (const QString &typed : questions(u"common"_s, chance)) {
        SearchQuestion question;
        question.query = parseSearchQuery(typed);
        question.room = u"lobby"_s;
        question.ranks = true;
        question.count = 2'000;
        times.append(millisecondsOf([&] { (void)search::find(file, question); }));
    }
    result[u"ranks"_s] = figuresOf(times);
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 4) {
        std::fputs("usage: bench_search fill|ask FOLDER MESSAGES\n", stderr);
        return 2;
    }
    setLogLevel(u"error"_s);
    const QJsonObject result = words[1] == u"fill" ? fill(words[2], words[3].toLongLong()) : ask(words[2]);
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return result.isEmpty() ? 1 : 0;
}
