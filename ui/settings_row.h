// One setting: what it is, what that means, and the control behind it. Knows whether a word that is looked for is in
// its words, and marks it there. GUI thread.
#pragma once

#include <QWidget>

class QLabel;

namespace tincan {

class SettingsRow : public QWidget
{
    Q_OBJECT
public:
    // The control gets the words as its accessible name and description; it may be null.
    SettingsRow(const QString &label, const QString &hint, QWidget *control, QWidget *parent = nullptr);
    // Something that needs the whole width, below its label. `words`: what else can be found in it.
    static SettingsRow *wide(const QString &label, const QString &words, QWidget *content);

    QString label() const { return m_label; }
    QString hint() const { return m_hint; }
    void setHint(const QString &hint);
    // Empty: nothing is looked for.
    bool has(const QString &word) const;
    void mark(const QString &word);

    // As rich text, each place of the word lit up.
    static QString marked(const QString &text, const QString &word);

private:
    void refresh();

    QString m_label;
    QString m_hint;
    QString m_words;
    QString m_word;
    QLabel *m_labelShown;
    QLabel *m_hintShown;
    QWidget *m_control;
};

} // namespace tincan
