#include "ui/settings_row.h"

#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace tincan {

SettingsRow::SettingsRow(const QString &label, const QString &hint, QWidget *control, QWidget *parent)
    : QWidget(parent),
      m_label(label),
      m_hint(hint),
      m_labelShown(new QLabel),
      m_hintShown(new QLabel),
      m_control(control)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 16);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    m_labelShown->setFont(fontFor(Type::Strong));
    m_labelShown->setBuddy(control);
    m_labelShown->setWordWrap(true);
    m_hintShown->setFont(fontFor(Type::Hint));
    m_hintShown->setWordWrap(true);
    setLook(m_hintShown, QStringLiteral("dim"));
    for (QLabel *words : {m_labelShown, m_hintShown})
        words->setTextFormat(Qt::RichText); // escaped by marked()
    grid->addWidget(m_labelShown, 0, 0);
    grid->addWidget(m_hintShown, 1, 0);
    if (control)
        grid->addWidget(control, 0, 1, 2, 1, Qt::AlignVCenter | Qt::AlignTrailing);
    refresh();
}

SettingsRow *SettingsRow::wide(const QString &label, const QString &words, QWidget *content)
{
    auto *row = new SettingsRow(label, {}, nullptr);
    row->m_words = words;
    static_cast<QGridLayout *>(row->layout())->addWidget(content, 2, 0, 1, 2);
    return row;
}

void SettingsRow::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

bool SettingsRow::has(const QString &word) const
{
    const auto contains = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
    return contains(m_label) || contains(m_hint) || contains(m_words);
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
        html += text.mid(from, at - from).toHtmlEscaped() +
                QStringLiteral("<span style=\"background-color:%1; color:%2\">%3</span>")
                    .arg(Theme::current().selection.name(), Theme::current().text.name(),
                         text.mid(at, word.size()).toHtmlEscaped());
        from = at + word.size();
    }
    return html + text.mid(from).toHtmlEscaped();
}

void SettingsRow::refresh()
{
    m_labelShown->setText(marked(m_label, m_word));
    m_labelShown->setVisible(!m_label.isEmpty());
    m_hintShown->setText(marked(m_hint, m_word));
    m_hintShown->setVisible(!m_hint.isEmpty());
    if (m_control) {
        m_control->setAccessibleName(m_label);
        m_control->setAccessibleDescription(m_hint);
    }
}

} // namespace tincan
