#include "ui/search_bar.h"

#include "ui/icons.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>

#include <tuple>

namespace tincan {

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent),
      m_edit(new QLineEdit),
      m_scope(new QComboBox),
      m_count(new QLabel),
      m_older(new QToolButton),
      m_newer(new QToolButton),
      m_close(new QToolButton)
{
    setLook(this, QStringLiteral("header"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 8, 16, 8);
    row->setSpacing(6);
    m_edit->setPlaceholderText(tr("Search messages"));
    m_edit->setAccessibleName(tr("Search messages"));
    m_edit->setMaxLength(500);
    m_edit->installEventFilter(this);
    m_scope->addItems({tr("This room"), tr("Everywhere")});
    m_scope->setAccessibleName(tr("Where to search"));
    m_scope->installEventFilter(this);
    setLook(m_count, QStringLiteral("dim"));
    m_count->setFont(fontFor(Type::Hint));
    const std::tuple<QToolButton *, QString, int> buttons[] = {
        {m_newer, tr("Newer hit (%1)").arg(QKeySequence(Qt::SHIFT | Qt::Key_F3).toString(QKeySequence::NativeText)),
         -1},
        {m_older, tr("Older hit (%1)").arg(QKeySequence(Qt::Key_F3).toString(QKeySequence::NativeText)), 1},
        {m_close, tr("Close the search"), 0}};
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_scope);
    for (const auto &[button, name, by] : buttons) {
        button->setFixedSize(32, 32);
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->installEventFilter(this);
        row->addWidget(button);
        if (by != 0)
            connect(button, &QToolButton::clicked, this, [this, by = by] { Q_EMIT stepped(by); });
    }
    connect(m_close, &QToolButton::clicked, this, &SearchBar::closed);
    connect(m_edit, &QLineEdit::textChanged, this, &SearchBar::changed);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &SearchBar::changed);
    setCount(0, 0, false);
    refreshIcons();
}

QList<QWidget *> SearchBar::stops() const
{
    return {m_edit, m_scope, m_newer, m_older, m_close};
}

void SearchBar::setCount(int number, int hits, bool more)
{
    const QString all = QLocale().toString(hits) + (more ? QStringLiteral("+") : QString());
    m_count->setText(hits == 0     ? QString()
                     : number == 0 ? tr("%1 found").arg(all)
                                   : tr("%1 of %2").arg(QLocale().toString(number), all));
    m_older->setEnabled(hits > 0);
    m_newer->setEnabled(hits > 0);
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool inEdit = watched == m_edit &&
                        (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter);
    if (key != Qt::Key_Escape && !inEdit)
        return QWidget::eventFilter(watched, event);
    event->accept(); // the window's own Esc marks the room as read
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (key == Qt::Key_Escape)
        Q_EMIT closed();
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        Q_EMIT chosen(key == Qt::Key_Up ? -1 : 1);
    else
        Q_EMIT entered();
    return true;
}

void SearchBar::refreshIcons()
{
    const QColor colour = Theme::current().dim;
    m_newer->setIcon(icon(QStringLiteral("chevron-up"), colour));
    m_older->setIcon(icon(QStringLiteral("chevron-down"), colour));
    m_close->setIcon(icon(QStringLiteral("close"), colour));
}

void SearchBar::showEvent(QShowEvent *event)
{
    // Its button has Qt read a whole theme of icons, which the start of the program need not wait for.
    m_edit->setClearButtonEnabled(true);
    QWidget::showEvent(event);
}

void SearchBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

} // namespace tincan
