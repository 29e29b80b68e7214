// A text that is to be handed on, and a button that copies it. GUI thread.
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace tincan {

class CopyRow : public QWidget
{
    Q_OBJECT
public:
    explicit CopyRow(const QString &name, QWidget *parent = nullptr); // what it is, for a screen reader

    QString text() const;
    void setText(const QString &text);
    QPushButton *button() const { return m_copy; }

private:
    QLineEdit *m_text;
    QPushButton *m_copy;
};

} // namespace tincan
