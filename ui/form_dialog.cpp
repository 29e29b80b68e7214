#include "ui/form_dialog.h"

#include "ui/screen_room.h"
#include "ui/scrolled_body.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"
#include "ui/workspace.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tincan {

FormDialog::FormDialog(const QString &heading, const QString &sentence, const QString &accept, QWidget *parent)
    : Dialog(parent),
      m_fields(new QVBoxLayout),
      m_complaint(new QLabel),
      m_cancel(new QPushButton(tr("Cancel"), this)), // before the fields: Tab goes round, from the last of them to here
      m_accept(new QPushButton(accept, this))
{
    setWindowTitle(heading);
    setAccessibleDescription(sentence);
    setMinimumWidth(qMin(440, screenRoom(this).width()));
    QVBoxLayout *column = body();
    auto *title = new QLabel(heading);
    title->setTextFormat(Qt::PlainText); // there are names and titles in it
    title->setFont(fontFor(Type::Heading));
    column->addWidget(title);
    if (!sentence.isEmpty()) {
        auto *words = new QLabel(sentence);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        setLook(words, QStringLiteral("dim"));
        column->addSpacing(4);
        column->addWidget(words);
    }
    column->addSpacing(16);
    m_fields->setSpacing(4);
    column->addLayout(m_fields);
    column->addStretch(1);

    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    setLook(m_complaint, QStringLiteral("bad"));
    m_complaint->setContentsMargins(0, 4, 0, 0);
    m_complaint->hide();
    foot()->addWidget(m_complaint);
    foot()->addSpacing(16);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    foot()->addLayout(buttons);
    setLook(m_accept, QStringLiteral("primary"));
    m_accept->setDefault(true);
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &FormDialog::tryAccept);
}

void FormDialog::ask(const std::function<void()> &then)
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (then)
        connect(this, &QDialog::accepted, this, then);
    open();
}

void FormDialog::endWith(const Workspace &workspace)
{
    connect(&workspace, &Workspace::closing, this, &QDialog::reject);
}

void FormDialog::preferCancel()
{
    m_cancel->setAutoDefault(true);
    m_cancel->setDefault(true);
    m_cancel->setFocus();
}

void FormDialog::addField(const QString &label, QWidget *control, const QString &hint)
{
    const bool first = m_fields->isEmpty();
    auto *field = new QWidget;
    auto *parts = new QVBoxLayout(field);
    parts->setContentsMargins(0, 0, 0, 10);
    parts->setSpacing(4);
    m_fields->addWidget(field);
    auto *name = new QLabel(label);
    name->setFont(fontFor(Type::HintStrong));
    name->setBuddy(control);
    QString spoken = label;
    control->setAccessibleName(spoken.remove(u'&'));
    control->setAccessibleDescription(hint);
    m_hints.insert(control, hint);
    parts->addWidget(name);
    parts->addWidget(control);
    if (first)
        control->setFocus(); // which it can only have in here
    if (!hint.isEmpty()) {
        auto *words = new QLabel(hint);
        words->setWordWrap(true);
        words->setFont(fontFor(Type::Hint));
        setLook(words, QStringLiteral("dim"));
        parts->addWidget(words);
    }
}

void FormDialog::addWidget(QWidget *widget)
{
    m_fields->addWidget(widget);
}

void FormDialog::showField(QWidget *control, bool shown)
{
    control->parentWidget()->setVisible(shown);
}

void FormDialog::complain(const QString &sentence, QWidget *about)
{
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
    for (auto hint = m_hints.cbegin(); hint != m_hints.cend(); ++hint)
        hint.key()->setAccessibleDescription(hint.key() == about ? sentence : hint.value());
    if (about)
        about->setFocus();
    fit();
}

QString FormDialog::complaint() const
{
    return m_complaint->isHidden() ? QString() : m_complaint->text();
}

} // namespace tincan
