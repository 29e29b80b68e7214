#include "ui/room_details_dialog.h"

#include "core/chat/bounds.h"
#include "ui/member_list.h"
#include "ui/person_dialog.h"
#include "ui/room_list_model.h"
#include "ui/room_question.h"
#include "ui/screen_room.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"
#include "ui/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace tincan {

RoomDetailsDialog::RoomDetailsDialog(Workspace &workspace, const RoomSummary &room, QWidget *parent)
    : Dialog(parent),
      m_workspace(workspace),
      m_left(room.left),
      m_title(new QLineEdit),
      m_topic(new QLineEdit),
      m_kind(new QLabel),
      m_state(new QLabel),
      m_members(new MemberList),
      m_save(new QPushButton(tr("&Save"))),
      m_archive(new QPushButton(tr("&Archive…"))),
      m_leave(new QPushButton),
      m_again(new QPushButton(tr("Try again")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Room details"));
    setMinimumWidth(qMin(460, screenRoom(this).width()));
    m_details.room = room.room;
    makeFields();
    makeButtons();
    connect(&workspace, &Workspace::closing, this, &QDialog::reject);
    const Engine *engine = workspace.engine();
    connect(engine, &Engine::roomLoaded, this, &RoomDetailsDialog::setDetails);
    connect(engine, &Engine::roomEdited, this, [this](const QString &id, const std::optional<Failure> &failure) {
        if (id == m_details.room.id)
            taken(failure);
    });
    connect(engine, &Engine::memberSet, this,
            [this](const QString &id, const QString &, bool, const std::optional<Failure> &failure) {
                if (id == m_details.room.id)
                    taken(failure);
            });
    m_title->setText(RoomListModel::titleOf(room.room));
    m_topic->setText(room.room.topic);
    load();
}

void RoomDetailsDialog::makeFields()
{
    QVBoxLayout *column = body();
    column->setSpacing(6);
    auto *heading = new QLabel(RoomWords::heading(m_details.room));
    heading->setTextFormat(Qt::PlainText);
    heading->setFont(fontFor(Type::Heading));
    column->addWidget(heading);
    m_kind->setWordWrap(true);
    setLook(m_kind, QStringLiteral("dim"));
    column->addWidget(m_kind);
    column->addSpacing(8);
    for (const auto &[words, edit] : {std::pair(tr("&Name"), m_title), std::pair(tr("&Topic"), m_topic)}) {
        auto *label = new QLabel(words);
        label->setFont(fontFor(Type::HintStrong));
        label->setBuddy(edit);
        edit->setAccessibleName(QString(words).remove(u'&'));
        edit->setReadOnly(true);
        column->addWidget(label);
        column->addWidget(edit);
        connect(edit, &QLineEdit::textEdited, this, &RoomDetailsDialog::showRights);
    }
    m_title->setMaxLength(int(longestTitle));
    m_topic->setMaxLength(int(longestTopic));
    column->addWidget(m_save, 0, Qt::AlignTrailing);
    column->addSpacing(8);
    column->addWidget(m_members, 1);
    connect(m_members, &MemberList::inviteChosen, this, &RoomDetailsDialog::invite);
    connect(m_members, &MemberList::removeChosen, this, &RoomDetailsDialog::remove);
    auto *saying = new QHBoxLayout;
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    saying->addWidget(m_state, 1);
    setLook(m_again, QStringLiteral("link"));
    saying->addWidget(m_again);
    foot()->addSpacing(6);
    foot()->addLayout(saying);
    connect(m_again, &QPushButton::clicked, this, &RoomDetailsDialog::load);
}

void RoomDetailsDialog::makeButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *close = new QPushButton(tr("Close"));
    for (QPushButton *button : {m_save, m_archive, m_leave, m_again})
        button->setAutoDefault(false);
    row->addWidget(m_leave);
    row->addWidget(m_archive);
    row->addStretch();
    row->addWidget(close);
    foot()->addSpacing(16);
    foot()->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &RoomDetailsDialog::save);
    connect(m_archive, &QPushButton::clicked, this, &RoomDetailsDialog::archive);
    connect(m_leave, &QPushButton::clicked, this, &RoomDetailsDialog::leaveOrComeBack);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    // Enter in a field saves; elsewhere it does nothing that one might not want.
    for (const QLineEdit *edit : {m_title, m_topic})
        connect(edit, &QLineEdit::returnPressed, this, [this] {
            if (m_save->isEnabled())
                save();
        });
    close->setAutoDefault(false);
    close->setFocus();
}

void RoomDetailsDialog::load()
{
    say(tr("Loading…"), false);
    m_workspace.engine()->loadRoom(m_details.room.id);
    showRights();
}

void RoomDetailsDialog::setDetails(const RoomDetails &details, const std::optional<Failure> &failure)
{
    if (details.room.id != m_details.room.id)
        return;
    if (failure) {
        say(RoomWords::failed(RoomDeed::Open, *failure), true, true);
        return;
    }
    const bool edited = m_loaded && isEdited(); // what is being typed stays
    const bool direct = RoomListModel::isDirect(details.room);
    m_details = details;
    m_loaded = true;
    if (!edited && !direct) {
        m_title->setText(RoomListModel::titleOf(details.room));
        m_topic->setText(details.room.topic);
    }
    const QString self = m_workspace.people()->self();
    m_members->setMembers(details.members, self);
    m_left = details.hasMembers && std::none_of(details.members.begin(), details.members.end(),
                                                [&self](const Person &member) { return member.id == self; });
    say({}, false);
    showRights();
}

bool RoomDetailsDialog::isEdited() const
{
    return m_title->text().trimmed() != RoomListModel::titleOf(m_details.room) ||
           m_topic->text().trimmed() != m_details.room.topic;
}

void RoomDetailsDialog::showRights()
{
    const Room &room = m_details.room;
    const bool direct = RoomListModel::isDirect(room);
    const bool lobby = room.id == QStringLiteral("lobby");
    const bool mayChange = m_loaded && m_details.mayChange;
    m_kind->setText(direct           ? tr("A conversation of two: nobody else sees it.")
                    : room.isPrivate ? tr("Private: only who is in it sees it.")
                                     : tr("Everyone on this server can see it and write in it."));
    for (QLineEdit *edit : {m_title, m_topic})
        edit->setReadOnly(!mayChange);
    m_save->setVisible(mayChange);
    m_save->setEnabled(!m_asked && isEdited() && !m_title->text().trimmed().isEmpty());
    m_archive->setVisible(mayChange && !lobby);
    m_archive->setEnabled(!m_asked);
    m_members->setVisible(m_details.hasMembers);
    m_members->setRights(room.isPrivate && !direct && !m_left, mayChange && !lobby);
    m_members->setBusy(m_asked.has_value());
    m_leave->setText(m_left ? tr("&Come back") : tr("&Leave…"));
    m_leave->setVisible(m_details.hasMembers && !lobby);
    m_leave->setEnabled(!m_asked);
    fit();
}

void RoomDetailsDialog::say(const QString &sentence, bool bad, bool again)
{
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    setLook(m_state, bad ? QStringLiteral("bad") : QStringLiteral("dim"));
    setAccessibleDescription(sentence);
    m_again->setVisible(again);
}

QString RoomDetailsDialog::state() const
{
    return m_state->text();
}

void RoomDetailsDialog::ask(RoomDeed deed)
{
    m_asked = deed;
    say(tr("Asking the server…"), false);
    showRights();
}

void RoomDetailsDialog::taken(const std::optional<Failure> &failure)
{
    const auto deed = std::exchange(m_asked, std::nullopt);
    if (!deed) // of another window
        return load();
    if (failure) {
        say(RoomWords::failed(*deed, *failure), true);
        return showRights();
    }
    if (*deed == RoomDeed::Archive || *deed == RoomDeed::Leave)
        return accept();
    if (*deed == RoomDeed::Edit) {
        m_details.room.title = m_title->text().trimmed();
        m_details.room.topic = m_topic->text().trimmed();
    }
    load();
}

void RoomDetailsDialog::save()
{
    RoomEdit edit;
    if (const QString title = m_title->text().trimmed(); title != RoomListModel::titleOf(m_details.room))
        edit.title = title;
    if (const QString topic = m_topic->text().trimmed(); topic != m_details.room.topic)
        edit.topic = topic;
    ask(RoomDeed::Edit);
    m_workspace.engine()->editRoom(m_details.room.id, edit);
}

void RoomDetailsDialog::archive()
{
    RoomQuestion::archive(m_details.room, this)->ask([this] {
        ask(RoomDeed::Archive);
        m_workspace.engine()->editRoom(m_details.room.id, {.archived = true});
    });
}

void RoomDetailsDialog::invite()
{
    auto *dialog = new PersonDialog(tr("Invite into %1").arg(RoomListModel::titleOf(m_details.room)),
                                    tr("Whoever is invited can read what was said in it, and sees who is in it."),
                                    tr("Invite"), tr("Everybody on this server is in it already."), this);
    QList<Person> others = m_workspace.people()->all();
    others.removeIf([this](const Person &person) {
        const auto is = [&person](const Person &member) { return member.id == person.id; };
        return std::any_of(m_details.members.cbegin(), m_details.members.cend(), is);
    });
    dialog->setPeople(others);
    dialog->ask([this, dialog] {
        ask(RoomDeed::Invite);
        m_workspace.engine()->setMember(m_details.room.id, dialog->person().id, true);
    });
}

void RoomDetailsDialog::remove(const Person &person)
{
    RoomQuestion::remove(m_details.room, person.name, this)->ask([this, id = person.id] {
        ask(RoomDeed::Remove);
        m_workspace.engine()->setMember(m_details.room.id, id, false);
    });
}

void RoomDetailsDialog::leaveOrComeBack()
{
    if (m_left) {
        ask(RoomDeed::Join);
        return m_workspace.engine()->setMember(m_details.room.id, {}, true);
    }
    RoomQuestion::leave(m_details.room, this)->ask([this] {
        ask(RoomDeed::Leave);
        m_workspace.engine()->setMember(m_details.room.id, {}, false);
    });
}

} // namespace tincan
