// Where notices of the desktop are shown: one a key, which a later one of that key replaces. GUI thread.
#pragma once

#include <QObject>

namespace tincan {

class Notifications : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Plain text, both of them.
    virtual void show(const QString &key, const QString &title, const QString &text) = 0;
    virtual void withdraw(const QString &key) = 0;

Q_SIGNALS:
    void chosen(const QString &key); // somebody clicked it
};

} // namespace tincan
