#include "ui/conversation_actions.h"

#include "core/chat/message_link.h"
#include "ui/chat_page.h"
#include "ui/composer_bar.h"
#include "ui/delete_dialog.h"
#include "ui/edits_dialog.h"
#include "ui/emoji_picker.h"
#include "ui/message_menu.h"
#include "ui/row_toolbar.h"
#include "ui/workspace.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>

namespace tincan {

ConversationActions::ConversationActions(Workspace &workspace, ChatPage *page, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_page(page)
{
    connectView();
    const Composer *composer = m_page->composer();
    connect(composer->bar(), &ComposerBar::lastWanted, this, &ConversationActions::editLast);
    connect(composer, &Composer::edited, this, [this](const QString &id, const QString &text) {
        if (m_workspace.engine())
            m_workspace.engine()->editMessage(id, text);
    });
}

void ConversationActions::connectView()
{
    const TimelineView *view = m_page->view();
    connect(view, &TimelineView::replyChosen, m_page->composer(), &Composer::setReply);
    connect(view, &TimelineView::editChosen, m_page->composer(), &Composer::setEditing);
    connect(view, &TimelineView::editsChosen, this, &ConversationActions::showEdits);
    connect(view, &TimelineView::reactChosen, this, &ConversationActions::react);
    connect(view, &TimelineView::deleteChosen, this, &ConversationActions::deleteMessage);
    connect(view, &TimelineView::copyLinkChosen, this, &ConversationActions::copyLink);
    connect(view, &TimelineView::reactionChosen, this, [this](const QString &id, const QString &emoji, bool on) {
        if (m_workspace.engine())
            m_workspace.engine()->react(id, emoji, on);
    });
    connect(view, &TimelineView::quoteChosen, this, [this](const QString &id) {
        m_quoted = id;
        if (m_workspace.engine())
            m_workspace.engine()->findPlace(id);
    });
}

void ConversationActions::attach()
{
    connect(m_workspace.engine(), &Engine::editFailed, this, &ConversationActions::keepEdit);
    connect(m_workspace.engine(), &Engine::placeFound, this,
            [this](const QString &id, const std::optional<Place> &place) {
                if (m_quoted != id)
                    return; // another asked
                m_quoted.clear();
                if (place)
                    m_page->view()->goToMessage(id, *place);
                else
                    m_page->notice()->say(tr("That message is not stored here."));
            });
}

QString ConversationActions::send(const QString &room, const QString &text)
{
    return m_workspace.engine()->send(
        room, Draft{text, m_page->composer()->bar()->replyTo(room), m_page->composer()->takeFiles()});
}

void ConversationActions::react(const Message &message)
{
    TimelineView *view = m_page->view();
    auto *picker = new EmojiPicker(view);
    connect(picker, &EmojiPicker::picked, this, [this, id = message.id](const QString &emoji) {
        if (m_workspace.engine())
            m_workspace.engine()->react(id, emoji, true);
    });
    const QModelIndex row = view->model()->index(view->model()->rowOf(message.id));
    picker->openBeside(view->viewport(), view->toolbar()->placeOn(row));
}

void ConversationActions::deleteMessage(const Message &message)
{
    auto *dialog = new DeleteDialog(message, m_page);
    dialog->endWith(m_workspace);
    dialog->ask([this, message] {
        const Message *now = m_page->model()->find(message.id);
        if (DeleteDialog::isSent(message))
            m_workspace.engine()->deleteMessage(message.id);
        else if (now && DeleteDialog::isSent(*now)) // it went out meanwhile: that is another question
            deleteMessage(*now);
        else
            m_workspace.engine()->deleteQueued(message.id);
    });
}

void ConversationActions::keepEdit(const QString &id, const QString &text, const QString &detail)
{
    if (m_page->notice()->isHidden())
        m_givenBack.clear(); // somebody closed it
    m_givenBack.append({id, text});
    offerEdits(detail);
}

void ConversationActions::offerEdits(const QString &detail)
{
    m_page->notice()->keep(tr("The message was not changed: %1. Your text is kept.").arg(detail), tr("Edit again"),
                           [this, detail] { editAgain(detail); });
}

void ConversationActions::editAgain(const QString &detail)
{
    m_page->notice()->hide();
    if (m_givenBack.isEmpty())
        return;
    const auto [id, text] = m_givenBack.takeFirst();
    const Message *row = m_page->model()->find(id);
    if (row && !row->deleted) {
        Message again = *row;
        again.text = text;
        m_page->composer()->setEditing(again);
    } else {
        m_page->composer()->type(text);
    }
    if (!m_givenBack.isEmpty())
        offerEdits(detail);
}

void ConversationActions::editLast()
{
    if (m_page->model()->hasNewer()) // the last one is not here
        return m_page->view()->goToBottom();
    const auto &rows = m_page->model()->rows();
    const auto last = std::find_if(rows.rbegin(), rows.rend(),
                                   [](const Message &row) { return MessageMenu::may(MessageDeed::Edit, row); });
    if (last != rows.rend())
        m_page->composer()->setEditing(*last);
}

void ConversationActions::showEdits(const Message &message)
{
    if (!m_workspace.engine())
        return;
    auto *dialog = new EditsDialog(message, m_page);
    connect(&m_workspace, &Workspace::closing, dialog, &QDialog::reject);
    const Engine *engine = m_workspace.engine();
    connect(engine, &Engine::editsLoaded, dialog, [dialog](const QString &id, const QList<EditedText> &texts) {
        if (id == dialog->message())
            dialog->setTexts(texts);
    });
    m_workspace.engine()->loadEdits(message.id);
    dialog->open();
}

void ConversationActions::copyLink(const Message &message)
{
    const MessageLink link{m_workspace.profile().address(), message.room, message.id};
    QApplication::clipboard()->setText(toUrl(link).toString(QUrl::FullyEncoded));
}

} // namespace tincan
