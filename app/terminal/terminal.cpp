#include "app/terminal/terminal.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <array>
#include <csignal>
#include <sys/select.h>
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
volatile std::sig_atomic_t ended = 0; // by which of them

// Hides what is typed. What would end the program meanwhile is kept for later, when the terminal is as it was.
class Unseen
{
public:
    Unseen() : m_terminal(tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_terminal)
            return;
        sigset_t kept;
        sigemptyset(&kept);
        for (const int ending : endings)
            sigaddset(&kept, ending);
        sigprocmask(SIG_BLOCK, &kept, &m_mask);
        struct sigaction noted = {};
        noted.sa_handler = [](int signal) { ended = signal; };
        for (std::size_t i = 0; i < endings.size(); ++i) {
            sigaction(endings[i], nullptr, &m_actions[i]);
            if (m_actions[i].sa_handler != SIG_IGN)
                sigaction(endings[i], &noted, nullptr);
        }
        termios unseen = m_before;
        unseen.c_lflag &= tcflag_t(~ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen()
    {
        if (!m_terminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        for (std::size_t i = 0; i < endings.size(); ++i)
            sigaction(endings[i], &m_actions[i], nullptr);
        sigprocmask(SIG_SETMASK, &m_mask, nullptr);
        if (ended)
            std::raise(ended);
    }
    bool isTerminal() const { return m_terminal; }
    // 1 with a byte; 0 or less where there are no more, or what ends the program came.
    int readByte(char &byte) const
    {
        fd_set input;
        FD_ZERO(&input);
        FD_SET(STDIN_FILENO, &input);
        // Only here may a signal come in, so none comes between a look at it and the waiting.
        if (m_terminal && pselect(STDIN_FILENO + 1, &input, nullptr, nullptr, nullptr, &m_mask) < 0)
            return -1;
        return int(::read(STDIN_FILENO, &byte, 1));
    }

private:
    termios m_before{};
    bool m_terminal;
    sigset_t m_mask{};
    std::array<struct sigaction, endings.size()> m_actions{};
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
