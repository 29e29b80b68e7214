// The text of a message on its way to the screen: whatever somebody writes, a link is one that may be opened, nothing
// is there that QTextDocument would take for its own, and there is only so much of it.
#include "fuzz/fuzz.h"
#include "ui/links.h"
#include "ui/rich_text.h"

#include <cstdint>

using namespace tincan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    static const MentionNames names({QStringLiteral("Ada"), QStringLiteral("a")}, QStringLiteral("Bob"));
    const RichText rich = richText(text, names);
    fuzz::check(rich.blocks.size() <= 200, "there is only so much to lay out");
    qsizetype letters = 0;
    for (const TextBlock &block : rich.blocks) {
        fuzz::check(block.kind != TextBlock::Kind::Code || block.runs.size() <= 1, "code is one run");
        for (const TextRun &run : block.runs) {
            fuzz::check(!run.text.isEmpty(), "a run has text");
            fuzz::check(run.link.isEmpty() || mayOpen(run.link), "a link may be opened");
            letters += run.text.size();
            for (const QChar c : run.text) {
                const char16_t code = c.unicode();
                fuzz::check(code != 0 && code != 0xfffc && (code < 0xfdd0 || code > 0xfdef), "no letter is a sign");
                fuzz::check(code != 0x202d && code != 0x202e, "nothing is shown in another order");
            }
        }
    }
    fuzz::check(letters <= 20'000, "there is only so much text");
    return 0;
}
