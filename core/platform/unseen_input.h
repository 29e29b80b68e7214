// The standard input, of which nothing is shown as long as this lives. Main thread.
#pragma once

#include <memory>

namespace tincan {

class UnseenInput
{
public:
    UnseenInput();
    ~UnseenInput();

    bool isTerminal() const;
    // 1 with a byte; 0 or less where there are no more, or something came that ends the program.
    int readByte(char &byte) const;

private:
    class System;
    std::unique_ptr<System> m_system;
};

} // namespace tincan
