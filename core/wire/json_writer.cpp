#include "core/wire/json_writer.h"

#include <QString>

#include <algorithm>

namespace tincan {

namespace {

QString withoutLoneSurrogates(QStringView value)
{
    QString out = value.toString();
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (out[i].isHighSurrogate() && i + 1 < out.size() && out[i + 1].isLowSurrogate())
            ++i;
        else if (out[i].isSurrogate())
            out[i] = QChar::ReplacementCharacter;
    }
    return out;
}

// Its UTF-8 is itself, and nothing of it is escaped: ids, names of types, and most of what is said in English.
bool isPlain(QChar character)
{
    const char16_t unit = character.unicode();
    return unit >= u' ' && unit <= u'~' && unit != u'"' && unit != u'\\';
}

void appendPlain(QByteArray &out, QStringView value)
{
    qsizetype at = out.size();
    out.resize(at + value.size() + 2);
    char *const bytes = out.data();
    bytes[at++] = '"';
    for (const QChar character : value)
        bytes[at++] = char(character.unicode());
    bytes[at] = '"';
}

} // namespace

void JsonWriter::key(QByteArrayView key)
{
    const bool first = std::exchange(m_first, false);
    qsizetype at = m_out.size();
    m_out.resize(at + key.size() + (first ? 3 : 4));
    char *const bytes = m_out.data();
    if (!first)
        bytes[at++] = ',';
    bytes[at++] = '"';
    std::copy(key.begin(), key.end(), bytes + at);
    at += key.size();
    bytes[at++] = '"';
    bytes[at] = ':';
}

void JsonWriter::text(QByteArrayView name, QStringView value)
{
    key(name);
    appendString(m_out, value);
}

void JsonWriter::latin(QByteArrayView name, QByteArrayView value)
{
    key(name);
    m_out.append('"').append(value).append('"');
}

void JsonWriter::number(QByteArrayView name, qint64 value)
{
    key(name);
    m_out.append(QByteArray::number(value));
}

void JsonWriter::boolean(QByteArrayView name, bool value)
{
    key(name);
    m_out.append(value ? "true" : "false");
}

// RFC 8259 §7: quotation mark, reverse solidus and controls must be escaped; everything else goes out as UTF-8.
void JsonWriter::appendString(QByteArray &out, QStringView value)
{
    static constexpr char hex[] = "0123456789abcdef";
    if (std::all_of(value.begin(), value.end(), isPlain)) {
        appendPlain(out, value);
        return;
    }
    out.append('"');
    // Qt writes a lone surrogate as a question mark; the standard's replacement says that something was lost.
    const QByteArray utf8 = value.isValidUtf16() ? value.toUtf8() : withoutLoneSurrogates(value).toUtf8();
    const char *plain = utf8.constData();
    const char *const end = plain + utf8.size();
    for (const char *at = plain; at != end; ++at) {
        const auto c = static_cast<unsigned char>(*at);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(plain, at - plain);
        plain = at + 1;
        switch (c) {
        case '"':
            out.append("\\\"");
            break;
        case '\\':
            out.append("\\\\");
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\r':
            out.append("\\r");
            break;
        case '\t':
            out.append("\\t");
            break;
        default:
            out.append("\\u00").append(hex[c >> 4]).append(hex[c & 15]);
        }
    }
    out.append(plain, end - plain);
    out.append('"');
}

} // namespace tincan
