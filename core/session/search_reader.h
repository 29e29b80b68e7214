// Answers questions about the stored messages on a thread and a connection of its own, that only reads: whoever
// searches holds up neither what arrives nor what is sent. Both begin with the first question. Made, used and destroyed
// on the session's thread; answers arrive there.
#pragma once

#include "core/chat/search_question.h"

#include <QObject>
#include <QThread>

namespace tincan {

class SearchReader : public QObject
{
    Q_OBJECT
public:
    explicit SearchReader(const QString &path); // of a store that is open
    ~SearchReader() override;                   // when all that was asked is answered

    void ask(const SearchQuestion &question);

Q_SIGNALS:
    void answered(const tincan::SearchAnswer &answer); // silent where it was withdrawn

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker; // lives on m_thread
};

} // namespace tincan
