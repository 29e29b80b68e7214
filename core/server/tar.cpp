#include "core/server/tar.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace tincan {

namespace {

constexpr qint64 block = 512;
constexpr qint64 piece = 256 * 1024;
constexpr qint64 largestOctal = 0'77'777'777'777; // eleven digits

struct Field
{
    qsizetype at;
    qsizetype size;
};
constexpr Field nameField{0, 100};
constexpr Field sizeField{124, 12};
constexpr Field checksumField{148, 8};
constexpr qsizetype kindAt = 156;
constexpr qsizetype magicAt = 257;

QString damaged()
{
    return QStringLiteral("it is damaged, or no backup");
}

QByteArray octal(qint64 value, qsizetype size)
{
    return QByteArray::number(value, 8).rightJustified(size - 1, '0') + '\0';
}

// With the field itself as blanks.
qint64 checksumOf(QByteArray header)
{
    std::fill_n(header.begin() + checksumField.at, checksumField.size, ' ');
    return std::accumulate(header.cbegin(), header.cend(), qint64(0),
                           [](qint64 sum, char byte) { return sum + quint8(byte); });
}

QByteArray headerOf(const TarMember &member)
{
    QByteArray header(block, '\0');
    const auto put = [&header](qsizetype at, const QByteArray &bytes) {
        std::copy(bytes.begin(), bytes.end(), header.begin() + at);
    };
    put(nameField.at, member.name);
    put(100, octal(0600, 8));
    put(108, octal(0, 8)); // owner and group are who unpacks it
    put(116, octal(0, 8));
    if (member.size <= largestOctal) {
        put(sizeField.at, octal(member.size, sizeField.size));
    } else { // as GNU tar and star do it: binary, with the top bit set
        header[sizeField.at] = char(0x80);
        for (int byte = 0; byte < 8; ++byte)
            header[sizeField.at + sizeField.size - 1 - byte] = char(member.size >> (8 * byte));
    }
    put(136, octal(0, 12)); // the time stands in the manifest
    header[kindAt] = '0';
    put(magicAt, QByteArray("ustar\00000", 8));
    put(checksumField.at, octal(checksumOf(header), 7));
    header[checksumField.at + 7] = ' ';
    return header;
}

std::optional<qint64> octalAt(const QByteArray &header, Field field)
{
    bool good = false;
    QByteArray digits = header.mid(field.at, field.size);
    digits.truncate(std::max<qsizetype>(0, digits.indexOf('\0')));
    const qint64 value = digits.toLongLong(&good, 8);
    return good && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<qint64> sizeIn(const QByteArray &header)
{
    if (quint8(header[sizeField.at]) != 0x80)
        return octalAt(header, sizeField);
    qint64 size = 0;
    for (qsizetype byte = 1; byte < sizeField.size; ++byte) {
        if (size >> 54)
            return std::nullopt;
        size = size << 8 | quint8(header[sizeField.at + byte]);
    }
    return size;
}

qint64 paddingOf(qint64 size)
{
    return (block - size % block) % block;
}

} // namespace

bool TarWriter::add(const QByteArray &name, QIODevice &content)
{
    TarMember member{.name = name, .size = content.size() - content.pos()};
    if (m_out.write(headerOf(member)) != block)
        return false;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 left = member.size; left > 0;) {
        const QByteArray bytes = content.read(std::min(left, piece));
        if (bytes.isEmpty() || m_out.write(bytes) != bytes.size())
            return false;
        hash.addData(bytes);
        left -= bytes.size();
    }
    member.sha256 = hash.result().toHex();
    m_members.append(member);
    const QByteArray padding(qsizetype(paddingOf(member.size)), '\0');
    return m_out.write(padding) == padding.size();
}

bool TarWriter::finish()
{
    return m_out.write(QByteArray(2 * block, '\0')) == 2 * block;
}

Result<std::optional<TarMember>, QString> TarReader::next()
{
    const QByteArray header = m_in.read(block);
    if (header.size() != block)
        return QStringLiteral("it ends too early");
    if (header == QByteArray(block, '\0'))
        return std::optional<TarMember>();
    const auto size = sizeIn(header);
    const auto checksum = octalAt(header, {checksumField.at, checksumField.size - 1});
    const bool good = header.mid(magicAt, 6) == QByteArray("ustar\0", 6) && header[kindAt] == '0' && size &&
                      checksum == checksumOf(header);
    if (!good)
        return damaged();
    const QByteArray name = header.left(nameField.size);
    m_left = *size;
    return std::optional(TarMember{.name = name.left(qsizetype(std::strlen(name.constData()))), .size = *size});
}

Result<QByteArray, QString> TarReader::readInto(QIODevice &out)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const qint64 padding = paddingOf(m_left);
    while (m_left > 0) {
        const QByteArray bytes = m_in.read(std::min(m_left, piece));
        if (bytes.isEmpty())
            return QStringLiteral("it ends too early");
        if (out.write(bytes) != bytes.size())
            return QStringLiteral("what is in it cannot be written: %1").arg(out.errorString());
        hash.addData(bytes);
        m_left -= bytes.size();
    }
    if (m_in.read(padding).size() != padding)
        return QStringLiteral("it ends too early");
    return hash.result().toHex();
}

} // namespace tincan
