#include "support/client_frames.h"
#include "support/hostile.h"

#include <array>

namespace tincan {

namespace {

constexpr bool agreed = true; // on the subprotocol: text and binary are both taken
constexpr bool page = false;

// A command that is understood and answered by an error event of its own: the connection goes on.
const QByteArray refused = R"({"room":"lobby","text":"x"})";

QByteArray text(const QByteArray &payload)
{
    return clientFrame(0x81, payload);
}

QByteArray head(int first, quint64 length, int bytes)
{
    return char(first) + lengthOf(length, bytes);
}

QByteArray unmasked(const QByteArray &payload)
{
    return QByteArray("\x81") + char(payload.size()) + payload;
}

QList<HostileFrames> heads()
{
    QList<HostileFrames> rows;
    static const std::array<const char *, 7> bits{"RSV3",       "RSV2",       "RSV2 and 3", "RSV1",
                                                  "RSV1 and 3", "RSV1 and 2", "all of RSV"};
    for (int i = 0; i < 7; ++i) {
        rows.append({bits[std::size_t(i)], agreed, clientFrame(0x81 | ((i + 1) << 4), refused), 1002});
    }
    static const std::array<std::pair<int, const char *>, 10> opcodes{{{0x3, "opcode 3"},
                                                                       {0x4, "opcode 4"},
                                                                       {0x5, "opcode 5"},
                                                                       {0x6, "opcode 6"},
                                                                       {0x7, "opcode 7"},
                                                                       {0xb, "opcode B"},
                                                                       {0xc, "opcode C"},
                                                                       {0xd, "opcode D"},
                                                                       {0xe, "opcode E"},
                                                                       {0xf, "opcode F"}}};
    for (const auto &[opcode, name] : opcodes)
        rows.append({name, agreed, clientFrame(0x80 | opcode, "x"), 1002});
    return rows;
}

QList<HostileFrames> lengths()
{
    const QByteArray space(200, ' ');
    return {
        {"unmasked", agreed, unmasked("{}"), 1002},
        {"unmasked and empty", agreed, unmasked({}), 1002},
        {"an unmasked ping", agreed, QByteArray("\x89\0", 2), 1002},
        {"a mask of zeros", agreed, clientFrame(0x81, refused, QByteArray(4, '\0')), 0},
        {"2 in 16 bits", agreed, head(0x81, 2, 2) + masked("{}", "abcd"), 1002},
        {"2 in 64 bits", agreed, head(0x81, 2, 8) + masked("{}", "abcd"), 1002},
        {"0 in 16 bits", agreed, head(0x81, 0, 2) + "abcd", 1002},
        {"200 in 64 bits", agreed, head(0x81, 200, 8) + masked(space, "abcd"), 1002},
        {"the top bit of 64", agreed, head(0x82, quint64(1) << 63, 8) + "abcd", 1002},
        {"all of 64 bits", agreed, head(0x82, ~quint64(0), 8) + "abcd", 1002},
        {"2^63 - 1 bytes", agreed, head(0x82, ~quint64(0) >> 1, 8) + "abcd", 1009},
        {"2^62 bytes and some of them", agreed, head(0x82, quint64(1) << 62, 8) + "abcd" + QByteArray(9'000, 'x'),
         1009},
        {"one byte over the limit", agreed, head(0x82, hostileBodyLimit + 1, 8) + "abcd", 1009},
        {"over the limit, and all of it", agreed, clientFrame(0x82, QByteArray(300'000, ' ')), 1009},
        {"the limit, of nothing but spaces", agreed, clientFrame(0x82, QByteArray(hostileBodyLimit, ' ')), 4400},
        {"a ping of 126", agreed, clientFrame(0x89, QByteArray(126, 'x')), 1002},
        {"a pong of 126", agreed, clientFrame(0x8a, QByteArray(126, 'x')), 1002},
        {"a ping of 64 bits", agreed, head(0x89, 70'000, 8), 1002},
        {"a ping of 125", agreed, clientFrame(0x89, QByteArray(125, 'x')), 0},
        {"a pong that nobody asked for", agreed, clientFrame(0x8a, "unasked"), 0},
        {"a ping that is no UTF-8", agreed, clientFrame(0x89, "\xff\xfe"), 0},
        {"empty messages", agreed, text({}) + clientFrame(0x82, {}), 0},
        {"half a head", agreed, QByteArray("\x81"), unfinished},
        {"half a length", agreed, QByteArray("\x81\xff\0\0", 4), unfinished},
        {"half a payload", agreed, text(refused).chopped(1), unfinished},
    };
}

// RFC 6455 §5.4.
QList<HostileFrames> fragments()
{
    const QByteArray begun = clientFrame(0x01, refused.first(5));
    const QByteArray ended = clientFrame(0x80, refused.sliced(5));
    const QByteArray piece = clientFrame(0x00, QByteArray(1'000, ' '));
    QByteArray single = clientFrame(0x01, {});
    for (const char byte : refused)
        single += clientFrame(0x00, QByteArray(1, byte));
    return {
        {"two fragments", agreed, begun + ended, 0},
        {"single bytes, empty ones between", agreed, single + clientFrame(0x80, {}), 0},
        {"a ping between them", agreed, begun + clientFrame(0x89, "now") + ended, 0},
        {"a pong between them", agreed, begun + clientFrame(0x8a, "now") + ended, 0},
        {"a close between them", agreed, begun + clientClose(1000), 1000},
        {"nothing but empty fragments", agreed, clientFrame(0x01, {}) + clientFrame(0x00, {}).repeated(5'000), 0},
        {"a continuation of nothing", agreed, ended, 1002},
        {"a continuation of nothing that goes on", agreed, clientFrame(0x00, "x"), 1002},
        {"a continuation behind the end", agreed, begun + ended + ended, 1002},
        {"a whole text within", agreed, begun + text(refused), 1002},
        {"another text begins within", agreed, begun + begun, 1002},
        {"a binary within a text", agreed, begun + clientFrame(0x02, "x"), 1002},
        {"a ping in fragments", agreed, clientFrame(0x09, "a") + clientFrame(0x80, "b"), 1002},
        {"a pong in fragments", agreed, clientFrame(0x0a, "a") + clientFrame(0x80, "b"), 1002},
        {"a close in fragments", agreed, clientFrame(0x08, {}) + clientFrame(0x80, {}), 1002},
        {"a reserved bit in a continuation", agreed, begun + clientFrame(0xc0, "x"), 1002},
        {"fragments without an end", agreed, clientFrame(0x02, {}) + piece.repeated(70), 1009},
        {"small fragments without an end", agreed, clientFrame(0x01, {}) + clientFrame(0x00, "x").repeated(70'000),
         1009},
        {"fragments over the limit, declared", agreed, begun + head(0x80, hostileBodyLimit, 8), 1009},
        {"thousands of pings", agreed, clientFrame(0x89, QByteArray(100, 'x')).repeated(5'000), 0},
        {"thousands of pongs", agreed, clientFrame(0x8a, QByteArray(100, 'x')).repeated(5'000), 0},
        {"thousands of empty messages", agreed, text({}).repeated(20'000), 0},
    };
}

} // namespace

QList<HostileFrames> hostileFrames()
{
    return heads() + lengths() + fragments();
}

// RFC 3629, RFC 6455 §8.1. What is no UTF-8 is 1007; what is, and no command, is 4400.
QList<HostileFrames> hostileTexts()
{
    return {
        {"a lone continuation byte", page, text("\x80"), 1007},
        {"a lone lead byte", page, text("\xc3"), 1007},
        {"a lead byte and a letter", page, text("\xc3x"), 1007},
        {"C0 AF", page, text("\xc0\xaf"), 1007},
        {"C1 BF", page, text("\xc1\xbf"), 1007},
        {"E0 80 AF", page, text("\xe0\x80\xaf"), 1007},
        {"E0 9F BF", page, text("\xe0\x9f\xbf"), 1007},
        {"F0 80 80 AF", page, text("\xf0\x80\x80\xaf"), 1007},
        {"F0 8F BF BF", page, text("\xf0\x8f\xbf\xbf"), 1007},
        {"ED A0 80, a surrogate", page, text("\xed\xa0\x80"), 1007},
        {"ED BF BF, a surrogate", page, text("\xed\xbf\xbf"), 1007},
        {"a pair of surrogates", page, text("\xed\xa0\x80\xed\xb0\x80"), 1007},
        {"F4 90 80 80", page, text("\xf4\x90\x80\x80"), 1007},
        {"F5 80 80 80", page, text("\xf5\x80\x80\x80"), 1007},
        {"five bytes", page, text("\xf8\x88\x80\x80\x80"), 1007},
        {"six bytes", page, text("\xfc\x84\x80\x80\x80\x80"), 1007},
        {"FE", page, text("\xfe"), 1007},
        {"FF", page, text("\xff"), 1007},
        {"three bytes of four", page, text("\xf0\x9f\x98"), 1007},
        {"two bytes of three", page, text("\xe2\x82"), 1007},
        {"a character cut by the end, after a good one", page, text("\xc3\xa4\xe2\x82"), 1007},
        {"bad only in the second fragment", page, clientFrame(0x01, "{\"") + clientFrame(0x80, "\xff\"}"), 1007},
        {"a character cut, and something else behind", page, clientFrame(0x01, "\xe2\x82") + clientFrame(0x80, "x"),
         1007},
        {"a character cut, and the end", page, clientFrame(0x01, "\xe2\x82") + clientFrame(0x80, {}), 1007},
        {"bad in a fragment that does not end", page, clientFrame(0x01, "\xed\xa0"), 1007},
        {"bad before the frame is whole", page, head(0x81, 1'000, 2) + masked("\xff", "abcd"), 1007},
        {"bad in a binary frame", agreed, clientFrame(0x82, "{\"id\":\"\xff\"}"), 1007},
        {"a character cut over a ping", page,
         clientFrame(0x01, R"({"id":")" + QByteArray("\xf0\x9f")) + clientFrame(0x89, "x") +
             clientFrame(0x80, "\x98\x80\"}"),
         0},
        {"the edges of what is allowed", page,
         text(QByteArray(R"({"id":")") + "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf"
                                         "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"}"),
         0},
        {"noncharacters", page, text(QByteArray(R"({"id":")") + "\xef\xbf\xbe\xef\xb7\x90\xf0\x9f\xbf\xbe\"}"), 0},
        {"a byte order mark, which may be overlooked (RFC 8259 §8.1)", page, text("\xef\xbb\xbf{}"), 0},
        {"NUL", page, text(QByteArray(1, '\0')), 4400},
        {"binary on a page", page, clientFrame(0x82, "{}"), 1003},
    };
}

// RFC 6455 §5.5.1 and §7.4.
QList<HostileFrames> hostileCloses()
{
    QList<HostileFrames> rows{
        {"an empty close", agreed, clientFrame(0x88, {}), 1005},
        {"a close of one byte", agreed, clientFrame(0x88, "\x03"), 1002},
        {"a close with a reason", agreed, clientClose(1000, "done"), 1000},
        {"a close with the longest reason", agreed, clientClose(1000, QByteArray(123, 'x')), 1000},
        {"a close that is too long", agreed, clientClose(1000, QByteArray(124, 'x')), 1002},
        {"a reason that is no UTF-8", agreed, clientClose(1000, "\xff\xfe"), 1007},
        {"a reason with a surrogate", agreed, clientClose(1000, "\xed\xa0\x80"), 1007},
        {"a reason cut within a character", agreed, clientClose(1000, "\xe2\x82"), 1007},
        {"two closes", agreed, clientClose(1000) + clientClose(1001), 1000},
        {"a close and a text", agreed, clientClose(1000) + text(refused), 1000},
        {"a close and a ping", agreed, clientClose(1000) + clientFrame(0x89, "x"), 1000},
        {"a close and garbage", agreed, clientClose(1000) + QByteArray(10'000, '\xff'), 1000},
        {"a close behind 256 kB of messages", agreed, text(refused).repeated(4'000) + clientClose(1000), 1000},
        {"an unmasked close", agreed, QByteArray("\x88\x02\x03\xe8"), 1002},
        {"a close with a reserved bit", agreed, clientFrame(0xc8, {}), 1002},
    };
    static const std::array<std::pair<int, const char *>, 26> nobodys{
        {{0, "code 0"},         {1, "code 1"},         {999, "code 999"},     {1004, "code 1004"},
         {1005, "code 1005"},   {1006, "code 1006"},   {1012, "code 1012"},   {1013, "code 1013"},
         {1014, "code 1014"},   {1015, "code 1015"},   {1016, "code 1016"},   {1100, "code 1100"},
         {2000, "code 2000"},   {2999, "code 2999"},   {5000, "code 5000"},   {10000, "code 10000"},
         {32767, "code 32767"}, {32768, "code 32768"}, {65535, "code 65535"}, {500, "code 500"},
         {1500, "code 1500"},   {5001, "code 5001"},   {100, "code 100"},     {256, "code 256"},
         {512, "code 512"},     {50000, "code 50000"}}};
    for (const auto &[code, name] : nobodys)
        rows.append({name, agreed, clientClose(code), 1002});
    static const std::array<std::pair<int, const char *>, 13> good{{{1000, "code 1000"},
                                                                    {1001, "code 1001"},
                                                                    {1002, "code 1002"},
                                                                    {1003, "code 1003"},
                                                                    {1007, "code 1007"},
                                                                    {1008, "code 1008"},
                                                                    {1009, "code 1009"},
                                                                    {1010, "code 1010"},
                                                                    {1011, "code 1011"},
                                                                    {3000, "code 3000"},
                                                                    {3999, "code 3999"},
                                                                    {4000, "code 4000"},
                                                                    {4999, "code 4999"}}};
    for (const auto &[code, name] : good)
        rows.append({name, agreed, clientClose(code), code});
    return rows;
}

// Protocol, section 2, "WebSocket": what is no JSON object closes; an object that says nothing good is answered.
QList<HostileFrames> hostileCommands()
{
    const auto nested = [](const QByteArray &open, const QByteArray &close, qsizetype depth) {
        return open.repeated(depth) + close.repeated(depth);
    };
    return {
        {"no JSON", agreed, text("hello"), 4400},
        {"half an object", agreed, text("{"), 4400},
        {"an array", agreed, text("[{}]"), 4400},
        {"a string", agreed, text("\"x\""), 4400},
        {"a number", agreed, text("1e999"), 4400},
        {"null", agreed, text("null"), 4400},
        {"two objects", agreed, text("{}{}"), 4400},
        {"an object and more", agreed, text("{} x"), 4400},
        {"a comma too many", agreed, text(R"({"id":"x",})"), 4400},
        {"single quotes", agreed, text("{'id':'x'}"), 4400},
        {"NaN", agreed, text(R"({"id":NaN})"), 4400},
        {"a comment", agreed, text("{/**/}"), 4400},
        {"NUL within", agreed, text(QByteArray("{\0}", 3)), 4400},
        {"arrays, 20,000 deep", agreed, text(nested("[", "]", 20'000)), 4400},
        {"objects, 8,000 deep", agreed, text(nested(R"({"a":)", "}", 8'000)), 4400},
        {"arrays in a field, 20,000 deep", agreed, text("{\"x\":" + nested("[", "]", 20'000) + '}'), 4400},
        {"an empty object", agreed, text("{}"), 0},
        {"a lone surrogate, escaped", agreed, text(R"({"id":"\ud800"})"), 0},
        {"NUL, escaped", agreed, text(R"({"id":"\u0000"})"), 0},
        {"an id that is a number", agreed, text(R"({"id":5,"room":"lobby","text":"x"})"), 0},
        {"a type that is an object", agreed, text(R"({"type":{}})"), 0},
        {"a type that nobody knows", agreed, text(R"({"type":"fly"})"), 0},
        {"a room that is an array", agreed, text(R"({"type":"typing","room":[],"on":true})"), 0},
        {"a text that is too long", agreed,
         text(R"({"id":"00000000-0000-4000-8000-000000000000","room":"lobby","text":")" + QByteArray(20'000, 'x') +
              "\"}"),
         0},
        {"a name that is too long", agreed,
         text(R"({"id":"00000000-0000-4000-8000-000000000000","room":"lobby","text":"x","name":")" +
              QByteArray(10'000, 'x') + "\"}"),
         0},
        {"10,000 fields", agreed, text('{' + QByteArray("\"a\":1,").repeated(10'000) + "\"b\":2}"), 0},
        {"a number of 10,000 digits", agreed, text("{\"x\":" + QByteArray(10'000, '9') + '}'), 0},
    };
}

} // namespace tincan
