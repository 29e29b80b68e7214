// A window that fits its screen, however large its letters are: it grows with what it has to say as far as the screen
// goes, and what does not fit scrolls above its buttons. GUI thread.
#pragma once

#include <QDialog>

class QVBoxLayout;

namespace tincan {

class ScrolledBody;

class Dialog : public QDialog
{
    Q_OBJECT
public:
    explicit Dialog(QWidget *parent) : QDialog(parent) {}

    // Its two columns, made when they are first asked for; a dialog that lays itself out asks for none. The body
    // scrolls where it has to; the foot below it is always in sight.
    QVBoxLayout *body();
    QVBoxLayout *foot();
    int heightForWidth(int width) const override;
    void setVisible(bool visible) override;

protected:
    bool event(QEvent *event) override;
    void fit(); // at once, where it is seen: what was said needs room
    ScrolledBody *scroller();

private:
    void takeRoom();

    QVBoxLayout *m_foot = nullptr;
    ScrolledBody *m_body = nullptr;
};

} // namespace tincan
