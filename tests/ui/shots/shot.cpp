#include "shot.h"

#include <QDir>
#include <QTest>

#include <cstdio>

namespace tincan {

Shots::Shots(const QString &folder) : m_folder(folder)
{
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "tincan_shots: cannot make %s\n", qUtf8Printable(folder));
        ++m_failures;
    }
}

void Shots::take(const QString &name, QWidget *widget)
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QPixmap picture = widget->grab();
    m_sheet.add(name, picture);
    save(name, picture);
}

void Shots::begin(const QString &suffix)
{
    m_suffix = suffix;
    m_sheet.clear();
}

void Shots::end()
{
    save(QStringLiteral("contact"), QPixmap::fromImage(m_sheet.paint()));
}

void Shots::save(const QString &name, const QPixmap &picture)
{
    const QString path = QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_suffix);
    if (picture.save(path)) {
        ++m_count;
    } else {
        std::fprintf(stderr, "tincan_shots: cannot write %s\n", qUtf8Printable(path));
        ++m_failures;
    }
}

void Shots::waitFor(const char *what, const std::function<bool()> &condition)
{
    if (QTest::qWaitFor(condition, 20'000))
        return;
    std::fprintf(stderr, "tincan_shots: waited in vain for %s\n", what);
    ++m_failures;
}

} // namespace tincan
