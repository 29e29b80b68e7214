#include "ui/edits_dialog.h"

#include "ui/plain_line.h"
#include "ui/screen_room.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tincan {

namespace {

constexpr qsizetype mostEntries = 50;

} // namespace

EditsDialog::EditsDialog(const Message &message, QWidget *parent)
    : Dialog(parent), m_message(message.id), m_state(new QLabel), m_area(new QScrollArea)
{
    setWindowTitle(tr("Edits of this message"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(440, 240);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    auto *heading = new QLabel(windowTitle());
    heading->setFont(fontFor(Type::Heading));
    column->addWidget(heading);
    m_state->setWordWrap(true);
    column->addWidget(m_state);
    m_area->setWidgetResizable(true);
    setLook(m_area, QStringLiteral("words"));
    m_area->setAccessibleName(windowTitle());
    column->addWidget(m_area, 1);
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    column->addWidget(close, 0, Qt::AlignTrailing);
    close->setFocus();
    say(tr("Loading…"));
}

void EditsDialog::say(const QString &sentence)
{
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    setLook(m_state, QStringLiteral("dim"));
    setAccessibleDescription(sentence);
    m_area->setVisible(sentence.isEmpty());
}

QString EditsDialog::state() const
{
    return m_state->text();
}

void EditsDialog::setTexts(const QList<EditedText> &texts)
{
    if (texts.isEmpty())
        return say(tr("What it said before is not stored here, or it was deleted."));
    say({});
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(16);
    const qsizetype oldest = qMax<qsizetype>(0, texts.size() - mostEntries);
    for (qsizetype i = texts.size() - 1; i >= oldest; --i) // what holds now is at the top
        column->addWidget(makeEntry(texts[i], i == 0, i == texts.size() - 1));
    if (oldest > 0)
        column->addWidget(new QLabel(tr("%n earlier edits are not shown.", nullptr, int(oldest))));
    column->addStretch(1);
    m_area->setWidget(list);
    const int wanted = qMax(height(), qMin(560, list->sizeHint().height() + 180));
    resize(QSize(width(), wanted).boundedTo(screenRoom(this)));
    if (isVisible())
        moveOnScreen(this);
}

QWidget *EditsDialog::makeEntry(const EditedText &text, bool first, bool now) const
{
    auto *entry = new QWidget;
    auto *column = new QVBoxLayout(entry);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(text.time), QLocale::ShortFormat);
    auto *when = new QLabel(now     ? tr("%1, now", "time of an edit").arg(time)
                            : first ? tr("%1, first", "time of an edit").arg(time)
                                    : time);
    when->setFont(fontFor(Type::HintStrong));
    setLook(when, QStringLiteral("dim"));
    const QString words = withoutOverrides(text.text);
    auto *said = new QLabel(words);
    said->setTextFormat(Qt::PlainText);
    said->setWordWrap(true);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    said->setAccessibleName(when->text() + QStringLiteral(": ") + words);
    if (now)
        setLook(said, QStringLiteral("quote"));
    column->addWidget(when);
    column->addWidget(said);
    return entry;
}

} // namespace tincan
