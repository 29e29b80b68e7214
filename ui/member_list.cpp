#include "ui/member_list.h"

#include "ui/avatar.h"
#include "ui/plain_line.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QCollator>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace tincan {

namespace {

constexpr int avatarIconSize = 24;

} // namespace

MemberList::MemberList(QWidget *parent)
    : QWidget(parent),
      m_heading(new QLabel),
      m_list(new QListWidget),
      m_invite(new QPushButton(tr("&Invite…"))),
      m_remove(new QPushButton(tr("&Remove…")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_heading->setFont(fontFor(Type::HintStrong));
    m_heading->setBuddy(m_list);
    column->addWidget(m_heading);
    m_list->setIconSize({avatarIconSize, avatarIconSize});
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(160);
    setLook(m_list, QStringLiteral("choices"));
    column->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_invite);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    column->addLayout(buttons);
    for (QPushButton *button : {m_invite, m_remove})
        button->setAutoDefault(false);
    connect(m_invite, &QPushButton::clicked, this, &MemberList::inviteChosen);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeChosen(current()); });
    connect(m_list, &QListWidget::currentRowChanged, this, &MemberList::refreshButtons);
    setMembers({}, {});
    setRights(false, false);
}

void MemberList::setMembers(const QList<Person> &members, const QString &self)
{
    const QString chosen = current().id;
    m_members = members;
    m_self = self;
    QCollator order;
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(m_members.begin(), m_members.end(),
              [&order](const Person &a, const Person &b) { return order.compare(a.name, b.name) < 0; });
    m_list->clear();
    for (const Person &member : std::as_const(m_members)) {
        const QString name = plainLine(member.name);
        auto *item = new QListWidgetItem(avatarIcon(member.name, avatarIconSize, devicePixelRatioF()),
                                         member.id == self ? tr("%1 (you)").arg(name) : name, m_list);
        if (member.id == chosen)
            m_list->setCurrentItem(item);
    }
    const QString heading = tr("People in it: %1").arg(m_members.size());
    m_heading->setText(heading);
    m_list->setAccessibleName(heading);
    refreshButtons();
}

void MemberList::setRights(bool mayInvite, bool mayRemove)
{
    m_invite->setVisible(mayInvite);
    m_remove->setVisible(mayRemove);
}

void MemberList::setBusy(bool busy)
{
    m_busy = busy;
    refreshButtons();
}

Person MemberList::current() const
{
    return m_members.value(m_list->currentRow());
}

void MemberList::refreshButtons()
{
    m_invite->setEnabled(!m_busy);
    m_remove->setEnabled(!m_busy && !current().id.isEmpty() && current().id != m_self);
}

} // namespace tincan
