// What a program finds where it looks at itself (--self-test): a line each, said as soon as it is known. Main thread.
#pragma once

#include <QString>

namespace tincan {

struct Finding
{
    enum class Verdict
    {
        Works,
        Lesser, // it goes on with less: no failure
        Fails,
    };
    Verdict verdict = Verdict::Works;
    QString part;      // SQLite, TLS …
    QString text;      // what was found
    QString help = {}; // a sentence: what to install or do

    static Finding works(const QString &part, const QString &text) { return {Verdict::Works, part, text}; }
    static Finding lesser(const QString &part, const QString &text, const QString &help)
    {
        return {Verdict::Lesser, part, text, help};
    }
    static Finding fails(const QString &part, const QString &text, const QString &help)
    {
        return {Verdict::Fails, part, text, help};
    }
};

class Findings
{
public:
    // "ok     SQLite: 3.40.1, with FTS5", and with "note" or "FAILED" what to do.
    void say(const Finding &finding);
    int exitCode() const { return m_failed ? 1 : 0; }

private:
    bool m_failed = false;
};

} // namespace tincan
