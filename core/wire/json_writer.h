// Writes one JSON object on one line, straight into a byte array: the hub encodes each event once on its hot path.
// Members come in the order of the calls. One thread at a time.
#pragma once

#include <QByteArray>
#include <QStringView>

namespace tincan {

class JsonWriter
{
public:
    explicit JsonWriter(QByteArray &out) : m_out(out) { m_out.append('{'); }
    void finish() { m_out.append('}'); }

    // Keys are plain ASCII of ours. Text may hold anything; a lone surrogate becomes U+FFFD.
    void text(QByteArrayView key, QStringView value);
    void latin(QByteArrayView key, QByteArrayView value); // value needs no escaping
    void number(QByteArrayView key, qint64 value);
    void boolean(QByteArrayView key, bool value);
    // The caller appends the value itself to the byte array.
    void key(QByteArrayView key);

    static void appendString(QByteArray &out, QStringView value);

private:
    QByteArray &m_out;
    bool m_first = true;
};

} // namespace tincan
