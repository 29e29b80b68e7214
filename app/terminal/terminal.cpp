#include "app/terminal/terminal.h"

#include "core/platform/unseen_input.h"

#include <cstdio>

namespace tincan {

namespace {

// Byte by byte: what stands behind the line is the next question's.
QByteArray readLine(const UnseenInput &unseen)
{
    QByteArray line;
    char byte = 0;
    while (unseen.readByte(byte) > 0 && byte != '\n')
        line += byte;
    return line.endsWith('\r') ? line.chopped(1) : line;
}

} // namespace

QString readSecret(const char *question)
{
    const UnseenInput unseen;
    if (unseen.isTerminal())
        std::fputs(question, stderr);
    const QString line = QString::fromLocal8Bit(readLine(unseen));
    if (unseen.isTerminal())
        std::fputs("\n", stderr); // the one that was typed is not seen, either
    return line;
}

} // namespace tincan
