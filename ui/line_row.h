// One row of the line list: a radio button whose word comes first and whose protocol stands dim behind it, with the
// last measured time at the end. GUI thread.
#pragma once

#include <QRadioButton>

namespace tincan {

class LineRow : public QRadioButton
{
    Q_OBJECT
public:
    LineRow(const QString &word, const QString &hint, QWidget *parent = nullptr);
    void setTime(const QString &time);
    QString time() const { return m_time; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; // without the protocol, which is left out by and by

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &point) const override { return rect().contains(point); }

private:
    int widthWithout() const; // the protocol

    QString m_word;
    QString m_hint;
    QString m_time;
};

} // namespace tincan
