// What every dialog here shares: a heading, a sentence, rows of a label above its control, a line that says what is
// wrong, and two buttons. GUI thread.
#pragma once

#include "ui/dialog.h"

#include <QHash>

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tincan {

class Workspace;

class FormDialog : public Dialog
{
    Q_OBJECT
public:
    FormDialog(const QString &heading, const QString &sentence, const QString &accept, QWidget *parent);

    // Holds its own window alone, does `then` where the answer is yes, and deletes itself.
    void ask(const std::function<void()> &then = {});
    // It is about the workspace's server, and goes with it, whichever window leaves that.
    void endWith(const Workspace &workspace);
    // Empty: all is well. What it is about gets the focus, and a screen reader says the sentence with its name.
    void complain(const QString &sentence, QWidget *about = nullptr);
    QString complaint() const;
    QPushButton *acceptButton() const { return m_accept; }

protected:
    // The label is the control's buddy and its accessible name.
    void addField(const QString &label, QWidget *control, const QString &hint = {});
    void addWidget(QWidget *widget);
    void showField(QWidget *control, bool shown); // with its label and hint
    // Enter means no: where accepting cannot be undone.
    void preferCancel();
    // Called by the button and by Enter; accepts unless it complains.
    virtual void tryAccept() { accept(); }
    QPushButton *cancelButton() const { return m_cancel; }

private:
    QVBoxLayout *m_fields;
    QHash<QWidget *, QString> m_hints; // by control
    QLabel *m_complaint;
    QPushButton *m_cancel;
    QPushButton *m_accept;
};

} // namespace tincan
