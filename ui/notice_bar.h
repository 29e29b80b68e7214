// A sentence above the timeline about something that needs no answer, with a button that takes it away. GUI thread.
#pragma once

#include <QFrame>

class QLabel;

namespace tincan {

class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    void say(const QString &sentence);
    QString text() const;

private:
    QLabel *m_words;
};

} // namespace tincan
