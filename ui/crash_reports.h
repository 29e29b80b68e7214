// What is kept of the times when Tincan ended by a fault: a file a time, of lines that a handler wrote
// (app/desktop/crash_handler.h), in a folder of the profile that only its owner may enter. They go nowhere by
// themselves. GUI thread.
#pragma once

#include <QCoreApplication>
#include <QStringList>

namespace tincan {

class CrashReports
{
    Q_DECLARE_TR_FUNCTIONS(CrashReports)
public:
    static constexpr qsizetype most = 5;

    explicit CrashReports(const QString &profileFolder);

    // Makes room for one more. Where this run is to write its own; empty: the disk has no place for it.
    QString prepare();
    QString last() const; // the newest; empty: there is none, or it cannot be read
    void removeLast();
    // Of a report that nobody was told of yet, once: a sentence for the person.
    QString news();

private:
    QStringList names() const; // the newest first
    QString pathOf(const QString &name) const { return m_folder + u'/' + name; }

    QString m_folder;
};

} // namespace tincan
