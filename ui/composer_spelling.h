// Underlines what is spelt wrong in the composer, and offers what may be meant in its menu. The word that is being
// typed is left alone until the cursor goes on. GUI thread.
#pragma once

#include "ui/spelling.h"

#include <QSyntaxHighlighter>
#include <QTextCursor>

class QContextMenuEvent;
class QMenu;

namespace tincan {

class ComposerEdit;

class ComposerSpelling : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    ComposerSpelling(ComposerEdit *edit, std::shared_ptr<Spelling> spelling);

protected:
    void highlightBlock(const QString &text) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    bool openMenu(const QContextMenuEvent &event);
    void showMenu(const QTextCursor &word, const QStringList &suggestions, const QPoint &at);
    QMenu *languageMenu(QWidget *parent);
    QTextCursor wrongWordAt(int position);

    ComposerEdit *m_edit;
    std::shared_ptr<Spelling> m_spelling;
    QTextCursor m_typedIn;  // where the cursor was
    bool m_changed = false; // by a key, and the cursor has not followed yet
    bool m_typing = false;  // the cursor stands where a key was typed
};

} // namespace tincan
