#include "ui/whole_text_dialog.h"

#include "ui/message_words.h"
#include "ui/plain_line.h"
#include "ui/screen_room.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tincan {

WholeTextDialog::WholeTextDialog(const Message &message, QWidget *parent) : Dialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Whole message"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    auto *heading = new QLabel(tr("%1, %2").arg(MessageWords::senderName(message), MessageWords::fullTime(message)));
    heading->setFont(fontFor(Type::Strong));
    heading->setTextFormat(Qt::PlainText);
    column->addWidget(heading);
    auto *text = new QPlainTextEdit; // lays out what is in sight
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(tr("Text"));
    text->setPlainText(withoutOverrides(message.text));
    column->addWidget(text);
    auto *buttons = new QDialogButtonBox;
    connect(buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole), &QPushButton::clicked, this,
            &QDialog::close);
    column->addWidget(buttons);
    resize(QSize(640, 520).boundedTo(screenRoom(this)));
    text->setFocus();
}

} // namespace tincan
