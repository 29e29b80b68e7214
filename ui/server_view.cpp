#include "ui/server_view.h"

#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/notice_bar.h"
#include "ui/server_set.h"
#include "ui/side_bar.h"
#include "ui/style_sheet.h"

#include <QHBoxLayout>

namespace tincan {

ServerView::ServerView(Workspace &workspace, int number, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_number(number),
      m_sideBar(new SideBar),
      m_page(new ChatPage),
      m_chip(new ConnectionChip),
      m_conversation(new Conversation(workspace, {.sideBar = m_sideBar, .page = m_page, .chip = m_chip}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sideBar);
    row->addWidget(m_page, 1);
    column->addLayout(row, 1);
    auto *status = new QWidget;
    setLook(status, QStringLiteral("status"));
    auto *statusRow = new QHBoxLayout(status);
    statusRow->setContentsMargins(16, 4, 16, 4);
    statusRow->addWidget(m_chip, 1);
    column->addWidget(status);
    orderTabs();

    connect(m_conversation, &Conversation::roomShown, this,
            [this](const QString &room) { m_workspace.profile().setRoom(room); });
    connect(m_conversation, &Conversation::unreadChanged, this, [this](qint64 count) {
        m_unread = count;
        Q_EMIT unreadChanged();
    });
    connect(m_page->composer(), &Composer::draftSent, this, &ServerView::keepDrafts);
    // What is typed outlives a crash, too.
    connect(m_page->composer(), &Composer::draftsChanged, this, [this] {
        if (!m_draftsDue.pending())
            m_draftsDue = systemClock().after(std::chrono::milliseconds(500), [this] { keepDrafts(); });
    });
    m_page->composer()->box()->setSpelling([this] { return m_workspace.servers().spelling(); });
    m_page->composer()->edit()->setEnterSends(m_workspace.profile().enterSends());
    connect(&workspace.servers(), &ServerSet::enterSendsChanged, m_page->composer()->edit(),
            &ComposerEdit::setEnterSends);
    connect(&workspace.servers(), &ServerSet::preferencesChanged, this, &ServerView::showReading);
    connect(&workspace, &Workspace::closing, this, &ServerView::detach);
    connect(&workspace, &Workspace::opened, this, &ServerView::attach);
    connect(&workspace, &Workspace::left, m_page->notice(), &NoticeBar::clear); // the next one here may be another
    showReading();
    if (workspace.isOpen())
        attach();
}

ServerView::~ServerView()
{
    delete m_conversation; // while there is what it speaks with
}

// From the top left to the bottom, as one reads. All of them stand in the view by now, which is when Qt takes it.
void ServerView::orderTabs()
{
    QList<QWidget *> stops = m_sideBar->stops() + m_page->stops();
    for (QAbstractButton *button : m_chip->findChildren<QAbstractButton *>())
        stops.append(button);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

void ServerView::attach()
{
    m_page->composer()->setDrafts(
        m_workspace.servers().drafts().take(m_workspace.draftOwner(), m_number, m_workspace.servers().numbers()));
    m_conversation->attach(m_workspace.profile().room());
    Q_EMIT shown();
    followLink();
}

// What was begun for one server's people is not for another's.
void ServerView::detach()
{
    m_page->composer()->settle(); // the engine that goes writes what it was handed
    keepDrafts();
    m_conversation->detach();
}

void ServerView::showReading()
{
    const Preferences &preferences = m_workspace.servers().preferences();
    m_page->model()->setGrouped(preferences.groups);
    m_page->view()->setCompact(preferences.compact);
}

void ServerView::setInSight(bool inSight)
{
    m_conversation->setInSight(inSight);
}

void ServerView::goTo(const MessageLink &link)
{
    m_linkDue = link;
    if (m_workspace.isOpen() && link.server == m_workspace.profile().address())
        followLink();
}

void ServerView::followLink()
{
    if (m_linkDue && m_linkDue->server == m_workspace.profile().address())
        m_conversation->goToLink(*m_linkDue);
    m_linkDue.reset();
}

std::optional<MessageLink> ServerView::place() const
{
    const TimelineView *view = m_page->view();
    if (!m_workspace.isOpen() || view->isAtBottom() || view->placed().empty())
        return {};
    const Message &top = m_page->model()->rows()[size_t(view->placed().front().row)];
    return MessageLink{m_workspace.profile().address(), m_conversation->room(), top.id};
}

void ServerView::keepDrafts()
{
    m_draftsDue.cancel();
    if (!m_workspace.isOpen())
        return;
    const RoomDrafts drafts = m_page->composer()->drafts();
    m_workspace.servers().drafts().set(m_workspace.draftOwner(), m_number, drafts);
    m_sideBar->model()->setDrafts(drafts);
}

void ServerView::takeOverDraftsOf(ServerView &closed)
{
    m_page->composer()->append(closed.m_page->composer()->drafts());
    closed.m_page->composer()->setDrafts({});
    closed.keepDrafts();
    keepDrafts();
}

void ServerView::remember()
{
    keepDrafts();
    if (m_workspace.isOpen())
        m_workspace.profile().setRoom(m_conversation->room());
}

} // namespace tincan
