// Who may look into what is made for one person.
#include "core/base/own_folder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class OwnFolderTest : public QObject
{
    Q_OBJECT

    static constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

private Q_SLOTS:
#ifdef Q_OS_UNIX
    void aNewOneIsItsOwnersAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"new/and/deep"_s);
        QVERIFY(makeOwnFolder(path));
        QVERIFY((QFile::permissions(path) & others) == QFile::Permissions());
        QVERIFY(makeOwnFolder(path)); // it is there
    }

    void oneThatIsThereKeepsWhoMayEnterIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"shared"_s);
        QVERIFY(QDir().mkpath(path));
        QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFile::ReadGroup | QFile::ExeGroup));
        const QFile::Permissions before = QFile::permissions(path);
        QVERIFY(makeOwnFolder(path));
        QCOMPARE(QFile::permissions(path), before);
    }
#endif

    void whereAFileStandsNoneIsMade()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!makeOwnFolder(file.fileName() + u"/inside"_s));
    }
};

QTEST_GUILESS_MAIN(OwnFolderTest)
#include "tst_own_folder.moc"
