#include "core/store/search_document.h"

#include "core/chat/search_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tincan::search {

using namespace Qt::StringLiterals;

namespace {

constexpr int seqBits = 44; // 17 million million events in each of half a million lives

void addWords(const QString &text, Document &document)
{
    for (const SearchWord &word : searchWords(text)) {
        document.tokens += word.text + u' ';
        if (!word.alone)
            document.words.insert(word.text);
    }
}

} // namespace

QString roomMark(qint64 room)
{
    return u"#r%1"_s.arg(room);
}

QString senderMark(qint64 sender)
{
    return u"#u%1"_s.arg(sender);
}

std::optional<Document> documentOf(const Indexed &row)
{
    if (row.text.isEmpty() && row.files.isEmpty())
        return std::nullopt;
    Document document;
    document.tokens = roomMark(row.room) + u' ' + senderMark(row.sender) + u' ';
    if (!row.files.isEmpty())
        document.tokens += fileMark + u' ';
    if (row.text.contains("http://"_L1, Qt::CaseInsensitive) || row.text.contains("https://"_L1, Qt::CaseInsensitive))
        document.tokens += linkMark + u' ';
    addWords(row.text, document);
    for (const QJsonValue &file : QJsonDocument::fromJson(row.files.toUtf8()).array()) {
        document.tokens += "# "_L1; // no words side by side
        addWords(file[u"name"].toString(), document);
    }
    return document;
}

std::optional<qint64> numberOf(qint64 era, qint64 seq)
{
    if (era < 0 || era >= (qint64(1) << (62 - seqBits)) || seq < 0 || seq >= (qint64(1) << seqBits))
        return std::nullopt;
    return (era << seqBits) | seq;
}

qint64 eraOfNumber(qint64 number)
{
    return number >> seqBits;
}

qint64 seqOfNumber(qint64 number)
{
    return number & ((qint64(1) << seqBits) - 1);
}

} // namespace tincan::search
