#include "ui/autostart.h"

#include "core/platform/desktop.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

namespace tincan {

using namespace Qt::StringLiterals;

Autostart::Autostart(const QString &profile)
    : m_profile(profile),
      m_file(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart/tincan-"_s +
             profile + u".desktop"_s)
{}

bool Autostart::isAvailable()
{
    return hasDesktopEntries();
}

bool Autostart::isOn() const
{
    return QFile::exists(m_file);
}

bool Autostart::set(bool on)
{
    if (!on)
        return !isOn() || QFile::remove(m_file);
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(
        u"[Desktop Entry]\nType=Application\nName=Tincan\nIcon=tincan\nExec=%1\nX-GNOME-Autostart-enabled=true\n"_s
            .arg(command(QCoreApplication::applicationFilePath(), m_profile))
            .toUtf8());
    return file.commit();
}

QString Autostart::command(const QString &program, const QString &profile)
{
    QString quoted;
    for (const QChar c : program) {
        if (c == u'%')
            quoted += c; // of which two are one
        else if (c == u'\\')
            quoted += u"\\\\\\"; // the entry's own reader takes half of them
        else if (c == u'"' || c == u'`' || c == u'$')
            quoted += u"\\\\";
        quoted += c;
    }
    return u"\"%1\" --profile %2"_s.arg(quoted, profile);
}

} // namespace tincan
