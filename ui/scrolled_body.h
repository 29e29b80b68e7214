// What stands between a window's edges and its buttons. It asks for all the height that this needs, and scrolls only
// where there is less. Whatever in it gets the keyboard comes into sight; while it scrolls, Tab stops at it as well, so
// that the arrows lead to words that nothing else leads to. GUI thread.
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace tincan {

class ScrolledBody : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrolledBody(QWidget *parent = nullptr);
    ~ScrolledBody() override;

    QVBoxLayout *column() const { return m_column; } // what is in it
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showFocus();
    void dropBar();

    QVBoxLayout *m_column;
};

} // namespace tincan
