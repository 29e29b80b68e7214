// The number on Tincan's icon in docks and panels that know Unity's launcher API (com.canonical.Unity.LauncherEntry, a
// signal on the session's bus). GUI thread.
#pragma once

#include <QtGlobal>

namespace tincan {

class LauncherBadge
{
public:
    LauncherBadge() = default;
    ~LauncherBadge() { setCount(0); }
    LauncherBadge(const LauncherBadge &) = delete;
    LauncherBadge &operator=(const LauncherBadge &) = delete;

    void setCount(qint64 count); // 0: none is shown

private:
    qint64 m_count = 0;
};

} // namespace tincan
