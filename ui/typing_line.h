// The line above the composer that says who is writing. It keeps its place when nobody is, so that nothing moves. GUI
// thread.
#pragma once

#include <QLabel>

namespace tincan {

class TypingLine : public QLabel
{
    Q_OBJECT
public:
    explicit TypingLine(QWidget *parent = nullptr);
    void setNames(const QStringList &names);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QString m_words;
};

} // namespace tincan
