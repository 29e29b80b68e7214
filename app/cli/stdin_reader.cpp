#include "stdin_reader.h"

#include <iostream>
#include <string>
#include <thread>

namespace tincan {

void StdinReader::start()
{
    std::thread([this] {
        for (std::string line; std::getline(std::cin, line);) {
            if (line.ends_with('\r'))
                line.pop_back();
            QMetaObject::invokeMethod(this, [this, text = QString::fromStdString(line)] { Q_EMIT lineRead(text); });
        }
        QMetaObject::invokeMethod(this, [this] { Q_EMIT ended(); });
    }).detach();
}

} // namespace tincan
