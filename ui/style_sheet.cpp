#include "ui/style_sheet.h"

#include "ui/theme.h"

#include <QStyle>
#include <QWidget>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// $names are replaced by the tokens. Sizes stay on the grid of 4 px.
QString sheet()
{
    return uR"(
QToolTip { color: $text; background: $side; border: 1px solid $rule; padding: 4px 8px; }
QMainWindow, QDialog, QWidget[look="ground"] { background: $ground; }
QWidget[look="side"] { background: $side; border: none; }
QWidget[look="sideBar"] { background: $side; border: none; border-right: 1px solid $rule; }
QWidget[look="header"] { background: $ground; border: none; border-bottom: 1px solid $rule; }
QWidget[look="status"] { background: $side; border: none; border-top: 1px solid $rule; }
QLabel { background: transparent; }
QLabel[look="dim"] { color: $dim; }
QLabel[look="accent"] { color: $accent; }
QLabel[look="bad"] { color: $bad; }
QLabel[look="quote"] { border-left: 3px solid $accent; padding-left: 8px; }

QMenuBar { background: $side; color: $text; border: none; border-bottom: 1px solid $rule; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $selected; }
QMenu { background: $ground; color: $text; border: 1px solid $rule; border-radius: 10px; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $rule; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 8px; }
QMenu::indicator:exclusive:unchecked, QMenu::indicator:non-exclusive:unchecked { image: none; }

QPushButton { background: $ground; color: $text; border: 1px solid $rule; border-radius: 8px; padding: 7px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selected; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $dim; background: $side; }
QPushButton[look="primary"] { background: $accent; color: $onAccent; border-color: $accent; }
QPushButton[look="primary"]:hover { background: $accentHover; border-color: $accentHover; }
QPushButton[look="primary"]:focus { background: $accentHover; border-color: $accentHover; }
QPushButton[look="primary"]:disabled { background: $rule; color: $dim; border-color: $rule; }
QPushButton[look="link"] { background: transparent; border: none; color: $accent; padding: 2px 4px; border-radius: 4px; }
QPushButton[look="link"]:hover { background: $accentGround; }
QPushButton[look="link"]:focus { background: $accentGround; }
QToolButton { background: transparent; border: none; border-radius: 8px; padding: 4px; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:focus { background: $accentGround; }
QToolButton:pressed { background: $selected; }
QToolButton::menu-indicator { image: none; }
QWidget[look="sideBar"] QToolButton:hover { background: $selected; }
QToolButton[look="tone"] { padding: 0; border: 1px solid transparent; }
QToolButton[look="tone"]:checked { border-color: $accent; }
QToolButton[look="send"] { background: $accent; border-radius: 8px; }
QToolButton[look="send"]:hover, QToolButton[look="send"]:focus { background: $accentHover; }
QToolButton[look="send"]:disabled { background: $rule; }
QToolButton[look="float"] { background: $ground; border: 1px solid $rule; border-radius: 18px;
                            margin-top: 9px; }
QToolButton[look="float"]:hover { background: $hover; }

QRadioButton[look="choice"] { spacing: 8px; padding: 2px 0; }
QRadioButton[look="choice"]:focus { color: $accent; }
QRadioButton[look="choice"]:disabled { color: $dim; }
QRadioButton[look="choice"]::indicator { width: 14px; height: 14px; border: 1px solid $dim; border-radius: 8px;
    background: $ground; }
QRadioButton[look="choice"]::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QRadioButton[look="choice"]::indicator:checked:disabled { border-color: $dim; }

QCheckBox[look="choice"] { spacing: 8px; padding: 2px 0; }
QCheckBox[look="choice"]:focus { color: $accent; }
QCheckBox[look="choice"]::indicator { width: 14px; height: 14px; border: 1px solid $dim; border-radius: 4px;
    background: $ground; }
QCheckBox[look="choice"]::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }

QLineEdit, QSpinBox, QTimeEdit, QComboBox { background: $ground; color: $text; border: 1px solid $rule; border-radius: 8px;
    padding: 6px 10px; selection-background-color: $accent; selection-color: $onAccent; min-height: 18px; }
QLineEdit:focus, QSpinBox:focus, QTimeEdit:focus, QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QSpinBox:disabled, QTimeEdit:disabled, QComboBox:disabled { background: $side; color: $dim; }
QComboBox::drop-down { border: none; width: 24px; padding-right: 6px; }
/* Between the dim of both themes: a style sheet takes its pictures as they are. */
QComboBox::down-arrow { image: url(:/icons/combo.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $ground; border: 1px solid $rule; selection-background-color: $selected;
    selection-color: $text; outline: none; }

QPlainTextEdit { background: $ground; color: $text; border: 1px solid $rule; border-radius: 8px; padding: 4px 6px;
    selection-background-color: $accent; selection-color: $onAccent; }
QPlainTextEdit:focus { border-color: $accent; }

QWidget#qt_calendar_navigationbar { background: transparent; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $onAccent; }

QFrame[look="composer"] { background: $ground; border: 1px solid $rule; border-radius: 12px; }
QFrame[look="composer"][focused="true"] { border-color: $accent; }
QFrame[look="composer"] QTextEdit { background: transparent; border: none; color: $text;
    selection-background-color: $accent; selection-color: $onAccent; }
QFrame[look="rowToolbar"] { background: $ground; border: 1px solid $rule; border-radius: 8px; }
QWidget[look="viewer"] { background: $viewer; }
QWidget[look="viewer"] QLabel { color: $viewerText; }
QWidget[look="viewer"] QToolButton:hover, QWidget[look="viewer"] QToolButton:focus { background: $viewerHover; }
QFrame[look="chip"] { background: $side; border: 1px solid $rule; border-radius: 8px; }
QFrame[look="completion"] { background: $ground; border: 1px solid $rule; border-radius: 12px; }
QFrame[look="completion"] QListView::item { color: $text; border-radius: 8px; padding-left: 6px; }
QFrame[look="completion"] QListView::item:selected { background: $selected; color: $text; }
QFrame[look="notice"] { background: $accentGround; border: none; border-radius: 8px; }

QListView[look="pages"]::item { color: $text; border-radius: 8px; padding: 7px 10px; }
QListView[look="pages"]::item:hover { background: $hover; }
QListView[look="pages"]::item:selected { background: $selected; color: $text; }

QListView[look="choices"]::item { color: $text; border-radius: 8px; padding: 4px 6px; }
QListView[look="choices"]::item:hover { background: $hover; }
QListView[look="choices"]::item:selected { background: $selected; color: $text; }
QListView, tincan--TimelineView { background: transparent; border: none; outline: none; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea[look="words"] { border: 1px solid transparent; border-radius: 8px; }
QScrollArea[look="words"]:focus { border-color: $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $scroll; border-radius: 3px; min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:vertical:hover { background: $dim; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $scroll; border-radius: 3px; min-width: 32px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_s;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    return QColor::fromRgbF(float(a.redF() * (1 - share) + b.redF() * share),
                            float(a.greenF() * (1 - share) + b.greenF() * share),
                            float(a.blueF() * (1 - share) + b.blueF() * share));
}

} // namespace

QString styleSheet(const Theme &theme)
{
    // Longer names first: $accentGround must not be read as $accent.
    const std::pair<QString, QColor> tokens[] = {
        {u"$accentGround"_s, theme.accentGround},
        {u"$accentHover"_s, mixed(theme.accent, theme.text, 0.15)},
        {u"$accent"_s, theme.accent},
        {u"$onAccent"_s, theme.onAccent},
        {u"$selected"_s, theme.selected},
        {u"$scroll"_s, mixed(theme.rule, theme.dim, 0.25)},
        {u"$ground"_s, theme.ground},
        {u"$hover"_s, theme.hover},
        {u"$viewerText"_s, Theme::darkOne().text},
        {u"$viewerHover"_s, Theme::darkOne().selected},
        {u"$viewer"_s, Theme::darkOne().side},
        {u"$side"_s, theme.side},
        {u"$rule"_s, theme.rule},
        {u"$text"_s, theme.text},
        {u"$good"_s, theme.good},
        {u"$warn"_s, theme.warn},
        {u"$code"_s, theme.code},
        {u"$dim"_s, theme.dim},
        {u"$bad"_s, theme.bad},
    };
    QString text = sheet();
    for (const auto &[name, colour] : tokens)
        text.replace(name, colour.name());
    return text;
}

void setLook(QWidget *widget, const QString &look)
{
    widget->setProperty("look", look);
    widget->setAttribute(Qt::WA_StyledBackground);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace tincan
