#include "core/wire/frame_reader.h"
#include "support/client_frames.h"

#include <QTest>

using namespace tincan;

namespace {

struct Outcome
{
    QList<std::pair<int, QByteArray>> frames; // opcodes and payloads
    int fault = 0;

    bool operator==(const Outcome &) const = default;
};

Outcome read(FrameReader &reader, const QList<QByteArray> &slices)
{
    Outcome outcome;
    for (const QByteArray &slice : slices) {
        for (const Frame &frame : reader.feed(slice))
            outcome.frames.append({int(frame.opcode), frame.payload});
    }
    outcome.fault = reader.fault() ? int(*reader.fault()) : 0;
    return outcome;
}

Outcome read(const QList<QByteArray> &slices, qsizetype maximum = 1 << 20)
{
    FrameReader reader(maximum);
    return read(reader, slices);
}

} // namespace

class TestFrameReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anySlicingGivesTheSameFrames();
    void lengthsOfEverySizeAreRead_data();
    void lengthsOfEverySizeAreRead();
    void aFaultIsFoundAtItsFirstByte_data();
    void aFaultIsFoundAtItsFirstByte();
    void nothingIsReadAfterTheEnd();
    void theMaximumIsOfTheWholeMessage();
    void whatAServerSaysIsUnmaskedAndShort();
};

void TestFrameReader::anySlicingGivesTheSameFrames()
{
    const QByteArray wire = clientFrame(0x81, "hello") + clientFrame(0x01, "gr\xc3") + clientFrame(0x89, "ping") +
                            clientFrame(0x00, "") + clientFrame(0x8a, "") + clientFrame(0x80, "\xbc\xc3\x9f") +
                            clientFrame(0x82, QByteArray(200, '\xff')) + clientFrame(0x81, "") +
                            clientClose(1000, "done");
    const Outcome expected{{{1, "hello"},
                            {9, "ping"},
                            {10, ""},
                            {1, "gr\xc3\xbc\xc3\x9f"},
                            {2, QByteArray(200, '\xff')},
                            {1, ""},
                            {8, "\x03\xe8"
                                "done"}},
                           0};
    for (qsizetype cut = 0; cut <= wire.size(); ++cut)
        QCOMPARE(read({wire.first(cut), wire.sliced(cut)}), expected);
    QList<QByteArray> single;
    for (const char byte : wire)
        single.append(QByteArray(1, byte));
    QCOMPARE(read(single), expected);
}

void TestFrameReader::lengthsOfEverySizeAreRead_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 127, 128, 65'535, 65'536, 70'000})
        QTest::addRow("%d", size) << size;
}

void TestFrameReader::lengthsOfEverySizeAreRead()
{
    QFETCH(const int, size);
    const QByteArray payload(size, 'x');
    QCOMPARE(read({clientFrame(0x82, payload)}), (Outcome{{{2, payload}}, 0}));
    QCOMPARE(read({clientFrame(0x02, payload) + clientFrame(0x80, payload)}), (Outcome{{{2, payload + payload}}, 0}));
}

void TestFrameReader::aFaultIsFoundAtItsFirstByte_data()
{
    QTest::addColumn<QByteArray>("begun"); // nothing is wrong yet
    QTest::addColumn<QByteArray>("wrong"); // one byte
    QTest::addColumn<int>("code");
    const auto one = [](int byte) { return QByteArray(1, char(byte)); };
    const QByteArray text = one(0x81);
    for (const int bits : {0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70})
        QTest::addRow("reserved bits %02x", bits) << QByteArray() << one(0x81 | bits) << 1002;
    for (const int opcode : {3, 4, 5, 6, 7, 0xb, 0xc, 0xd, 0xe, 0xf})
        QTest::addRow("opcode %x", opcode) << QByteArray() << one(0x80 | opcode) << 1002;
    for (const int opcode : {8, 9, 10})
        QTest::addRow("opcode %x in fragments", opcode) << QByteArray() << one(opcode) << 1002;
    QTest::newRow("unmasked") << text << one(5) << 1002;
    QTest::newRow("a control frame of 126") << one(0x89) << one(0x80 | 126) << 1002;
    QTest::newRow("a control frame of 64 bits") << one(0x88) << one(0x80 | 127) << 1002;
    QTest::newRow("nothing to go on with") << QByteArray() << one(0x80) << 1002;
    QTest::newRow("a message inside another") << clientFrame(0x01, "a") << one(0x81) << 1002;
    QTest::newRow("125 in 16 bits") << text + QByteArray("\xfe\0", 2) << one(125) << 1002;
    QTest::newRow("65,535 in 64 bits") << text + QByteArray("\xff\0\0\0\0\0\0\xff", 8) << one(0xff) << 1002;
    QTest::newRow("the top bit of 64") << text + QByteArray("\xff\x80\0\0\0\0\1\0", 8) << one(0) << 1002;
    QTest::newRow("2^62 bytes") << text + QByteArray("\xff\x40\0\0\0\0\0\0", 8) << one(0) << 1009;
    QTest::newRow("text that is none") << text + QByteArray("\x84\0\0\0\0", 5) + "ab" << one(0xff) << 1007;
    QTest::newRow("text that ends within a character")
        << text + QByteArray("\x82\0\0\0\0", 5) + "a" << one(0xc3) << 1007;
    QTest::newRow("half a close code") << one(0x88) + QByteArray("\x81\0\0\0\0", 5) << one(3) << 1002;
}

void TestFrameReader::aFaultIsFoundAtItsFirstByte()
{
    QFETCH(const QByteArray, begun);
    QFETCH(const QByteArray, wrong);
    QFETCH(const int, code);
    FrameReader reader(1 << 20);
    QCOMPARE(read(reader, {begun}).fault, 0);
    QCOMPARE(read(reader, {wrong}), (Outcome{{}, code}));
}

void TestFrameReader::nothingIsReadAfterTheEnd()
{
    const QByteArray more = clientFrame(0x81, "more");
    QCOMPARE(read({clientFrame(0x88, "") + more, more}), (Outcome{{{8, ""}}, 0}));
    QCOMPARE(read({clientFrame(0x81, "first") + clientFrame(0x83, "") + more, more}), (Outcome{{{1, "first"}}, 1002}));
}

void TestFrameReader::theMaximumIsOfTheWholeMessage()
{
    QCOMPARE(read({clientFrame(0x81, "12345")}, 5), (Outcome{{{1, "12345"}}, 0}));
    QCOMPARE(read({clientFrame(0x81, "123456")}, 5), (Outcome{{}, 1009}));
    const QByteArray begun = clientFrame(0x01, "123") + clientFrame(0x00, "");
    QCOMPARE(read({begun + clientFrame(0x80, "45")}, 5), (Outcome{{{1, "12345"}}, 0}));
    QCOMPARE(read({begun + clientFrame(0x80, "456")}, 5), (Outcome{{}, 1009}));
    // A control frame between is not of the message.
    QCOMPARE(read({begun + clientFrame(0x89, "longer than 5") + clientFrame(0x80, "45")}, 5),
             (Outcome{{{9, "longer than 5"}, {1, "12345"}}, 0}));
}

void TestFrameReader::whatAServerSaysIsUnmaskedAndShort()
{
    QCOMPARE(frameOf(Opcode::Text, "hi"), QByteArray("\x81\x02hi"));
    QCOMPARE(frameOf(Opcode::Binary, QByteArray(125, 'x')).first(2), QByteArray("\x82\x7d"));
    QCOMPARE(frameOf(Opcode::Binary, QByteArray(126, 'x')).first(4), QByteArray("\x82\x7e\0\x7e", 4));
    QCOMPARE(frameOf(Opcode::Binary, QByteArray(65'535, 'x')).first(4), QByteArray("\x82\x7e\xff\xff"));
    const QByteArray large = frameOf(Opcode::Binary, QByteArray(65'536, 'x'));
    QCOMPARE(large.first(10), QByteArray("\x82\x7f\0\0\0\0\0\1\0\0", 10));
    QCOMPARE(large.size(), 65'546);
    QCOMPARE(closeFrame(CloseCode::TooBig), QByteArray("\x88\x02\x03\xf1"));
    QCOMPARE(closeFrame(CloseCode::NoStatus), QByteArray("\x88\0", 2));
}

QTEST_GUILESS_MAIN(TestFrameReader)
#include "tst_frame_reader.moc"
