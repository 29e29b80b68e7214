// A card of all emoji: what is typed looks for one by shortcode or word, the arrows choose, Enter picks. Those picked
// last come first. Tab goes on to the skin tone that they are in. For the composer and for reactions. GUI thread.
#pragma once

#include "ui/emoji_model.h"
#include "ui/popover.h"

class QLabel;
class QLineEdit;
class QListView;

namespace tincan {

class ToneRow;

class EmojiPicker : public Popover
{
    Q_OBJECT
public:
    explicit EmojiPicker(QWidget *parent);

    QLineEdit *searchField() const { return m_search; }
    QListView *grid() const { return m_grid; }
    ToneRow *tones() const { return m_tones; }

Q_SIGNALS:
    void picked(const QString &emoji);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &words);
    void showCurrent();
    void showTone();
    void pick(const QModelIndex &index);

    EmojiModel *m_model;
    QLineEdit *m_search;
    QListView *m_grid;
    QLabel *m_name; // of the current one, or that there is none
    ToneRow *m_tones;
};

} // namespace tincan
