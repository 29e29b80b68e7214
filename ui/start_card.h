// One of the two big answers of the start page: a heading, a sentence, a button; the frame glows while it has the focus
// or the mouse. GUI thread.
#pragma once

#include <QFrame>

class QPushButton;

namespace tincan {

class StartCard : public QFrame
{
    Q_OBJECT
public:
    StartCard(const QString &heading, const QString &sentence, QPushButton *button, QWidget *parent = nullptr);
    void setRecommended(bool recommended) { m_recommended = recommended; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QPushButton *m_button;
    bool m_recommended = false;
};

} // namespace tincan
