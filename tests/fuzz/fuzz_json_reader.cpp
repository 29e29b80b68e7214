// What we take for JSON QJsonDocument takes as well, and reads alike. It takes more: control characters, unknown
// escapes, ".5"; and it keeps lone surrogates, so texts are compared without those.
#include "core/wire/json_reader.h"
#include "fuzz/fuzz.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>

using namespace tincan;

namespace {

QString comparable(QString text)
{
    text.remove(QChar(0xFEFF));
    for (QChar &c : text) {
        if (c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return text;
}

void compare(const JsonValue &ours, const QJsonValue &theirs)
{
    using Kind = JsonValue::Kind;
    JsonReader reader(ours.bytes);
    switch (ours.kind) {
    case Kind::Missing:
        fuzz::check(false, "a value that was read is there");
        break;
    case Kind::Null:
        fuzz::check(theirs.isNull(), "null");
        break;
    case Kind::False:
    case Kind::True:
        fuzz::check(theirs.isBool() && theirs.toBool() == (ours.kind == Kind::True), "the same truth");
        break;
    case Kind::Number:
        fuzz::check(theirs.isDouble(), "a number");
        if (const auto integer = ours.integer())
            fuzz::check(theirs.toInteger() == *integer, "the same integer");
        break;
    case Kind::String:
        fuzz::check(theirs.isString() && comparable(theirs.toString()) == comparable(ours.text()), "the same text");
        fuzz::check(ours.text().isValidUtf16(), "what was read can be written");
        break;
    case Kind::Array: {
        const QJsonArray array = theirs.toArray();
        qsizetype index = 0;
        fuzz::check(reader.readArray([&] {
            JsonValue element;
            const bool fine = reader.read(element);
            if (fine)
                compare(element, array.at(index++));
            return fine;
        }),
                    "what was read once is read again");
        fuzz::check(index == array.size(), "as many elements");
        break;
    }
    case Kind::Object: {
        const QJsonObject object = theirs.toObject();
        JsonObject members;
        fuzz::check(reader.read(members), "what was read once is read again");
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QByteArray key = member.key().toLatin1();
            if (QString::fromLatin1(key) == member.key() && key.isValidUtf8() && !key.isEmpty())
                compare(members.value(QLatin1StringView(key)), member.value());
        }
        break;
    }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    // It takes U+FEFF from the front of texts and names, and then other members have one name.
    if (json.contains("\xEF\xBB\xBF"))
        return 0;
    JsonReader reader(json);
    JsonValue value;
    if (!reader.read(value) || !reader.atEnd())
        return 0;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']', &error);
    // It wants a number to fit a double.
    if (error.error == QJsonParseError::IllegalNumber)
        return 0;
    fuzz::check(error.error == QJsonParseError::NoError, "QJsonDocument takes it too");
    compare(value, document.array().first());
    return 0;
}
