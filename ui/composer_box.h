// The frame that a message is written in: the text, which grows to eight lines, with its buttons beside it, and above
// it what goes along with the text. GUI thread.
#pragma once

#include "ui/composer_edit.h"

#include <QFrame>
#include <QToolButton>

#include <functional>
#include <memory>

class QHBoxLayout;
class QVBoxLayout;

namespace tincan {

class ComposerCompletion;
class Spelling;

class ComposerBox : public QFrame
{
    Q_OBJECT
public:
    explicit ComposerBox(QWidget *parent = nullptr);

    ComposerEdit *edit() const { return m_edit; }
    ComposerCompletion *completion() const { return m_completion; }
    QToolButton *sendButton() const { return m_send; }
    // Is asked for once something is written.
    void setSpelling(const std::function<std::shared_ptr<Spelling>()> &spelling);
    // Across the whole frame, above the text, below what was added before.
    void addPart(QWidget *part);
    // Before the text, behind the buttons that were added before.
    void addButton(QToolButton *button, const QString &iconName);
    QList<QWidget *> stops() const; // of the Tab key

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeButtons();
    void pickEmoji();
    void fitHeight();
    void refreshIcons();

    ComposerEdit *m_edit;
    ComposerCompletion *m_completion;
    std::function<std::shared_ptr<Spelling>()> m_spelling; // empty: it is here
    QToolButton *m_emoji;
    QToolButton *m_send;
    QVBoxLayout *m_parts;
    QHBoxLayout *m_row;
    QList<std::pair<QToolButton *, QString>> m_buttons; // added, with the names of their icons
};

} // namespace tincan
