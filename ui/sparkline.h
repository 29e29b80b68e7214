// The recent delivery times as one thin line. GUI thread.
#pragma once

#include <QList>
#include <QWidget>

namespace tincan {

class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(QWidget *parent = nullptr);
    void setValues(const QList<int> &times); // milliseconds

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<int> m_values;
};

} // namespace tincan
