// Completes what is typed in the composer: opens the list while somebody or an emoji is being named, filters it with
// each key, and puts in what is chosen as one step that can be undone. GUI thread.
#pragma once

#include "ui/completion.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QKeyEvent;

namespace tincan {

class ComposerEdit;
class CompletionPopup;

class ComposerCompletion : public QObject
{
    Q_OBJECT
public:
    using People = std::function<QStringList()>; // of the room

    explicit ComposerCompletion(ComposerEdit *edit);

    void setPeople(const People &people) { m_people = people; }
    CompletionPopup *popup() const; // null: none was opened yet
    bool isOpen() const;
    void close();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    bool take(const QKeyEvent &event);
    void put(int row);

    ComposerEdit *m_edit;
    People m_people;
    QPointer<CompletionPopup> m_popup; // a child of the window
    QList<Completion> m_completions;
    CompletionWord m_word;
    std::optional<CompletionWord> m_dismissed; // by Esc: what follows this word opens nothing
};

} // namespace tincan
