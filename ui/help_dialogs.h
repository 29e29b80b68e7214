// F1: the keys. About: what this is, and its version. GUI thread.
#pragma once

class QDialog;
class QWidget;

namespace tincan {

QDialog *showKeys(QWidget *parent, bool enterSends);
QDialog *showAbout(QWidget *parent);

} // namespace tincan
