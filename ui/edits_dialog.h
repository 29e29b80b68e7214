// What a message said, from first to now. Says that it is loading until the
// texts come. GUI thread.
#pragma once

#include "core/chat/edited_text.h"
#include "core/chat/message.h"
#include "ui/dialog.h"

class QLabel;
class QScrollArea;

namespace tincan {

class EditsDialog : public Dialog
{
    Q_OBJECT
public:
    EditsDialog(const Message &message, QWidget *parent);

    const QString &message() const { return m_message; } // its id
    // Oldest first; of an empty list, which is also what a store answers that fails, it says that nothing is known.
    void setTexts(const QList<EditedText> &texts);
    QString state() const; // said in place of the texts; empty: they are shown

private:
    void say(const QString &sentence);
    QWidget *makeEntry(const EditedText &text, bool first, bool now) const;

    QString m_message;
    QLabel *m_state;
    QScrollArea *m_area;
};

} // namespace tincan
