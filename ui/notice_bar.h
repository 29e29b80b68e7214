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
    QString text() const;

private:
    QLabel *m_words;
    QPushButton *m_answer;
    std::function<void()> m_then;
};

} // namespace tincan
