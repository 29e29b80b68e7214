// When the pictures of messages are fetched, and for whom.
#include "ui/picture_cache.h"
#include "ui/picture_folder.h"

#include <QDateTime>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestPictureCache : public QObject
{
    Q_OBJECT

    static FileRef picture(const QString &id, QChar digit = u'a')
    {
        return {.id = id,
                .name = u"p.png"_s,
                .type = u"image/png"_s,
                .size = 1'000,
                .sha256 = QString(64, digit),
                .width = 40,
                .height = 30,
                .path = {}};
    }
    bool paint(const FileRef &file) { return !m_cache->picture(file, {40, 30}, Fit::Inside).isNull(); }
    QString wanted(qsizetype index) const { return (*m_wanted)[index][0].value<FileRef>().id; }
    bool putThere(const QString &target) const
    {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        return image.save(target, "PNG");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PictureCache> m_cache;
    std::unique_ptr<QSignalSpy> m_wanted;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = std::make_unique<PictureCache>(m_folder->path());
        m_wanted = std::make_unique<QSignalSpy>(m_cache.get(), &PictureCache::wanted);
    }

    void theSameBytesUnderTwoIdsAreFetchedOnce()
    {
        QVERIFY(!paint(picture(u"one"_s)) && !paint(picture(u"two"_s)));
        QCOMPARE(m_wanted->size(), 1);
        QVERIFY(putThere(m_wanted->first()[1].toString()));
        const QSignalSpy changed(m_cache.get(), &PictureCache::changed);
        m_cache->fetched(u"one"_s);
        QCOMPARE(changed.size(), 2);
        QTRY_VERIFY(paint(picture(u"one"_s)));
        QTRY_VERIFY(paint(picture(u"two"_s)));
        QCOMPARE(m_wanted->size(), 1);
    }

    void whatOneIdCannotHaveTheOtherAsksForItself()
    {
        paint(picture(u"one"_s));
        paint(picture(u"two"_s));
        m_cache->notFetched(u"one"_s, false);
        QCOMPARE(m_cache->state(picture(u"one"_s)), PictureCache::State::Failed);
        QCOMPARE(m_cache->state(picture(u"two"_s)), PictureCache::State::Coming);
        paint(picture(u"two"_s));
        QCOMPARE(m_wanted->size(), 2);
        QCOMPARE(wanted(1), u"two"_s);
    }

    void whereItIsWishedEachWaitsUntilItIsAskedFor()
    {
        const QSignalSpy changed(m_cache.get(), &PictureCache::changed);
        m_cache->setInSight(this, {u"one"_s});
        m_cache->setLoadsUnasked(false);
        QCOMPARE(changed.size(), 1); // it is painted otherwise
        QVERIFY(!paint(picture(u"one"_s)));
        QCOMPARE(m_wanted->size(), 0);
        QCOMPARE(m_cache->state(picture(u"one"_s)), PictureCache::State::Large);
        m_cache->ask(picture(u"one"_s));
        QCOMPARE(m_wanted->size(), 1);
        QCOMPARE(m_cache->state(picture(u"one"_s)), PictureCache::State::Coming);
        m_cache->setLoadsUnasked(true);
        paint(picture(u"two"_s, u'b'));
        QCOMPARE(m_wanted->size(), 2);
        // What is on its way comes all the same.
        m_cache->setLoadsUnasked(false);
        QCOMPARE(m_cache->state(picture(u"two"_s, u'b')), PictureCache::State::Coming);
    }

    void itIsGivenUpOnlyWhenNoneOfTheIdsIsSeen()
    {
        const QSignalSpy notWanted(m_cache.get(), &PictureCache::notWanted);
        paint(picture(u"one"_s));
        paint(picture(u"two"_s));
        m_cache->setInSight(this, {u"two"_s});
        QVERIFY(notWanted.isEmpty());
        m_cache->setInSight(this, {});
        QVERIFY(std::any_of(notWanted.begin(), notWanted.end(), [](const auto &one) { return one[0] == u"one"_s; }));
        paint(picture(u"two"_s));
        QCOMPARE(m_wanted->size(), 2);
    }

    void whatWasBegunLongAgoIsTakenAway()
    {
        const auto put = [this](const QString &name, int days) {
            QFile file(m_folder->filePath(name));
            return file.open(QIODevice::ReadWrite) && file.resize(1'000) &&
                   file.setFileTime(QDateTime::currentDateTime().addDays(-days), QFileDevice::FileModificationTime);
        };
        QVERIFY(put(u"used"_s, 0) && put(u".begun.part"_s, 0) && put(u".forgotten.part"_s, 2) && put(u"old"_s, 3));
        trimFolder(m_folder->path(), 2'500);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                 (QStringList{u".begun.part"_s, u"used"_s}));
    }

    void aFileOfThisComputerThatIsAnotherByNowIsReadAnew()
    {
        FileRef file = picture({});
        file.path = m_folder->filePath(u"mine.png"_s);
        QVERIFY(putThere(file.path));
        QTRY_VERIFY(paint(file));
        file.size = 2'000;
        QVERIFY(!paint(file));
        QTRY_VERIFY(paint(file));
    }

    void whatWasNotFetchedForNowIsAskedForAgain()
    {
        paint(picture(u"one"_s, u'a'));
        paint(picture(u"two"_s, u'b'));
        m_cache->notFetched(u"one"_s, true);
        m_cache->notFetched(u"two"_s, false);
        paint(picture(u"one"_s, u'a')); // not before there is a line
        QCOMPARE(m_wanted->size(), 2);
        const QSignalSpy changed(m_cache.get(), &PictureCache::changed);
        m_cache->askAgain();
        QCOMPARE(changed.size(), 1);
        paint(picture(u"one"_s, u'a'));
        paint(picture(u"two"_s, u'b')); // the server does not have it
        QCOMPARE(m_wanted->size(), 3);
        QCOMPARE(wanted(2), u"one"_s);
    }
};

QTEST_MAIN(TestPictureCache)
#include "tst_picture_cache.moc"
