// The coloured square with somebody's first letter. GUI thread.
#pragma once

#include <QIcon>
#include <QString>
#include <QWidget>

#include <functional>

class QPainter;
class QRectF;

namespace tincan {

void paintAvatar(QPainter *painter, const QRectF &where, const QString &name);
// A picture of so many pixels a side, which lists and menus show as it is, also where it is chosen.
QIcon untintedIcon(int side, double ratio, const std::function<void(QPainter *, const QRectF &)> &paint);
QIcon avatarIcon(const QString &name, int side, double ratio);

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
