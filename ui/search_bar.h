// Where a search is typed: the words, this room or everywhere, which hit is shown, and the way to the next one. Keys:
// ↑ and ↓ choose among the hits, Enter shows the chosen one and then the next, Esc closes. Says what is wanted by
// signals and knows no engine. GUI thread.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace tincan {

class SearchBar : public QWidget
{
    Q_OBJECT
public:
    explicit SearchBar(QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    bool isEverywhere() const { return m_scope->currentIndex() == 1; }
    void setEverywhere(bool everywhere) { m_scope->setCurrentIndex(everywhere ? 1 : 0); }
    // "3 of 50+"; 0 of none: nothing is said.
    void setCount(int number, int hits, bool more);
    QString countText() const { return m_count->text(); }
    QList<QWidget *> stops() const; // of the Tab key

Q_SIGNALS:
    void changed();      // the words or the scope
    void chosen(int by); // so many hits down the list
    void entered();
    void stepped(int by); // to the next hit, and show it
    void closed();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refreshIcons();

    QLineEdit *m_edit;
    QComboBox *m_scope;
    QLabel *m_count;
    QToolButton *m_older;
    QToolButton *m_newer;
    QToolButton *m_close;
};

} // namespace tincan
