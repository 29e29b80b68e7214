#include "app/terminal/findings.h"

#include <cstdio>

namespace tincan {

namespace {

const char *wordOf(Finding::Verdict verdict)
{
    switch (verdict) {
    case Finding::Verdict::Works:
        return "ok    ";
    case Finding::Verdict::Lesser:
        return "note  ";
    case Finding::Verdict::Fails:
        return "FAILED";
    }
    return "";
}

// A sentence of others' may stand in the middle of the line.
QString withoutFullStop(QString text)
{
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

} // namespace

void Findings::say(const Finding &finding)
{
    m_failed = m_failed || finding.verdict == Finding::Verdict::Fails;
    std::printf("%s %s: %s", wordOf(finding.verdict), qUtf8Printable(finding.part),
                qUtf8Printable(withoutFullStop(finding.text)));
    if (!finding.help.isEmpty())
        std::printf(". %s", qUtf8Printable(finding.help));
    std::fputc('\n', stdout);
    std::fflush(stdout); // the next one may take seconds, or end the program
}

} // namespace tincan
