// Asks for a new room's name and topic, and whether it is private. The id is made from the name; a private room gets
// one that nobody guesses. GUI thread.
#pragma once

#include "core/chat/room.h"
#include "ui/form_dialog.h"

#include <QSet>

class QCheckBox;
class QLineEdit;

namespace tincan {

class RoomDialog : public FormDialog
{
    Q_OBJECT
public:
    // `accounts`: only a server that knows people has private rooms.
    RoomDialog(const QSet<QString> &taken, bool accounts, QWidget *parent);
    Room room() const;
    // The id that a name becomes: lower case, - for what the protocol does not allow; a short random one where nothing
    // is left of the name.
    static QString idFrom(const QString &title);
    QLineEdit *titleEdit() const { return m_title; }
    QCheckBox *privateBox() const { return m_private; }

protected:
    void tryAccept() override;

private:
    QSet<QString> m_taken;
    QString m_id;
    QLineEdit *m_title;
    QLineEdit *m_topic;
    QCheckBox *m_private;
};

} // namespace tincan
