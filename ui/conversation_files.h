// What a person does with the files of one window's conversation: looks at them, has them saved, opens what was saved.
// Nothing is opened or run that the person did not click. GUI thread.
#pragma once

#include "core/chat/message.h"

#include <QObject>
#include <QPointer>

class QMenu;

namespace tincan {

class ChatPage;
class FileDesk;
class PictureViewer;
class Workspace;

// Whether the desktop may open it. What could run, programs, scripts and pages, is only shown in its folder.
bool mayOpenFile(const QString &path);

class ConversationFiles : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    ConversationFiles(Workspace &workspace, ChatPage *page, QObject *parent = nullptr);

private:
    void choose(const Message &message, qsizetype index);
    void chooseCard(const Message &message, qsizetype index);
    void fillMenu(QMenu *menu, const Message &message);
    void view(const Message &message, qsizetype index);
    void saveAs(const FileRef &file);
    void open(const QString &path);

    ChatPage *m_page;
    FileDesk *m_desk;
    QPointer<PictureViewer> m_viewer;
};

} // namespace tincan
