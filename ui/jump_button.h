// The way down to the newest message, and how many have come that were not read. GUI thread.
#pragma once

#include <QToolButton>

namespace tincan {

class JumpButton : public QToolButton
{
    Q_OBJECT
public:
    explicit JumpButton(QWidget *parent = nullptr);

    void setCount(qint64 unread);
    qint64 count() const { return m_count; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString badge() const; // "99+" where there are more

    qint64 m_count = 0;
};

} // namespace tincan
