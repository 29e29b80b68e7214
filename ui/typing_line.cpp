#include "ui/typing_line.h"

#include "ui/plain_line.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <algorithm>

namespace tincan {

namespace {

QString typingWords(QStringList names)
{
    std::transform(names.begin(), names.end(), names.begin(), [](const QString &name) { return plainLine(name); });
    switch (names.size()) {
    case 0:
        return {};
    case 1:
        return TypingLine::tr("%1 is typing…").arg(names[0]);
    case 2:
        return TypingLine::tr("%1 and %2 are typing…").arg(names[0], names[1]);
    default:
        return TypingLine::tr("%1, %2 and others are typing…").arg(names[0], names[1]);
    }
}

} // namespace

TypingLine::TypingLine(QWidget *parent) : QLabel(parent)
{
    setFont(fontFor(Type::Hint));
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFixedHeight(fontMetrics().height() + 2);
    setLook(this, QStringLiteral("dim"));
}

void TypingLine::setNames(const QStringList &names)
{
    m_words = typingWords(names);
    setAccessibleName(m_words);
    elide();
}

void TypingLine::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void TypingLine::elide()
{
    setText(fontMetrics().elidedText(m_words, Qt::ElideRight, width()));
}

} // namespace tincan
