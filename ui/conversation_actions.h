// What a person does to single messages of a conversation: answers, edits,
// reacts, deletes, looks back. Ties the page's view and composer to the
// workspace's engine. GUI thread.
#pragma once

#include "core/chat/message.h"

#include <QObject>

namespace tincan {

class ChatPage;
class Workspace;

class ConversationActions : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    ConversationActions(Workspace &workspace, ChatPage *page, QObject *parent = nullptr);

    void attach(); // to the workspace's engine
    // As a draft that answers what the composer says.
    QString send(const QString &room, const QString &text);

private:
    void connectView();
    void react(const Message &message);         // asks with what
    void deleteMessage(const Message &message); // asks whether
    void editLast();
    void keepEdit(const QString &id, const QString &text, const QString &detail);
    void offerEdits(const QString &detail);
    void editAgain(const QString &detail);
    void showEdits(const Message &message);
    void copyLink(const Message &message);

    Workspace &m_workspace;
    ChatPage *m_page;
    QString m_quoted;                               // whose place is asked for
    QList<std::pair<QString, QString>> m_givenBack; // edits that were not taken: of which message, and what
};

} // namespace tincan
