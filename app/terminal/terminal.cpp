#include "app/terminal/terminal.h"

#include <QTextStream>

#include <cstdio>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <array>
#include <csignal>
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

private:
    HANDLE m_input;
    DWORD m_before = 0;
    bool m_terminal;
};

#else

constexpr std::array endings{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
termios before; // for the handler, which may touch nothing that has to be made

void restoreAndDie(int signal)
{
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

class Unseen
{
public:
    Unseen() : m_terminal(tcgetattr(STDIN_FILENO, &before) == 0)
    {
        if (!m_terminal)
            return;
        for (std::size_t i = 0; i < endings.size(); ++i)
            m_handlers[i] = std::signal(endings[i], restoreAndDie);
        termios unseen = before;
        unseen.c_lflag &= tcflag_t(~ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen()
    {
        if (!m_terminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        for (std::size_t i = 0; i < endings.size(); ++i)
            std::signal(endings[i], m_handlers[i]);
    }
    bool isTerminal() const { return m_terminal; }

private:
    bool m_terminal;
    std::array<void (*)(int), endings.size()> m_handlers{};
};

#endif

} // namespace

QString readSecret(const char *question)
{
    const Unseen unseen;
    if (unseen.isTerminal())
        std::fputs(question, stderr);
    QTextStream in(stdin);
    const QString line = in.readLine();
    if (unseen.isTerminal())
        std::fputs("\n", stderr); // the one that was typed is not seen, either
    return line;
}

} // namespace tincan
