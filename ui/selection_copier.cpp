#include "ui/selection_copier.h"

#include "ui/notice_bar.h"

#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>

namespace tincan {

namespace {

constexpr qint64 saidFrom = 3'000; // messages: fewer are there before anybody has read a sentence

} // namespace

SelectionCopier::SelectionCopier(NoticeBar *notice, QObject *parent) : QObject(parent), m_notice(notice) {}

void SelectionCopier::copy(Engine *engine, const QString &room, const TimelineSelection &selection,
                           QClipboard::Mode mode)
{
    // What the mouse marks goes to the other clipboard by itself, and is no reason to end what a person asked for.
    if (m_copy && m_mode == QClipboard::Clipboard && mode == QClipboard::Selection)
        return;
    cancel();
    m_engine = engine;
    m_mode = mode;
    m_copy = std::make_shared<MessageCopy>(selection);
    connect(engine, &Engine::copyProgressed, this, &SelectionCopier::progressed, Qt::UniqueConnection);
    connect(engine, &Engine::copyEnded, this, &SelectionCopier::ended, Qt::UniqueConnection);
    m_job = engine->copyRange(selection.range(room),
                              [copy = m_copy](const QList<Message> &rows) { return copy->take(rows); });
}

void SelectionCopier::cancel()
{
    if (m_engine && m_copy)
        m_engine->cancelCopy(m_job);
    m_copy.reset();
    if (std::exchange(m_said, false))
        m_notice->withdraw();
}

void SelectionCopier::progressed(quint64 job, qint64 done, qint64 total)
{
    // A notice that somebody has closed does not come back.
    if (!m_copy || job != m_job || total < saidFrom || (m_said && m_notice->isHidden()))
        return;
    m_said = true;
    m_notice->say(tr("Copying: %L1 of %L2 messages").arg(done).arg(total), tr("Stop"), [this] { cancel(); });
}

void SelectionCopier::ended(quint64 job, bool whole)
{
    if (!m_copy || job != m_job)
        return;
    const auto copy = std::exchange(m_copy, {});
    const bool said = std::exchange(m_said, false);
    const QString count = QLocale().toString(copy->messages());
    if (!whole && !copy->isFull())
        return m_notice->say(tr("Nothing was copied: the history could not be read."));
    QGuiApplication::clipboard()->setMimeData(copy->mimeData().release(), m_mode);
    if (copy->isFull())
        m_notice->say(tr("The first %1 messages were copied: a clipboard takes no more.").arg(count));
    else if (said)
        m_notice->say(tr("%1 messages were copied.").arg(count));
}

} // namespace tincan
