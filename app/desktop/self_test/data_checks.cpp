// What is kept: SQLite as the history uses it, and the profile's folder.
#include "app/desktop/self_test/checks.h"
#include "core/server/path_access.h"
#include "core/store/store_file.h"

#include <QDir>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTemporaryFile>

namespace tincan {

using namespace Qt::StringLiterals;

Finding checkHistory()
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return Finding::fails(u"SQLite"_s, u"Qt's plugin for it is missing, and no history can be kept"_s,
                              u"Install it (Debian: libqt6sql6-sqlite)."_s);
    const QTemporaryDir folder;
    const QString room = u"Make room there, or say with TMPDIR where there is some."_s;
    if (!folder.isValid())
        return Finding::fails(u"SQLite"_s, u"%1 cannot be written (%2)"_s.arg(QDir::tempPath(), folder.errorString()),
                              room);
    StoreFile file;
    if (const auto opened = file.open(folder.filePath(u"probe.sqlite"_s)); !opened)
        return Finding::fails(u"SQLite"_s,
                              u"no file can be made in %1 (%2)"_s.arg(QDir::tempPath(), opened.error().detail), room);
    const QString version = file.value(u"SELECT sqlite_version()"_s).toString();
    file.run(u"CREATE VIRTUAL TABLE words USING fts5 (text)"_s);
    file.run(u"INSERT INTO words VALUES ('a tin can and a string')"_s);
    if (file.value(u"SELECT count(*) FROM words WHERE words MATCH 'can'"_s).toInt() != 1)
        return Finding::fails(u"SQLite"_s, u"%1 has no full-text search, FTS5"_s.arg(version),
                              u"Install one that has (Debian: libsqlite3-0)."_s);
    return Finding::works(u"SQLite"_s, version + u", with FTS5"_s);
}

Finding checkFolder(const QString &profileFolder)
{
    const QFileInfo nearest = nearestThere(QDir(profileFolder).absolutePath()); // the rest is made at the first start
    const QString shown = QDir::toNativeSeparators(nearest.filePath());
    // Tried, and not asked for: who is root may write what is not to be written.
    QTemporaryFile probe(nearest.filePath() + u"/.self-test-XXXXXX"_s);
    if (nearest.isDir() && probe.open() && probe.write("x") == 1 && probe.flush())
        return Finding::works(u"profile"_s, u"%1 can be written"_s.arg(shown));
    const QString why = nearest.isDir() ? probe.errorString() : u"it is no folder"_s;
    return Finding::fails(u"profile"_s,
                          u"%1 cannot be used: %2 cannot be written (%3)"_s.arg(profileFolder, shown, why),
                          u"Allow this user to write there, or say with XDG_DATA_HOME where profiles go."_s);
}

} // namespace tincan
