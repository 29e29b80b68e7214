#include "ui/away_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

namespace tincan {

AwayWatch &AwayWatch::shared()
{
    // Goes with the application, whose events it sees.
    static QPointer<AwayWatch> watch;
    if (!watch)
        watch = new AwayWatch(systemClock(), qApp);
    return *watch;
}

AwayWatch::AwayWatch(Clock &clock, QObject *parent) : QObject(parent), m_clock(clock), m_touched(clock.now())
{
    qApp->installEventFilter(this);
    look();
}

bool AwayWatch::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
        touch();
        break;
    default:
        break;
    }
    return false;
}

void AwayWatch::touch()
{
    m_touched = m_clock.now();
    if (!m_away)
        return; // the alarm looks how long ago this is
    m_away = false;
    look();
    Q_EMIT changed();
}

void AwayWatch::look()
{
    const auto left = m_touched + patience - m_clock.now();
    if (left > left.zero()) {
        m_due = m_clock.after(std::chrono::ceil<milliseconds>(left), [this] { look(); });
        return;
    }
    m_away = true;
    Q_EMIT changed();
}

} // namespace tincan
