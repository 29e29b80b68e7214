// A card that floats inside its window until something else is clicked or gets the keyboard, Esc is pressed or the
// window is left: rounded, ruled, in the theme's ground. Tab goes round in it. A child of the window, not a window of
// its own: its corners are round also where no compositor runs. Deletes itself when it closes. GUI thread.
#pragma once

#include <QFrame>
#include <QPointer>

namespace tincan {

class Popover : public QFrame
{
    Q_OBJECT
public:
    // Floats in the window of `owner`.
    explicit Popover(QWidget *owner);
    // Opens above the anchor, inside the window, beginning at the anchor's leading edge.
    void openAbove(QWidget *anchor);
    // The same of a place in it; below, where there is no room above.
    void openBeside(const QWidget *of, const QRect &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent *event) override;

private:
    bool hasKeyboard() const;         // itself, or something in it
    void takeRoom(const QSize &most); // what it asks for, as far as the window goes

    QPointer<QWidget> m_before; // had the keyboard when it opened
};

} // namespace tincan
