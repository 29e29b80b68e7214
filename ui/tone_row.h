// A hand in each skin tone, of which one is chosen: a stop of Tab, with the arrows between them. GUI thread.
#pragma once

#include <QButtonGroup>
#include <QWidget>

namespace tincan {

class ToneRow : public QWidget
{
    Q_OBJECT
public:
    explicit ToneRow(QWidget *parent = nullptr);

    QAbstractButton *button(int tone) const { return m_buttons->button(tone); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawHands();

    QButtonGroup *m_buttons; // by tone
};

} // namespace tincan
