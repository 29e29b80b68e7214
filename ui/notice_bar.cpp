#include "ui/notice_bar.h"

#include "ui/icons.h"
#include "ui/style_sheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace tincan {

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_words(new QLabel), m_answer(new QPushButton)
{
    setLook(this, QStringLiteral("notice"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_words, 1);
    setLook(m_answer, QStringLiteral("link"));
    connect(m_answer, &QPushButton::clicked, this, [this] {
        m_kept.clear();
        if (const auto then = m_then) // it may say something else
            then();
    });
    row->addWidget(m_answer, 0, Qt::AlignTop);
    auto *close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close this notice"));
    close->setToolTip(tr("Close"));
    connect(close, &QToolButton::clicked, this, &NoticeBar::clear);
    row->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void NoticeBar::say(const QString &sentence, const QString &answer, const std::function<void()> &then)
{
    if (!m_kept.isEmpty() && !isHidden())
        return showWords(m_kept + u'\n' + sentence);
    m_kept.clear();
    m_then = then;
    m_answer->setText(answer);
    m_answer->setVisible(!answer.isEmpty());
    showWords(sentence);
}

void NoticeBar::keep(const QString &sentence, const QString &answer, const std::function<void()> &then)
{
    m_kept.clear();
    say(sentence, answer, then);
    m_kept = sentence;
}

void NoticeBar::withdraw()
{
    if (m_kept.isEmpty())
        return hide();
    showWords(m_kept);
}

void NoticeBar::withdraw(const QString &sentence)
{
    if (!isHidden() && m_words->text() == (m_kept.isEmpty() ? sentence : m_kept + u'\n' + sentence))
        withdraw();
}

void NoticeBar::clear()
{
    m_kept.clear();
    hide();
}

void NoticeBar::showWords(const QString &sentence)
{
    m_words->setText(sentence);
    setAccessibleName(sentence);
    show();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_words->text();
}

} // namespace tincan
