// Reads the standard input on a thread of its own, because not every system can wait for it in an event loop. Signals
// come on the thread that made it.
#pragma once

#include <QObject>

namespace tincan {

class StdinReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Once. The thread is left behind at exit: nothing can wake it from a read.
    void start();

Q_SIGNALS:
    void lineRead(const QString &line);
    void ended();
};

} // namespace tincan
