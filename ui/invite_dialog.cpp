#include "ui/invite_dialog.h"

#include "ui/copy_row.h"
#include "ui/failure_text.h"
#include "ui/qr_code.h"
#include "ui/screen_room.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"
#include "ui/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Of the secret: the id and the code, so that the next start shows the same link.
QString inviteKey()
{
    return u"invite"_s;
}

} // namespace

InviteDialog::InviteDialog(Workspace *workspace, QWidget *parent)
    : FormDialog(tr("Invite people"),
                 tr("Send them the link, or let them scan it. Whoever opens it makes an account and is in, for as long "
                    "as Tincan is open here."),
                 tr("Done"), parent),
      m_network(workspace->hosted().network),
      m_secrets(workspace->profile().secrets()),
      m_port(quint16(workspace->hosted().url.port())),
      m_addresses(m_network->addresses()),
      m_reached(m_addresses.size()),
      m_code(new QrCode),
      m_link(new CopyRow(tr("Invite link"))),
      m_life(new QLabel),
      m_renew(new QPushButton(tr("Make a new one"))),
      m_reachWords(new QLabel)
{
    setMinimumWidth(
        qMin(640, screenRoom(this).width())); // the longest address and name of an interface, beside the code
    cancelButton()->hide();
    addWidget(m_link);
    addWidget(makeLife());
    addWidget(makeReach());
    showLink();
    connect(&m_secrets, &Secrets::answered, this, &InviteDialog::loadInvite);
    connect(m_renew, &QPushButton::clicked, this, [this] {
        m_renew->setEnabled(false);
        m_network->renewInvite(m_invite, this, [this](const Result<HostInvite> &invite) { take(invite); });
    });
    const auto endWithHosting = [this, workspace] {
        if (workspace->hosted().network != m_network)
            reject();
    };
    connect(workspace, &Workspace::opened, this, endWithHosting);
    connect(workspace, &Workspace::left, this, endWithHosting);
    loadInvite();
    tryAddresses();
    acceptButton()->setFocus();
}

QWidget *InviteDialog::makeLife()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 8);
    m_life->setWordWrap(true);
    m_life->setFont(fontFor(Type::Hint));
    setLook(m_life, u"dim"_s);
    m_renew->setAutoDefault(false);
    m_renew->setEnabled(false);
    m_renew->setToolTip(tr("This one lets nobody in any more then."));
    m_renew->setAccessibleDescription(m_renew->toolTip());
    setLook(m_renew, u"link"_s);
    row->addWidget(m_life, 1);
    row->addWidget(m_renew, 0, Qt::AlignTop);
    return box;
}

QWidget *InviteDialog::makeReach()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    auto *heading = new QLabel(tr("Who can reach it"));
    heading->setFont(fontFor(Type::HintStrong));
    column->addWidget(heading);
    for (qsizetype at = 0; at < m_addresses.size(); ++at) {
        m_choices.append(new QRadioButton);
        setLook(m_choices[at], u"choice"_s);
        m_choices[at]->setChecked(at == 0);
        connect(m_choices[at], &QRadioButton::toggled, this, &InviteDialog::showLink);
        column->addWidget(m_choices[at]);
    }
    m_reachWords->setWordWrap(true);
    m_reachWords->setTextFormat(Qt::PlainText);
    m_reachWords->setFont(fontFor(Type::Hint));
    setLook(m_reachWords, u"dim"_s);
    column->addWidget(m_reachWords);
    column->addStretch();
    row->addLayout(column, 1);
    row->addWidget(m_code, 0, Qt::AlignTop);
    showReach();
    return box;
}

QString InviteDialog::link() const
{
    return m_link->text();
}

QString InviteDialog::life() const
{
    return m_life->text();
}

QString InviteDialog::reachWords() const
{
    return m_reachWords->text();
}

void InviteDialog::loadInvite()
{
    if (m_isAsked || m_secrets.isAwaited(inviteKey()))
        return;
    m_isAsked = true;
    const QByteArrayList parts = m_secrets.value(inviteKey()).split(' ');
    const HostInvite known{
        .id = QString::fromLatin1(parts.value(0)), .code = QString::fromLatin1(parts.value(1)), .expires = {}};
    m_network->keepInvite(known, this, [this](const Result<HostInvite> &invite) { take(invite); });
}

void InviteDialog::take(const Result<HostInvite> &invite)
{
    m_renew->setEnabled(true);
    if (!invite) {
        complain(tr("There is no new link: %1.").arg(FailureText::bareDetail(invite.error())));
        return;
    }
    complain({});
    m_invite = *invite;
    m_secrets.set(inviteKey(), (m_invite.id + u' ' + m_invite.code).toLatin1());
    showLink();
}

void InviteDialog::tryAddresses()
{
    for (qsizetype at = 0; at < m_addresses.size(); ++at)
        m_network->reach(m_addresses[at].address, this, [this, at](bool reached) { takeReached(at, reached); });
}

void InviteDialog::takeReached(qsizetype at, bool reached)
{
    m_reached[at] = reached;
    showReach();
}

// Without any address a second profile on this computer can be invited still.
QString InviteDialog::chosenAddress() const
{
    for (qsizetype at = 0; at < m_choices.size(); ++at) {
        if (m_choices[at]->isChecked())
            return m_addresses[at].address;
    }
    return u"127.0.0.1"_s;
}

void InviteDialog::showLink()
{
    const bool isHere = !m_invite.code.isEmpty();
    const QString link = isHere ? m_network->linkOf(chosenAddress(), m_invite) : QString();
    m_link->setText(link);
    m_link->setEnabled(isHere);
    m_code->setText(m_addresses.isEmpty() ? QString() : link); // no other device gets to this one
    m_life->setText(isHere ? tr("Lets in %n more, until %1.", nullptr, int(m_invite.uses))
                                 .arg(QLocale().toString(m_invite.expires.toLocalTime().date()))
                           : tr("Making a link…"));
    fit();
}

// What was found out, and no more: a connection from here to an address of this computer meets no firewall that others
// meet.
void InviteDialog::showReach()
{
    for (qsizetype at = 0; at < m_addresses.size(); ++at) {
        const auto &[address, device, isPrivate] = m_addresses[at];
        const QString found = !m_reached[at] ? tr("trying…") : *m_reached[at] ? tr("answers") : tr("does not answer");
        m_choices[at]->setText(
            tr("%1 (%2): %3", "an address, its interface, what was found").arg(address, device, found));
    }
    const bool pending = m_reached.contains(std::optional<bool>());
    if (m_addresses.isEmpty())
        m_reachWords->setText(tr("Only this computer: it has no address in any network just now."));
    else if (!pending && !m_reached.contains(std::optional<bool>(true)))
        m_reachWords->setText(tr("Nobody: not even a connection from this computer got an answer."));
    else
        m_reachWords->setText(
            tr("Tried from this computer alone. Others have to be in the same network. If they get no answer there, "
               "look whether a firewall lets TCP port %1 in.")
                .arg(m_port));
    if (std::any_of(m_addresses.begin(), m_addresses.end(), [](const HostAddress &one) { return !one.isPrivate; }))
        m_reachWords->setText(m_reachWords->text() + u' ' +
                              tr("An address here is the internet's: anybody may find it."));
    fit();
}

} // namespace tincan
