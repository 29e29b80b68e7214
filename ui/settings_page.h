// A page of the settings window: rows whose controls apply at once and follow what is changed elsewhere, and a button
// that sets all of them back. Each page is a class that adds its rows and then calls end(). GUI thread.
#pragma once

#include "ui/server_set.h"
#include "ui/settings_row.h"

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTimeEdit;
class QVBoxLayout;

namespace tincan {

// Something that can be set: what it is now, how it is changed, and what it is by default.
template<class Value>
struct Setting
{
    std::function<Value()> get;
    std::function<void(Value)> set;
    Value standard;
};

struct NumberRange
{
    int least = 0;
    int most = 0;
    int step = 1;
    QString unit{};
    QString insteadOfLeast{}; // what is shown for the least
};

class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    SettingsPage(const QString &title, Workspace &workspace);

    QString title() const { return m_title; }
    const QList<SettingsRow *> &rows() const { return m_rows; }
    QPushButton *resetButton() const { return m_reset; }
    // Shows only what has the word, and marks it; all where it is in the title. False where there is nothing of it.
    bool find(const QString &word);
    void reset(); // to what the rows name as their defaults

protected:
    // The hints get a sentence that names the default.
    QCheckBox *addSwitch(const QString &label, const QString &hint, const Setting<bool> &setting);
    QSpinBox *addNumber(const QString &label, const QString &hint, const NumberRange &range,
                        const Setting<int> &setting);
    QComboBox *addChoice(const QString &label, const QString &hint, const QList<std::pair<QString, QString>> &words,
                         const Setting<QString> &setting);
    QTimeEdit *addTime(const QString &label, const QString &hint, const Setting<QTime> &setting);
    QLineEdit *addText(const QString &label, const QString &hint, const Setting<QString> &setting);
    // What applies by itself.
    SettingsRow *addRow(const QString &label, const QString &hint, QWidget *control);
    SettingsRow *addWide(const QString &label, const QString &words, QWidget *content);
    SettingsRow *addTold(const QString &label, const QString &value, const QString &words);
    void addHeading(const QString &label, const QString &words);
    void end();

    // One of the preferences.
    template<class Value>
    Setting<Value> preference(Value &(*field)(Preferences &));
    Workspace &workspace() const { return m_workspace; }
    ServerSet &servers() const { return m_workspace.servers(); }
    void refresh(); // the controls, by what holds now

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    SettingsRow *add(SettingsRow *row);
    template<class Value>
    void follow(QWidget *control, const Setting<Value> &setting, const std::function<void(Value)> &show);

    const QString m_title;
    Workspace &m_workspace;
    QVBoxLayout *m_column;
    QPushButton *m_reset;
    QList<SettingsRow *> m_rows;
    QList<std::function<void()>> m_shows;
    QList<std::function<void()>> m_resets;
};

template<class Value>
Setting<Value> SettingsPage::preference(Value &(*field)(Preferences &))
{
    Preferences standard;
    return {.get =
                [this, field] {
                    Preferences now = servers().preferences();
                    return field(now);
                },
            .set =
                [this, field](const Value &value) {
                    Preferences next = servers().preferences();
                    field(next) = value;
                    servers().setPreferences(next);
                },
            .standard = field(standard)};
}

} // namespace tincan
