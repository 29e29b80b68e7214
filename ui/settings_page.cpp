#include "ui/settings_page.h"

#include "ui/settings_switch.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace tincan {

namespace {

// All of a page alike, unless its words need more. Not by the average of the letters: that counts Chinese ones.
void setFieldWidth(QWidget *field)
{
    const int usual = qMax(184, QFontMetrics(QApplication::font()).horizontalAdvance(u'n') * 16);
    field->setFixedWidth(qMax(usual, field->sizeHint().width()));
}

QString withDefault(const QString &hint, const QString &standard)
{
    const QString sentence = SettingsPage::tr("Default: %1.").arg(standard);
    return hint.isEmpty() ? sentence : hint + u' ' + sentence;
}

} // namespace

SettingsPage::SettingsPage(const QString &title, Workspace &workspace)
    : m_title(title),
      m_workspace(workspace),
      m_column(new QVBoxLayout(this)),
      m_reset(new QPushButton(tr("Reset this page")))
{
    m_column->setContentsMargins(24, 20, 24, 20);
    m_column->setSpacing(0);
    auto *heading = new QLabel(title);
    heading->setFont(fontFor(Type::Heading));
    m_column->addWidget(heading);
    m_column->addSpacing(16);
    connect(&servers(), &ServerSet::preferencesChanged, this, &SettingsPage::refresh);
    connect(&servers(), &ServerSet::appearanceChanged, this, &SettingsPage::refresh);
    connect(&workspace, &Workspace::nameChanged, this, &SettingsPage::refresh);
    connect(&servers(), &ServerSet::enterSendsChanged, this, &SettingsPage::refresh);
}

bool SettingsPage::find(const QString &word)
{
    const bool all = m_title.contains(word, Qt::CaseInsensitive);
    bool found = all;
    for (SettingsRow *row : std::as_const(m_rows)) {
        row->setVisible(all || row->has(word));
        row->mark(word);
        found = found || row->has(word);
    }
    return found;
}

void SettingsPage::reset()
{
    for (const auto &reset : std::as_const(m_resets))
        reset();
    refresh();
}

void SettingsPage::refresh()
{
    for (const auto &show : std::as_const(m_shows))
        show();
}

SettingsRow *SettingsPage::add(SettingsRow *row)
{
    m_rows.append(row);
    m_column->addWidget(row);
    return row;
}

SettingsRow *SettingsPage::addRow(const QString &label, const QString &hint, QWidget *control)
{
    return add(new SettingsRow(label, hint, control));
}

SettingsRow *SettingsPage::addWide(const QString &label, const QString &words, QWidget *content)
{
    return add(SettingsRow::wide(label, words, content));
}

SettingsRow *SettingsPage::addTold(const QString &label, const QString &value, const QString &words)
{
    return add(SettingsRow::told(label, value, words));
}

void SettingsPage::addHeading(const QString &label, const QString &words)
{
    add(SettingsRow::heading(label, words));
}

template<class Value>
void SettingsPage::follow(QWidget *control, const Setting<Value> &setting, const std::function<void(Value)> &show)
{
    // Turning the wheel over a page scrolls it, and changes nothing that it comes across.
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(this);
    const auto shown = [control, setting, show] {
        const QSignalBlocker silent(control);
        show(setting.get());
    };
    m_shows.append(shown);
    m_resets.append([setting] { setting.set(setting.standard); });
    shown();
}

QCheckBox *SettingsPage::addSwitch(const QString &label, const QString &hint, const Setting<bool> &setting)
{
    auto *box = new SettingsSwitch;
    addRow(label, withDefault(hint, setting.standard ? tr("on") : tr("off")), box);
    follow<bool>(box, setting, [box](bool on) { box->setChecked(on); });
    connect(box, &QCheckBox::toggled, this, setting.set);
    return box;
}

QSpinBox *SettingsPage::addNumber(const QString &label, const QString &hint, const NumberRange &range,
                                  const Setting<int> &setting)
{
    auto *box = new QSpinBox;
    box->setRange(range.least, range.most);
    box->setSingleStep(range.step);
    box->setSuffix(range.unit);
    box->setSpecialValueText(range.insteadOfLeast);
    box->setGroupSeparatorShown(true);
    box->setButtonSymbols(QSpinBox::NoButtons);
    box->setKeyboardTracking(false); // not each digit on the way to a number
    setFieldWidth(box);
    const QString standard = setting.standard == range.least && !range.insteadOfLeast.isEmpty()
                                 ? range.insteadOfLeast
                                 : QLocale().toString(setting.standard) + range.unit;
    addRow(label, withDefault(hint, standard), box);
    follow<int>(box, setting, [box](int value) { box->setValue(value); });
    connect(box, &QSpinBox::valueChanged, this, setting.set);
    return box;
}

QComboBox *SettingsPage::addChoice(const QString &label, const QString &hint,
                                   const QList<std::pair<QString, QString>> &words, const Setting<QString> &setting)
{
    auto *box = new QComboBox;
    for (const auto &[value, word] : words)
        box->addItem(word, value);
    setFieldWidth(box);
    addRow(label, withDefault(hint, box->itemText(box->findData(setting.standard))), box);
    follow<QString>(box, setting, [box](const QString &value) { box->setCurrentIndex(box->findData(value)); });
    connect(box, &QComboBox::currentIndexChanged, this,
            [box, set = setting.set](int index) { set(box->itemData(index).toString()); });
    return box;
}

QTimeEdit *SettingsPage::addTime(const QString &label, const QString &hint, const Setting<QTime> &setting)
{
    auto *edit = new QTimeEdit;
    edit->setDisplayFormat(QStringLiteral("HH:mm"));
    edit->setButtonSymbols(QTimeEdit::NoButtons);
    edit->setKeyboardTracking(false);
    setFieldWidth(edit);
    addRow(label, withDefault(hint, setting.standard.toString(QStringLiteral("HH:mm"))), edit);
    follow<QTime>(edit, setting, [edit](QTime time) { edit->setTime(time); });
    connect(edit, &QTimeEdit::timeChanged, this, setting.set);
    return edit;
}

QLineEdit *SettingsPage::addText(const QString &label, const QString &hint, const Setting<QString> &setting)
{
    auto *edit = new QLineEdit;
    setFieldWidth(edit);
    addRow(label, hint, edit);
    follow<QString>(edit, setting, [edit](const QString &text) { edit->setText(text); });
    connect(edit, &QLineEdit::editingFinished, this, [edit, set = setting.set] { set(edit->text().trimmed()); });
    return edit;
}

void SettingsPage::end()
{
    m_column->addStretch(1);
    setLook(m_reset, QStringLiteral("link"));
    m_reset->setAutoDefault(false);
    m_reset->setVisible(!m_resets.isEmpty());
    m_column->addWidget(m_reset, 0, Qt::AlignLeading);
    connect(m_reset, &QPushButton::clicked, this, &SettingsPage::reset);
}

bool SettingsPage::eventFilter(QObject *watched, QEvent *event)
{
    const auto *control = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::Wheel && control && !control->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tincan
