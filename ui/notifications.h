// Where notices of the desktop are shown: one a key, which a later one of that key replaces. A key is a room's; that of
// several rooms together is empty, or ends with the slash of its server. GUI thread.
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

    static bool isOfOneRoom(const QString &key) { return !key.isEmpty() && !key.endsWith(u'/'); }

Q_SIGNALS:
    void chosen(const QString &key); // somebody clicked it
    // Where the desktop offers it, of one room.
    void replied(const QString &key, const QString &text);
    void readChosen(const QString &key);
};

} // namespace tincan
