// Brings what is selected to the clipboard: reads it on the engine's thread, says how far that is where it takes a
// while, and can be stopped. One copy at a time: the last one counts. GUI thread.
#pragma once

#include "core/session/engine.h"
#include "ui/message_copy.h"

#include <QClipboard>
#include <QPointer>

namespace tincan {

class NoticeBar;

class SelectionCopier : public QObject
{
    Q_OBJECT
public:
    explicit SelectionCopier(NoticeBar *notice, QObject *parent = nullptr);

    void copy(Engine *engine, const QString &room, const TimelineSelection &selection, QClipboard::Mode mode);
    void cancel(); // the clipboard stays as it is

private:
    void progressed(quint64 job, qint64 done, qint64 total);
    void ended(quint64 job, bool whole);

    NoticeBar *m_notice;
    QPointer<Engine> m_engine;
    std::shared_ptr<MessageCopy> m_copy; // none: nothing is being copied
    QClipboard::Mode m_mode = QClipboard::Clipboard;
    quint64 m_job = 0;
    bool m_said = false;
};

} // namespace tincan
