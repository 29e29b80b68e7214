#include "ui/announcer.h"

#include "ui/message_words.h"

#include <QAccessibleWidget>

namespace tincan {

namespace {

// Long enough for what somebody else pasted in pieces, and short enough for talk.
constexpr int gathering = 300; // milliseconds

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *announcer = qobject_cast<Announcer *>(object);
    return announcer ? new QAccessibleWidget(announcer, QAccessible::Notification) : nullptr;
}

} // namespace

Announcer::Announcer(QWidget *parent) : QWidget(parent)
{
    QAccessible::installFactory(make);
    setFixedSize(1, 1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Announcer::say);
}

void Announcer::arrived(const Message &message)
{
    if (!QAccessible::isActive())
        return;
    m_newest = message;
    ++m_count;
    if (!m_soon.isActive())
        m_soon.start(gathering);
}

void Announcer::say()
{
    const int count = std::exchange(m_count, 0);
    setAccessibleName(count == 1 ? MessageWords::spoken(m_newest) : tr("%n new messages", nullptr, count));
    // Qt 6.4 has no event for an announcement: readers say a notification that comes into sight.
    QAccessibleEvent shown(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

} // namespace tincan
