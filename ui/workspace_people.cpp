// Who is here, and what the server says of it.
#include "core/chat/direct_room.h"
#include "ui/server_set.h"

#include <algorithm>

namespace tincan {

void Workspace::takeStatus(const ConnectionStatus &status)
{
    m_status = status;
    if (m_quietly.sees(status))
        return;
    const bool anew = status.state == ConnectionStatus::State::Connected && !isConnected();
    if (anew) {
        m_inviteCode.clear(); // it has let us in
        if (isSignedIn())
            m_people.load();
    }
    m_lines.setStatus(status);
}

void Workspace::takeSignIn(const SignedIn &who)
{
    m_inviteCode.clear();
    m_question = true; // should the server end the session
    m_profile.setToken(who.token);
    become(who.user.id);
    if (m_profile.name() != who.user.name || (!m_profile.isFirstAccount() && m_profile.accountName().isEmpty())) {
        m_profile.setAccountName(who.user.name);
        m_engine->setName(who.user.name);
        Q_EMIT nameChanged();
    }
    const auto &all = m_servers.all();
    const bool twice = std::any_of(all.begin(), all.end(), [this](const auto &other) {
        return other.get() != this && other->isOpen() && other->isSignedIn() &&
               other->m_profile.person() == m_profile.person() &&
               Profile::isSameHost(other->m_profile.server(), m_profile.server());
    });
    if (twice)
        Q_EMIT said(tr("You are signed in as %1 twice now. Leave one of the two, if that was not meant.")
                        .arg(m_profile.name()));
    Q_EMIT signedIn();
}

// What was begun before anybody was asked goes along with the first who signs in, and is what the windows show already.
void Workspace::become(const QString &person)
{
    const DraftOwner before = draftOwner();
    if (person == before.person)
        return;
    const DraftOwner now{before.server, person};
    const bool changes = !before.person.isEmpty() || m_servers.drafts().has(now);
    if (changes)
        Q_EMIT closing();
    m_profile.setPerson(person);
    m_marks.setOwner(now);
    m_people.setSelf(person);
    summarize(); // by whom they block
    if (before.person.isEmpty())
        m_servers.drafts().giveTo(now);
    if (changes)
        Q_EMIT opened();
}

bool Workspace::counts(const RoomSummary &row) const
{
    return !row.room.archived && !m_marks.has(Mark::Muted, row.room.id) &&
           !m_marks.has(Mark::Blocked, partnerIn(row.room.id, m_people.self()));
}

void Workspace::summarize()
{
    const ChipText chip = ChipText::of(m_lines.status(), {});
    ServerSummary now{.tone = chip.tone, .line = chip.text};
    for (const RoomSummary &row : std::as_const(m_rooms)) {
        if (counts(row))
            now.unread += row.unread;
    }
    if (now != std::exchange(m_summary, now))
        Q_EMIT summaryChanged();
}

void Workspace::setInvite(const QString &code)
{
    if (isSignedIn() || isConnected())
        return;
    m_inviteCode = code;
    m_question = true;
}

void Workspace::signIn(const QString &name, const QString &password, const QString &invite)
{
    if (m_engine)
        m_engine->signIn(name, password, invite);
}

void Workspace::signOut()
{
    if (!m_engine)
        return;
    m_quietly.end(); // whoever comes next says who they are
    m_engine->signOut();
    m_profile.setToken({}); // also where the window goes before the server has answered
}

} // namespace tincan
