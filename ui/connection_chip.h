// The chip in the status bar: says the state of the line in the words of chip_text.h, and keeps the rules of time:
// connecting is news after 1 s, a countdown above 4 s, a switch is told for 3 s. A click asks for the popover. GUI
// thread.
#pragma once

#include "core/base/clock.h"
#include "ui/chip_text.h"

#include <QAbstractButton>
#include <QPushButton>

namespace tincan {

// In which a line that is so is shown, wherever that is.
QColor toneColour(ChipText::Tone tone);

// The part that is clicked: a dot and a line of text.
class ChipLabel : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ChipLabel(QWidget *parent = nullptr);
    void say(ChipText::Tone tone, const QString &text);
    ChipText::Tone tone() const { return m_tone; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    ChipText::Tone m_tone = ChipText::Tone::Grey;
};

class ConnectionChip : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionChip(Clock &clock = systemClock(), QWidget *parent = nullptr);

    void setStatus(const ConnectionStatus &status);
    void showSwitched(TransportKind to);
    QString text() const { return m_label->text(); }
    ChipText::Tone tone() const { return m_label->tone(); }
    QAbstractButton *label() const { return m_label; }
    QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void clicked();
    void actionChosen(tincan::ChipText::Action action);

private:
    void refresh();
    void say(const ChipText &chip);

    Clock &m_clock;
    ConnectionStatus m_status;
    ChipText m_shown;
    TimePoint m_retryAt{};
    Alarm m_tick;
    Alarm m_news;     // connecting becomes news
    Alarm m_switched; // while this runs, the switch is told
    ChipLabel *m_label;
    QPushButton *m_button;
};

} // namespace tincan
