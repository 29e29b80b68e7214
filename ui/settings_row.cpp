#include "ui/settings_row.h"

#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QLabel>

#include <utility>

namespace tincan {

namespace {

constexpr int besideGap = 24;  // pixels between the words and the control
constexpr int leastWords = 18; // letters of the words in a line, so that they can be read beside it

// A path has no spaces, and wraps all the same.
QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'/', QStringLiteral("/&#8203;"));
}

int leastWidth(const QWidget *widget)
{
    return qBound(widget->minimumWidth(), widget->minimumSizeHint().width(), widget->maximumWidth());
}

} // namespace

SettingsRow::SettingsRow(const QString &label, const QString &hint, QWidget *control, QWidget *parent)
    : SettingsRow(label, hint, control, Type::Strong, parent)
{}

SettingsRow::SettingsRow(const QString &label, const QString &hint, QWidget *control, Type labelType, QWidget *parent)
    : QWidget(parent),
      m_label(label),
      m_hint(hint),
      m_labelShown(new QLabel),
      m_hintShown(new QLabel),
      m_control(control)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 16);
    grid->setHorizontalSpacing(besideGap);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    m_labelShown->setFont(fontFor(labelType));
    m_labelShown->setBuddy(control);
    m_labelShown->setWordWrap(true);
    m_hintShown->setFont(fontFor(Type::Hint));
    m_hintShown->setWordWrap(true);
    setLook(m_hintShown, QStringLiteral("dim"));
    for (QLabel *words : {m_labelShown, m_hintShown})
        words->setTextFormat(Qt::RichText); // escaped by marked()
    grid->addWidget(m_labelShown, 0, 0);
    grid->addWidget(m_hintShown, 1, 0);
    place();
    refresh();
}

SettingsRow *SettingsRow::wide(const QString &label, const QString &words, QWidget *content)
{
    auto *row = new SettingsRow(label, {}, nullptr);
    row->m_words = words;
    static_cast<QGridLayout *>(row->layout())->addWidget(content, 2, 0, 1, 2);
    return row;
}

SettingsRow *SettingsRow::told(const QString &label, const QString &value, const QString &words)
{
    auto *row = new SettingsRow(label, {}, nullptr, Type::Body, nullptr);
    row->m_words = words;
    row->m_valueShown = new QLabel;
    row->m_valueShown->setTextFormat(Qt::RichText); // escaped by marked()
    row->m_valueShown->setFont(fontFor(Type::Strong));
    auto *grid = static_cast<QGridLayout *>(row->layout());
    grid->setContentsMargins(0, 0, 0, 8);
    row->place();
    row->setValue(value);
    return row;
}

SettingsRow *SettingsRow::heading(const QString &label, const QString &words)
{
    auto *row = new SettingsRow(label, {}, nullptr);
    row->m_words = words;
    row->layout()->setContentsMargins(0, 12, 0, 8);
    return row;
}

QWidget *SettingsRow::beside() const
{
    if (m_control)
        return m_control;
    return m_valueShown;
}

int SettingsRow::widthBeside() const
{
    if (m_valueShown)
        return QFontMetrics(m_valueShown->font()).horizontalAdvance(m_value); // in one line
    return qMax(leastWidth(m_control), qMin(m_control->sizeHint().width(), m_control->maximumWidth()));
}

// Behind the words, or below them.
void SettingsRow::place()
{
    QWidget *widget = beside();
    if (!widget)
        return;
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->removeWidget(widget);
    if (m_narrow)
        grid->addWidget(widget, 2, 0, m_control ? Qt::AlignLeading : Qt::Alignment()); // keys wrap in all the width
    else
        grid->addWidget(widget, 0, 1, 2, 1, Qt::AlignVCenter | Qt::AlignTrailing);
    grid->setHorizontalSpacing(m_narrow ? 0 : besideGap);
    if (m_valueShown)
        m_valueShown->setWordWrap(m_narrow);
}

QSize SettingsRow::minimumSizeHint() const
{
    const QSize now = QWidget::minimumSizeHint();
    const QWidget *widget = beside();
    if (!widget || m_narrow)
        return now;
    const int words = now.width() - besideGap - leastWidth(widget);
    return {qMax(words, m_control ? leastWidth(widget) : 0), now.height()};
}

void SettingsRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void SettingsRow::fit()
{
    if (!beside())
        return;
    const int words = fontMetrics().horizontalAdvance(u'n') * leastWords;
    const bool narrow = width() < words + besideGap + widthBeside();
    if (std::exchange(m_narrow, narrow) != narrow)
        place();
}

void SettingsRow::setValue(const QString &value)
{
    m_value = value;
    refresh();
    fit();
}

void SettingsRow::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

bool SettingsRow::has(const QString &word) const
{
    const auto contains = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
    return contains(m_label) || contains(m_hint) || contains(m_value) || contains(m_words);
}

void SettingsRow::mark(const QString &word)
{
    m_word = word;
    refresh();
}

QString SettingsRow::marked(const QString &text, const QString &word)
{
    QString html;
    qsizetype from = 0;
    while (!word.isEmpty()) {
        const qsizetype at = text.indexOf(word, from, Qt::CaseInsensitive);
        if (at < 0)
            break;
        html += escaped(text.mid(from, at - from)) +
                QStringLiteral("<span style=\"background-color:%1; color:%2\">%3</span>")
                    .arg(Theme::current().selection.name(), Theme::current().text.name(),
                         escaped(text.mid(at, word.size())));
        from = at + word.size();
    }
    return html + escaped(text.mid(from));
}

void SettingsRow::refresh()
{
    m_labelShown->setText(marked(m_label, m_word));
    m_labelShown->setVisible(!m_label.isEmpty());
    m_hintShown->setText(marked(m_hint, m_word));
    m_hintShown->setVisible(!m_hint.isEmpty());
    if (m_valueShown)
        m_valueShown->setText(marked(m_value, m_word));
    if (m_control) {
        m_control->setAccessibleName(m_label);
        m_control->setAccessibleDescription(m_hint);
    }
}

} // namespace tincan
