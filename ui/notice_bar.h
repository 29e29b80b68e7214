// A sentence above the timeline about something that needs no answer, with a button that takes it away. GUI thread.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace tincan {

class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    // `answer`: of a button beside it, which does `then`; empty: there is none.
    void say(const QString &sentence, const QString &answer = {}, const std::function<void()> &then = {});
    // The same of what would be lost with it: until it is answered or closed, what is said later stands below.
    void keep(const QString &sentence, const QString &answer, const std::function<void()> &then);
    void withdraw();                        // what was said last; what is kept stays
    void withdraw(const QString &sentence); // where it is that
    void clear();                           // of all
    QString text() const;

private:
    void showWords(const QString &sentence);

    QLabel *m_words;
    QPushButton *m_answer;
    std::function<void()> m_then;
    QString m_kept;
};

} // namespace tincan
