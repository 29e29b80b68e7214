#include "ui/composer_hint.h"

#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QLocale>

namespace tincan {

namespace {

// The count appears near the limit: at seven eighths of it.
qsizetype countedFrom(qsizetype limit)
{
    return limit - limit / 8;
}

} // namespace

ComposerHint::ComposerHint(QWidget *parent) : QLabel(parent)
{
    setFont(fontFor(Type::Hint));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void ComposerHint::say(const QString &sentence)
{
    m_isSentence = true;
    show(sentence, true);
}

void ComposerHint::setLength(qsizetype bytes, qsizetype limit)
{
    if (bytes < countedFrom(limit)) {
        if (!m_isSentence)
            hide();
        return;
    }
    m_isSentence = false;
    const QLocale locale;
    const QString count = tr("%1 of %2 bytes").arg(locale.toString(bytes), locale.toString(limit));
    const bool tooLong = bytes > limit;
    show(tooLong ? tr("%1: too long for one message. Shorten it, or send it in two.").arg(count) : count, tooLong);
}

void ComposerHint::dismiss()
{
    if (m_isSentence)
        hide();
    m_isSentence = false;
}

void ComposerHint::show(const QString &words, bool bad)
{
    setText(words);
    setLook(this, bad ? QStringLiteral("bad") : QStringLiteral("dim"));
    QLabel::show();
}

} // namespace tincan
