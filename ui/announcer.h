// Says aloud what arrives, to whoever has a screen reader: the widget is in no way seen, has no place in the chain of
// the Tab key, and is a notification whose name is what there is to say. What comes at once is said at once: the one
// message, or how many there are. GUI thread.
#pragma once

#include "core/chat/message.h"

#include <QTimer>
#include <QWidget>

namespace tincan {

class Announcer : public QWidget
{
    Q_OBJECT
public:
    explicit Announcer(QWidget *parent);

    void arrived(const Message &message);

private:
    void say();

    QTimer m_soon;
    Message m_newest;
    int m_count = 0;
};

} // namespace tincan
