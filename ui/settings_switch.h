// A check box that is painted as a switch, on or off at a glance in light and dark. GUI thread.
#pragma once

#include <QCheckBox>

namespace tincan {

class SettingsSwitch : public QCheckBox
{
    Q_OBJECT
public:
    using QCheckBox::QCheckBox;
    QSize sizeHint() const override { return {40, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &point) const override { return rect().contains(point); }
};

} // namespace tincan
