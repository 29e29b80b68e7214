// The coloured square with somebody's first letter. GUI thread.
#pragma once

#include <QString>
#include <QWidget>

class QPainter;
class QRectF;

namespace tincan {

void paintAvatar(QPainter *painter, const QRectF &where, const QString &name);

class Avatar : public QWidget
{
    Q_OBJECT
public:
    explicit Avatar(QWidget *parent = nullptr);
    void setName(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
};

} // namespace tincan
