#include "ui/bus_notifications.h"

#include "core/base/logging.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

const QString noticeService = u"org.freedesktop.Notifications"_s;
const QString noticePath = u"/org/freedesktop/Notifications"_s;

QDBusMessage noticeCall(const QString &method)
{
    return QDBusMessage::createMethodCall(noticeService, noticePath, noticeService, method);
}

} // namespace

void BusNotifications::show(const QString &key, const QString &title, const QString &text)
{
    Notice &notice = m_notices[key];
    notice.gone = false;
    if (!m_markup || notice.asked) {
        notice.next = Words{title, text};
        if (!std::exchange(m_begun, true))
            begin();
        return;
    }
    send(key, {title, text});
}

void BusNotifications::listen()
{
    m_owner = std::make_unique<QDBusServiceWatcher>(noticeService, QDBusConnection::sessionBus(),
                                                    QDBusServiceWatcher::WatchForOwnerChange);
    connect(m_owner.get(), &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &before) {
                if (!before.isEmpty()) // otherwise the bus has just started it for what was asked
                    forget();
            });
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(noticeService, noticePath, noticeService, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    bus.connect(noticeService, noticePath, noticeService, u"NotificationClosed"_s, this, SLOT(closed(uint, uint)));
    bus.connect(noticeService, noticePath, noticeService, u"NotificationReplied"_s, this,
                SLOT(answeredInPlace(uint, QString)));
}

// By the numbers of the one before, another program's notice would be taken for that of a room.
void BusNotifications::forget()
{
    ++m_turn;
    m_notices.clear();
    m_markup.reset();
    m_replies = false;
    m_begun = false;
}

void BusNotifications::begin()
{
    if (!m_owner)
        listen();
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(noticeCall(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, turn = m_turn](QDBusPendingCallWatcher *answer) {
        answer->deleteLater();
        if (turn != m_turn)
            return;
        const QDBusPendingReply<QStringList> said = *answer;
        if (said.isError()) {
            qCInfo(logUi, "no notifications on this desktop: %s", qUtf8Printable(said.error().message()));
            m_notices.clear();
            m_begun = false;
            return; // asked again with the next one: the service may start
        }
        m_markup = said.value().contains(u"body-markup"_s);
        m_replies = said.value().contains(u"inline-reply"_s);
        for (const QString &key : m_notices.keys()) {
            if (const auto words = std::exchange(m_notices[key].next, {}))
                send(key, *words);
        }
    });
}

void BusNotifications::send(const QString &key, const Words &words)
{
    Notice &notice = m_notices[key];
    notice.asked = true;
    const QVariantMap hints{{u"desktop-entry"_s, u"tincan"_s},
                            {u"category"_s, u"im.received"_s},
                            {u"suppress-sound"_s, true},
                            {u"x-kde-reply-placeholder-text"_s, tr("Reply…")},
                            {u"x-kde-reply-submit-button-text"_s, tr("Send")}};
    QDBusMessage question = noticeCall(u"Notify"_s);
    question.setArguments({u"Tincan"_s, notice.id, u"tincan"_s, words.title,
                           *m_markup ? words.text.toHtmlEscaped() : words.text, actionsOf(key), hints, -1});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, key, turn = m_turn](QDBusPendingCallWatcher *answer) {
                answer->deleteLater();
                if (turn == m_turn)
                    answered(key, answer);
            });
}

QStringList BusNotifications::actionsOf(const QString &key) const
{
    QStringList actions{u"default"_s, tr("Open")};
    if (isOfOneRoom(key) && m_replies)
        actions << u"inline-reply"_s << tr("Reply");
    if (isOfOneRoom(key))
        actions << u"read"_s << tr("Mark as read");
    return actions;
}

void BusNotifications::answered(const QString &key, QDBusPendingCallWatcher *answer)
{
    const QDBusPendingReply<uint> said = *answer;
    Notice &notice = m_notices[key];
    notice.asked = false;
    notice.id = said.isError() ? 0 : said.value();
    const auto next = std::exchange(notice.next, {});
    if (notice.gone || notice.id == 0) {
        close(notice.id);
        m_notices.remove(key);
    } else if (next) {
        send(key, *next);
    }
}

void BusNotifications::withdraw(const QString &key)
{
    const auto notice = m_notices.find(key);
    if (notice == m_notices.end())
        return;
    if (notice->asked) {
        notice->gone = true;
        notice->next.reset();
        return;
    }
    close(notice->id);
    m_notices.erase(notice);
}

void BusNotifications::close(uint id)
{
    if (id == 0)
        return;
    QDBusMessage question = noticeCall(u"CloseNotification"_s);
    question.setArguments({id});
    QDBusConnection::sessionBus().asyncCall(question);
}

std::optional<QString> BusNotifications::keyOf(uint id) const
{
    const auto found =
        std::find_if(m_notices.cbegin(), m_notices.cend(), [id](const Notice &notice) { return notice.id == id; });
    return found == m_notices.cend() ? std::nullopt : std::optional(found.key());
}

void BusNotifications::actionInvoked(uint id, const QString &action)
{
    const auto key = keyOf(id);
    if (!key)
        return; // another program's
    if (action == u"default")
        Q_EMIT chosen(*key);
    else if (action == u"read")
        Q_EMIT readChosen(*key);
}

void BusNotifications::answeredInPlace(uint id, const QString &text)
{
    if (const auto key = keyOf(id); key && isOfOneRoom(*key))
        Q_EMIT replied(*key, text);
}

void BusNotifications::closed(uint id, uint)
{
    const auto key = keyOf(id);
    if (key && !m_notices[*key].asked)
        m_notices.remove(*key);
}

} // namespace tincan
