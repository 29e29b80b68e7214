// Asks for a new room's name and topic; the id is made from the name. GUI thread.
#pragma once

#include "core/chat/room.h"
#include "ui/form_dialog.h"

#include <QSet>

class QLineEdit;

namespace tincan {

class RoomDialog : public FormDialog
{
    Q_OBJECT
public:
    RoomDialog(const QSet<QString> &taken, QWidget *parent);
    Room room() const;
    // The id that a name becomes: lower case, - for what the protocol does not allow; a short random one where nothing
    // is left of the name.
    static QString idFrom(const QString &title);
    QLineEdit *titleEdit() const { return m_title; }

protected:
    void tryAccept() override;

private:
    QSet<QString> m_taken;
    QString m_id;
    QLineEdit *m_title;
    QLineEdit *m_topic;
};

} // namespace tincan
