#include "ui/room_dialog.h"

#include "ui/style_sheet.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QUuid>

namespace tincan {

RoomDialog::RoomDialog(const QSet<QString> &taken, bool accounts, QWidget *parent)
    : FormDialog(tr("New room"),
                 accounts ? tr("Everyone on this server can see it and write in it, unless it is private.")
                          : tr("Everyone on this server can see it and write in it."),
                 tr("Create"), parent),
      m_taken(taken),
      m_title(new QLineEdit),
      m_topic(new QLineEdit),
      m_private(new QCheckBox(tr("&Private: only whom you invite sees it")))
{
    m_title->setMaxLength(64);
    m_title->setPlaceholderText(tr("design"));
    m_topic->setMaxLength(200);
    m_topic->setPlaceholderText(tr("What it is about"));
    addField(tr("&Name"), m_title);
    addField(tr("&Topic (may stay empty)"), m_topic);
    setLook(m_private, QStringLiteral("choice"));
    m_private->setVisible(accounts);
    addWidget(m_private);
    connect(m_title, &QLineEdit::textEdited, this, [this] { complain({}); });
    connect(m_private, &QCheckBox::toggled, this, [this] { complain({}); });
}

QString RoomDialog::idFrom(const QString &title)
{
    QString id;
    for (const QChar c : title.trimmed().toLower()) {
        if (isRoomId(QStringView(&c, 1)))
            id += c;
        else if (!id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    id = id.left(48);
    return id.isEmpty() ? QStringLiteral("room-") + QUuid::createUuid().toString(QUuid::Id128).left(8) : id;
}

Room RoomDialog::room() const
{
    Room room;
    room.id = m_id;
    room.title = m_title->text().trimmed();
    room.topic = m_topic->text().trimmed();
    room.isPrivate = m_private->isChecked();
    return room;
}

void RoomDialog::tryAccept()
{
    if (m_title->text().trimmed().isEmpty())
        return complain(tr("Give the room a name."), m_title);
    const bool secret = m_private->isChecked();
    m_id = secret ? QUuid::createUuid().toString(QUuid::WithoutBraces) : idFrom(m_title->text());
    if (m_taken.contains(m_id))
        return complain(tr("There is a room of this name already. Choose another."), m_title);
    accept();
}

} // namespace tincan
