#include "ui/message_menu.h"

#include "ui/delete_dialog.h"
#include "ui/message_words.h"
#include "ui/timeline_view.h"

#include <QApplication>
#include <QClipboard>

namespace tincan {

namespace {

constexpr MessageDeed allDeeds[] = {MessageDeed::Reply,      MessageDeed::React,      MessageDeed::Edit,
                                    MessageDeed::ShowEdits,  MessageDeed::CopyText,   MessageDeed::CopyWhole,
                                    MessageDeed::CopyLink,   MessageDeed::Retry,      MessageDeed::Delete,
                                    MessageDeed::UndoDelete, MessageDeed::LoadMissing};

} // namespace

bool MessageMenu::may(MessageDeed deed, const Message &message)
{
    const bool gap = message.kind == Message::Kind::Gap;
    const bool here = !gap && MessageWords::instead(message).isEmpty();
    const bool known = here && message.delivery == Delivery::Sent; // to the server, so that others can be told of it
    switch (deed) {
    case MessageDeed::Reply:
    case MessageDeed::React:
    case MessageDeed::CopyLink:
        return known;
    case MessageDeed::Edit:
        return here && message.own && message.delivery != Delivery::Sending;
    case MessageDeed::ShowEdits:
        return here && message.edited;
    case MessageDeed::CopyText:
    case MessageDeed::CopyWhole:
        return here && !message.text.isEmpty();
    case MessageDeed::Retry:
        return here && message.own && message.delivery == Delivery::Failed;
    case MessageDeed::Delete:
        return here && message.own && message.delivery != Delivery::Sending;
    case MessageDeed::UndoDelete:
        return !gap && message.deleted && message.delivery == Delivery::Queued;
    case MessageDeed::LoadMissing:
        return gap && !message.deleted;
    }
    return false;
}

QList<MessageDeed> MessageMenu::deedsFor(const Message &message)
{
    QList<MessageDeed> deeds;
    std::copy_if(std::begin(allDeeds), std::end(allDeeds), std::back_inserter(deeds),
                 [&](MessageDeed deed) { return may(deed, message); });
    return deeds;
}

QString MessageMenu::name(MessageDeed deed)
{
    switch (deed) {
    case MessageDeed::Reply:
        return QStringLiteral("reply");
    case MessageDeed::React:
        return QStringLiteral("react");
    case MessageDeed::Edit:
        return QStringLiteral("edit");
    case MessageDeed::ShowEdits:
        return QStringLiteral("show edits");
    case MessageDeed::CopyText:
        return QStringLiteral("copy text");
    case MessageDeed::CopyWhole:
        return QStringLiteral("copy with name and time");
    case MessageDeed::CopyLink:
        return QStringLiteral("copy link");
    case MessageDeed::Retry:
        return QStringLiteral("retry");
    case MessageDeed::Delete:
        return QStringLiteral("delete");
    case MessageDeed::UndoDelete:
        return QStringLiteral("undo delete");
    case MessageDeed::LoadMissing:
        return QStringLiteral("load");
    }
    return {};
}

QString MessageMenu::words(MessageDeed deed, const Message &message)
{
    switch (deed) {
    case MessageDeed::Reply:
        return tr("Reply");
    case MessageDeed::React:
        return tr("React…");
    case MessageDeed::Edit:
        return tr("Edit");
    case MessageDeed::ShowEdits:
        return tr("Show edits…");
    case MessageDeed::CopyText:
        return tr("Copy text");
    case MessageDeed::CopyWhole:
        return tr("Copy with name and time");
    case MessageDeed::CopyLink:
        return tr("Copy link to the message");
    case MessageDeed::Retry:
        return tr("Retry");
    case MessageDeed::Delete:
        return DeleteDialog::isSent(message) ? tr("Delete for everyone…") : tr("Delete…");
    case MessageDeed::UndoDelete:
        return tr("Undo delete");
    case MessageDeed::LoadMissing:
        return tr("Load what is missing");
    }
    return {};
}

QKeySequence MessageMenu::keys(MessageDeed deed)
{
    switch (deed) {
    case MessageDeed::Reply:
        return Qt::Key_R;
    case MessageDeed::React:
        return Qt::Key_Plus;
    case MessageDeed::Edit:
        return Qt::Key_E;
    case MessageDeed::CopyText:
        return QKeySequence::Copy;
    case MessageDeed::Delete:
        return QKeySequence::Delete;
    case MessageDeed::LoadMissing:
        return Qt::Key_Return;
    default:
        return {};
    }
}

void MessageMenu::perform(MessageDeed deed, TimelineView *view, const Message &message)
{
    switch (deed) {
    case MessageDeed::Reply:
        return Q_EMIT view->replyChosen(message);
    case MessageDeed::React:
        return Q_EMIT view->reactChosen(message);
    case MessageDeed::Edit:
        return Q_EMIT view->editChosen(message);
    case MessageDeed::ShowEdits:
        return Q_EMIT view->editsChosen(message);
    case MessageDeed::CopyText:
        return QApplication::clipboard()->setText(message.text);
    case MessageDeed::CopyWhole:
        return QApplication::clipboard()->setText(MessageWords::whole(message));
    case MessageDeed::CopyLink:
        return Q_EMIT view->copyLinkChosen(message);
    case MessageDeed::Retry:
        return Q_EMIT view->retryChosen(message.id);
    case MessageDeed::Delete:
        return Q_EMIT view->deleteChosen(message);
    case MessageDeed::UndoDelete:
        return Q_EMIT view->undoDeleteChosen(message.id);
    case MessageDeed::LoadMissing:
        return Q_EMIT view->gapChosen(message.id);
    }
}

MessageMenu::MessageMenu(TimelineView *view, const Message &message) : QMenu(view)
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (const MessageDeed deed : deedsFor(message)) {
        if (!isEmpty() && (deed == MessageDeed::CopyText || deed == MessageDeed::Retry || deed == MessageDeed::Delete))
            addSeparator();
        QAction *action =
            addAction(words(deed, message), view, [deed, view, message] { perform(deed, view, message); });
        action->setShortcut(keys(deed));
    }
}

} // namespace tincan
