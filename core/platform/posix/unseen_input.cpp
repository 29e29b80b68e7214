#include "core/platform/unseen_input.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace tincan {

namespace {

constexpr std::array endings{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

} // namespace

// Hides what is typed. What would end the program meanwhile waits in the kernel until the terminal is as it was: no
// handler is put in, so none can be late or lost.
class UnseenInput::System
{
public:
    System() : m_terminal(tcgetattr(STDIN_FILENO, &m_before) == 0)
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
    ~System()
    {
        if (!m_terminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        sigprocmask(SIG_SETMASK, &m_mask, nullptr); // what waited comes now
    }
    bool isTerminal() const { return m_terminal; }
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

UnseenInput::UnseenInput() : m_system(std::make_unique<System>()) {}

UnseenInput::~UnseenInput() = default;

bool UnseenInput::isTerminal() const
{
    return m_system->isTerminal();
}

int UnseenInput::readByte(char &byte) const
{
    return m_system->readByte(byte);
}

} // namespace tincan
