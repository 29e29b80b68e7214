// What goes along with the message that is being written: from where, whereto, and what becomes of it otherwise.
#include "core/chat/bounds.h"
#include "file_windows.h"
#include "ui/attachment.h"
#include "ui/attachment_chip.h"

#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>

using namespace tincan;

class TestAttachments : public FileWindows
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void eachRoomKeepsItsOwnAndTheKeyboardTakesThemAway()
    {
        strip(*m_ada)->add({saved(u"a.txt"_s, QByteArray("a")), saved(u"b.txt"_s, QByteArray("b"))});
        QTRY_COMPARE(strip(*m_ada)->files().size(), 2);
        for (const AttachmentChip *chip : strip(*m_ada)->findChildren<AttachmentChip *>())
            QTRY_COMPARE(chip->visibleRegion().boundingRect().height(), chip->height());
        m_ada->page()->composer()->setRoom(u"other"_s, u"other"_s);
        QVERIFY(strip(*m_ada)->files().isEmpty());
        m_ada->page()->composer()->setRoom(u"lobby"_s, u"lobby"_s);
        QCOMPARE(strip(*m_ada)->files().size(), 2);
        auto *away = strip(*m_ada)->findChild<QToolButton *>();
        QVERIFY(away && away->accessibleName().contains(u"a.txt"_s));
        away->setFocus();
        QTest::keyClick(away, Qt::Key_Space);
        QTRY_COMPARE(strip(*m_ada)->files().size(), 1);
        QCOMPARE(strip(*m_ada)->files().first().name, u"b.txt"_s);
    }

    void aPictureIsReadOnceWhateverComesBesideIt()
    {
        const auto chip = [this](qsizetype index) {
            return strip(*m_ada)->findChildren<AttachmentChip *>().value(index);
        };
        strip(*m_ada)->add({saved(u"one.png"_s, picture(300, 200, Qt::red))});
        QTRY_COMPARE(strip(*m_ada)->files().size(), 1);
        QTRY_VERIFY(chip(0)->hasPicture());
        strip(*m_ada)->add({saved(u"b.txt"_s, QByteArray("b"))});
        QTRY_COMPARE(strip(*m_ada)->files().size(), 2);
        QVERIFY(chip(0)->hasPicture()); // without a turn of the loop
        QVERIFY(!chip(1)->hasPicture());
    }

    void whatDoesNotGoIsSaidBeforeItIsSent()
    {
        const QSignalSpy refused(strip(*m_ada), &AttachmentStrip::refused);
        strip(*m_ada)->setLimit(10);
        strip(*m_ada)->add({saved(u"big.bin"_s, QByteArray(11, 'x')), m_folder->path(), m_folder->filePath(u"none"_s)});
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(strip(*m_ada)->files().isEmpty());
        const QString words = refused.first().first().toString();
        QVERIFY(words.contains(u"big.bin"_s) && words.contains(u"none"_s));
    }

    void ofAThousandNoMoreIsReadThanAMessageTakes()
    {
        const QSignalSpy refused(strip(*m_ada), &AttachmentStrip::refused);
        QStringList paths;
        for (int i = 0; i < 1'000; ++i)
            paths.append(saved(QString::number(i), QByteArray("x")));
        strip(*m_ada)->add(paths);
        QVERIFY(strip(*m_ada)->files().isEmpty()); // read off this thread
        QVERIFY(strip(*m_ada)->isMaking(u"lobby"_s));
        QTRY_COMPARE(strip(*m_ada)->files().size(), mostFiles);
        QCOMPARE(strip(*m_ada)->files().first().name, u"0"_s);
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.first().first().toString().contains(u"32"_s));
    }

    void aMessageWaitsForThePictureThatWasPasted()
    {
        strip(*m_ada)->addPicture(picture(2'000, 1'500, Qt::red));
        QVERIFY(m_ada->page()->composer()->sendButton()->isEnabled());
        QVERIFY(strip(*m_ada)->isVisible());
        type(*m_ada, u"look"_s);
        QCOMPARE(m_ada->page()->composer()->text(), u"look"_s);
        QTRY_VERIFY_WITH_TIMEOUT(withFiles(*m_bob), patience);
        QCOMPARE(withFiles(*m_bob)->text, u"look"_s);
        QCOMPARE(texts(*m_bob), QStringList{u"look"_s});
    }

    void aMessageWithoutThePictureThatCouldNotBeKeptIsNotSent()
    {
        strip(*m_ada)->setFolder(saved(u"no folder"_s, QByteArray("x")));
        const QSignalSpy refused(strip(*m_ada), &AttachmentStrip::refused);
        strip(*m_ada)->addPicture(picture(20, 15, Qt::red));
        type(*m_ada, u"look"_s);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(m_ada->page()->composer()->text(), u"look"_s);
        QVERIFY(!strip(*m_ada)->isMaking(u"lobby"_s));
        QVERIFY(texts(*m_ada).isEmpty());
    }

    void whatWasMeantForOneServerIsNotForAnother()
    {
        Composer *composer = m_ada->page()->composer();
        strip(*m_ada)->add({saved(u"salary.txt"_s, QByteArray("much"))});
        QTRY_COMPARE(strip(*m_ada)->files().size(), 1);
        composer->setRoom(u"other"_s, u"other"_s);
        strip(*m_ada)->addPicture(picture(20, 15, Qt::red));
        QTRY_COMPARE(strip(*m_ada)->files().size(), 1);
        composer->setRoom(u"lobby"_s, u"lobby"_s);
        strip(*m_ada)->addPicture(picture(2'000, 1'500, Qt::red)); // is still written
        const auto another = hostOnThisComputer(0, m_folder->filePath(u"another"_s));
        QVERIFY(another);
        m_ada->workspace()->connectTo(another->url);
        QVERIFY(strip(*m_ada)->files().isEmpty());
        QVERIFY(!strip(*m_ada)->isMaking(u"lobby"_s));
        QTRY_VERIFY(QDir(m_ada->workspace()->files()->pastedFolder()).isEmpty()); // and it is kept no more
        QVERIFY(strip(*m_ada)->files().isEmpty());
        composer->setRoom(u"other"_s, u"other"_s);
        QVERIFY(strip(*m_ada)->files().isEmpty());
        QVERIFY(QFile::exists(m_folder->filePath(u"salary.txt"_s)));
    }

    void whatIsTakenAwayIsKeptNoMore()
    {
        strip(*m_ada)->addPicture(picture(20, 15, Qt::red));
        QTRY_COMPARE(strip(*m_ada)->files().size(), 1);
        const QDir pasted(m_ada->workspace()->files()->pastedFolder());
        QVERIFY(!pasted.isEmpty());
        strip(*m_ada)->remove(0);
        QVERIFY(pasted.isEmpty());
        strip(*m_ada)->setLimit(10);
        const QSignalSpy refused(strip(*m_ada), &AttachmentStrip::refused);
        strip(*m_ada)->addPicture(picture(20, 15, Qt::red));
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(pasted.isEmpty());
    }

    void whatNobodySentIsKeptForAWhileOnly()
    {
        const QString folder = m_folder->filePath(u"kept"_s);
        const auto file = storedText(u"words"_s, folder, u"text.txt"_s);
        QVERIFY(file && isStored(*file, folder));
        dropStored(folder, QDateTime::currentDateTime().addDays(-1));
        QVERIFY(QFile::exists(file->path));
        dropStored(folder, QDateTime::currentDateTime().addDays(1));
        QVERIFY(QDir(folder).isEmpty());
    }

    void aMegabyteOfTextIsOfferedAsAFile()
    {
        QGuiApplication::clipboard()->setText(QString(1 << 20, u'x'));
        m_ada->page()->composer()->edit()->paste();
        QVERIFY(m_ada->page()->composer()->text().isEmpty());
        auto *offer = strip(*m_ada)->findChild<QPushButton *>();
        QVERIFY(offer->isVisible());
        offer->click();
        QTRY_COMPARE(strip(*m_ada)->files().size(), 1);
        QCOMPARE(strip(*m_ada)->files().first().size, 1 << 20);
        QCOMPARE(strip(*m_ada)->files().first().type, u"text/plain"_s);
    }
};

QTEST_MAIN(TestAttachments)
#include "tst_attachments.moc"
