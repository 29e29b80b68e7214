#include "core/platform/unseen_input.h"

#include <io.h>
#include <windows.h>

namespace tincan {

class UnseenInput::System
{
public:
    System() : m_input(GetStdHandle(STD_INPUT_HANDLE)), m_terminal(GetConsoleMode(m_input, &m_before) != 0)
    {
        if (m_terminal)
            SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~System()
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
