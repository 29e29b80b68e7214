// One setting: what it is, what that means, and the control behind it, or below where there is little room for the
// letters. Knows whether a word that is looked for is in its words, and marks it there. GUI thread.
#pragma once

#include <QWidget>

class QLabel;

namespace tincan {

enum class Type;

class SettingsRow : public QWidget
{
    Q_OBJECT
public:
    // The control gets the words as its accessible name and description; it may be null.
    SettingsRow(const QString &label, const QString &hint, QWidget *control, QWidget *parent = nullptr);
    // Something that needs the whole width, below its label. `words`: what else can be found in it.
    static SettingsRow *wide(const QString &label, const QString &words, QWidget *content);
    // What is told, and set nowhere: the value stands where a control would. `words`: as above.
    static SettingsRow *told(const QString &label, const QString &value, const QString &words);
    // Above several of them; the words are theirs.
    static SettingsRow *heading(const QString &label, const QString &words);

    QString label() const { return m_label; }
    QString hint() const { return m_hint; }
    void setHint(const QString &hint);
    QString value() const { return m_value; }
    void setValue(const QString &value);
    // Empty: nothing is looked for.
    bool has(const QString &word) const;
    void mark(const QString &word);

    // As rich text, each place of the word lit up.
    static QString marked(const QString &text, const QString &word);

    QSize minimumSizeHint() const override; // with the control below

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // The label's type holds from the beginning: a style sheet brings back the first font that was set.
    SettingsRow(const QString &label, const QString &hint, QWidget *control, Type labelType, QWidget *parent);
    QWidget *beside() const; // the words; null: nothing is
    int widthBeside() const; // that it asks for
    void place();
    void fit(); // what stands behind the words, where there is room
    void refresh();

    QString m_label;
    QString m_hint;
    QString m_words;
    QString m_value;
    QString m_word;
    QLabel *m_labelShown;
    QLabel *m_hintShown;
    QWidget *m_control;
    QLabel *m_valueShown = nullptr; // where there is one
    bool m_narrow = false;
};

} // namespace tincan
