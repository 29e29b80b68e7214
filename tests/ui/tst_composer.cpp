#include "ui/composer.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class ComposerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_composer = std::make_unique<Composer>();
        m_composer->setRoom(u"lobby"_s, u"lobby"_s);
        m_composer->resize(500, 60);
        m_composer->show();
    }

    void enterSendsAndTheTextStaysUntilItIsOnDisk()
    {
        QSignalSpy submitted(m_composer.get(), &Composer::submitted);
        QTest::keyClicks(m_composer->edit(), u"hello"_s);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted.first().at(1).toString(), u"hello"_s);
        m_composer->handedOver(u"a"_s);
        QCOMPARE(m_composer->text(), u"hello"_s);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1); // not twice
        m_composer->accepted(u"a"_s);
        QCOMPARE(m_composer->text(), QString());
    }

    void whatTheDiskRefusedIsStillHere()
    {
        QTest::keyClicks(m_composer->edit(), u"hello"_s);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        m_composer->handedOver(u"a"_s);
        m_composer->refused(u"a"_s, u"Not sent: the disk is full."_s);
        QCOMPARE(m_composer->text(), u"hello"_s);
        QSignalSpy submitted(m_composer.get(), &Composer::submitted);
        m_composer->sendButton()->click();
        QCOMPARE(submitted.size(), 1);
    }

    void whatIsTypedMeanwhileStays()
    {
        QTest::keyClicks(m_composer->edit(), u"one"_s);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        m_composer->handedOver(u"a"_s);
        QTest::keyClicks(m_composer->edit(), u" two"_s);
        m_composer->accepted(u"a"_s);
        QCOMPARE(m_composer->text(), u" two"_s);
    }

    void whoIsFasterThanTheDiskIsNotAskedForAnotherEnter()
    {
        QSignalSpy submitted(m_composer.get(), &Composer::submitted);
        connect(m_composer.get(), &Composer::submitted, this, [this] { m_composer->handedOver(u"a"_s); });
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s}) {
            QTest::keyClicks(m_composer->edit(), text);
            QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        }
        QTest::keyClicks(m_composer->edit(), u"rest"_s);
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s}) {
            QCOMPARE(submitted.last().at(1).toString(), text);
            m_composer->accepted(u"a"_s);
        }
        QCOMPARE(submitted.size(), 3);
        QCOMPARE(m_composer->text(), u"rest"_s);
    }

    void nothingWaitsForAnEngineThatIsGone()
    {
        QSignalSpy submitted(m_composer.get(), &Composer::submitted);
        connect(m_composer.get(), &Composer::submitted, this,
                [this, &submitted] { m_composer->handedOver(QString::number(submitted.size())); });
        for (const QString &text : {u"one"_s, u"two"_s}) {
            QTest::keyClicks(m_composer->edit(), text);
            QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        }
        m_composer->settle();
        QCOMPARE(m_composer->text(), QString());
        QTest::keyClicks(m_composer->edit(), u"hello"_s);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(submitted.last().at(1).toString(), u"hello"_s);
    }

    void shiftEnterBreaksTheLineAndTheBoxGrowsToEightLines()
    {
        QSignalSpy submitted(m_composer.get(), &Composer::submitted);
        QTest::keyClicks(m_composer->edit(), u"a"_s);
        const int one = m_composer->edit()->height();
        QTest::keyClick(m_composer->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(m_composer->edit(), u"b"_s);
        QCOMPARE(m_composer->text(), u"a\nb"_s);
        QCOMPARE(submitted.size(), 0);
        QTRY_VERIFY(m_composer->edit()->height() > one);
        m_composer->setText(QString(100, u'\n'));
        QTRY_VERIFY(m_composer->edit()->height() > one * 2);
        QVERIFY(m_composer->edit()->height() <= m_composer->edit()->fontMetrics().lineSpacing() * 8 + 30);
    }

    void nothingIsSentOfNothingOrOfTooMuch_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("sent");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("spaces") << u"  \n "_s << false;
        QTest::newRow("just fits") << QString(Composer::textLimit, u'x') << true;
        QTest::newRow("a byte too long") << QString(Composer::textLimit + 1, u'x') << false;
        QTest::newRow("bytes count, not letters") << QString(Composer::textLimit / 3 + 1, u'晨') << false;
    }
    void nothingIsSentOfNothingOrOfTooMuch()
    {
        QFETCH(QString, text);
        QFETCH(bool, sent);
        QSignalSpy submitted(m_composer.get(), &Composer::submitted);
        m_composer->setText(text);
        QCOMPARE(m_composer->sendButton()->isEnabled(), sent);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), sent ? 1 : 0);
    }

    void whatIsFarTooLongIsNotPastedAndSaysSo()
    {
        m_composer->setText(u"kept"_s);
        QGuiApplication::clipboard()->setText(QString(1'000'000, u'x'));
        m_composer->edit()->paste();
        QCOMPARE(m_composer->text(), u"kept"_s);
        const auto *hint = m_composer->findChild<QLabel *>();
        QVERIFY(hint->isVisible() && hint->text().contains(u"Nothing was pasted"_s));
        QGuiApplication::clipboard()->setText(QString(Composer::textLimit + 1, u'x')); // may be cut down by hand
        m_composer->edit()->paste();
        QCOMPARE(m_composer->text().size(), Composer::textLimit + 5);
    }

    void whatIsFarTooLongIsNotDroppedEither()
    {
        const auto takes = [this](qsizetype length) {
            QMimeData data;
            data.setText(QString(length, u'x'));
            QDragEnterEvent event(QPoint(5, 5), Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
            event.ignore();
            QCoreApplication::sendEvent(m_composer->edit()->viewport(), &event);
            return event.isAccepted();
        };
        QVERIFY(takes(100));
        QVERIFY(!takes(1'000'000));
    }

    void eachRoomKeepsItsDraft()
    {
        m_composer->setText(u"for the lobby"_s);
        m_composer->setRoom(u"design"_s, u"design"_s);
        QCOMPARE(m_composer->text(), QString());
        m_composer->setText(u"for design"_s);
        m_composer->setRoom(u"lobby"_s, u"lobby"_s);
        QCOMPARE(m_composer->text(), u"for the lobby"_s);
        QCOMPARE(m_composer->drafts().size(), 2);
    }

    void anAnswerAfterTheRoomWasLeftClearsThatRoomsDraft()
    {
        m_composer->setText(u"hello"_s);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        m_composer->handedOver(u"a"_s);
        m_composer->setRoom(u"design"_s, u"design"_s);
        m_composer->accepted(u"a"_s);
        m_composer->setRoom(u"lobby"_s, u"lobby"_s);
        QCOMPARE(m_composer->text(), QString());
    }

    void tabLeavesTheBox()
    {
        QVERIFY(m_composer->edit()->tabChangesFocus());
        QVERIFY(!m_composer->edit()->accessibleName().isEmpty());
        QVERIFY(!m_composer->sendButton()->accessibleName().isEmpty());
    }

private:
    std::unique_ptr<Composer> m_composer;
};

QTEST_MAIN(ComposerTest)
#include "tst_composer.moc"
