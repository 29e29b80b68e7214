#include "app/terminal/terminal.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <algorithm>
#include <array>
#include <csignal>
#include <poll.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace tincan {

namespace {

#ifdef Q_OS_WIN

class Unseen
{
public:
    Unseen() : m_input(GetStdHandle(STD_INPUT_HANDLE)), m_terminal(GetConsoleMode(m_input, &m_before) != 0)
    {
        if (m_terminal)
            SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~Unseen()
    {
        if (m_terminal)
            SetConsoleMode(m_input, m_before);
    }
    bool isTerminal() const { return m_terminal; }
    int readByte(char &byte) const { return _read(0, &byte, 1); }

private:
    HANDLE m_input;
    DWORD m_before = 0;
    bool m_terminal;
};

#else

constexpr std::array endings{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// Hides what is typed. What would end the program meanwhile waits in the kernel until the terminal is as it was: no
// handler is put in, so none can be late or lost.
class Unseen
{
public:
    Unseen() : m_terminal(tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        sigemptyset(&m_kept);
        if (!m_terminal)
            return;
        for (const int ending : endings) {
            struct sigaction action = {};
            if (sigaction(ending, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
                sigaddset(&m_kept, ending);
        }
        sigprocmask(SIG_BLOCK, &m_kept, &m_mask);
        termios unseen = m_before;
        unseen.c_lflag &= tcflag_t(~ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen()
    {
        if (!m_terminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        sigprocmask(SIG_SETMASK, &m_mask, nullptr); // what waited comes now
    }
    bool isTerminal() const { return m_terminal; }
    // 1 with a byte; 0 or less where there are no more, or something came that ends the program.
    int readByte(char &byte) const
    {
        pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        while (m_terminal && poll(&input, 1, 100) <= 0) { // milliseconds: nobody notices that an end takes so long
            if (isEnding())
                return -1;
        }
        return int(::read(STDIN_FILENO, &byte, 1));
    }

private:
    bool isEnding() const
    {
        sigset_t waiting;
        if (sigpending(&waiting) != 0)
            return false;
        return std::ranges::any_of(endings, [&](int ending) {
            return sigismember(&m_kept, ending) == 1 && sigismember(&waiting, ending) == 1;
        });
    }

    termios m_before{};
    bool m_terminal;
    sigset_t m_kept{}; // held back here
    sigset_t m_mask{}; // and by whoever called
};

#endif

// Byte by byte: what stands behind the line is the next question's.
QByteArray readLine(const Unseen &unseen)
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
    const Unseen unseen;
    if (unseen.isTerminal())
        std::fputs(question, stderr);
    const QString line = QString::fromLocal8Bit(readLine(unseen));
    if (unseen.isTerminal())
        std::fputs("\n", stderr); // the one that was typed is not seen, either
    return line;
}

} // namespace tincan
