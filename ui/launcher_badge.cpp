#include "ui/launcher_badge.h"

#include <QDBusConnection>
#include <QDBusMessage>

namespace tincan {

using namespace Qt::StringLiterals;

void LauncherBadge::setCount(qint64 count)
{
    if (std::exchange(m_count, count) == count)
        return;
    QDBusMessage told = QDBusMessage::createSignal(u"/com/canonical/unity/launcherentry/tincan"_s,
                                                   u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    told.setArguments(
        {u"application://tincan.desktop"_s, QVariantMap{{u"count"_s, count}, {u"count-visible"_s, count > 0}}});
    QDBusConnection::sessionBus().send(told);
}

} // namespace tincan
