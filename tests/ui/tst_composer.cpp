#include "ui/attachment_strip.h"
#include "ui/composer.h"
#include "ui/composer_hint.h"
#include "ui/typing_line.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
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
        QVERIFY(hint()->isVisible() && hint()->text().contains(u"Nothing was pasted"_s));
        QVERIFY(offer()->isVisible());
        QGuiApplication::clipboard()->setText(QString(Composer::textLimit + 1, u'x')); // may be cut down by hand
        m_composer->edit()->paste();
        QCOMPARE(m_composer->text().size(), Composer::textLimit + 5);
    }

    void whatIsFarTooLongMayGoAsAFile()
    {
        const QTemporaryDir folder;
        AttachmentStrip *files = m_composer->files();
        files->setFolder(folder.path());
        m_composer->setText(u"kept"_s);
        QGuiApplication::clipboard()->setText(QString(400'000, u'晨'));
        m_composer->edit()->paste();
        QVERIFY(offer()->isVisible());
        offer()->click();
        QTRY_COMPARE(files->files().size(), 1);
        QCOMPARE(files->files()[0].size, 1'200'000);
        QCOMPARE(m_composer->text(), u"kept"_s);
        QVERIFY(!hint()->isVisible() && !offer()->isVisible());
        m_composer->setText(QString(Composer::textLimit + 1, u'x')); // typed, or cut down
        QVERIFY(offer()->isVisible());
        offer()->click();
        QTRY_COMPARE(files->files().size(), 2);
        QCOMPARE(files->files()[1].size, Composer::textLimit + 1);
        QCOMPARE(m_composer->text(), QString());
    }

    void theOfferGoesWithItsReason()
    {
        m_composer->setText(QString(Composer::textLimit + 1, u'x'));
        QVERIFY(offer()->isVisible());
        QTest::keyClick(m_composer->edit(), Qt::Key_Backspace);
        QVERIFY(!offer()->isVisible());
        QGuiApplication::clipboard()->setText(QString(1'000'000, u'x'));
        m_composer->edit()->paste();
        QVERIFY(offer()->isVisible());
        QTest::keyClick(m_composer->edit(), Qt::Key_Backspace); // goes on writing
        QVERIFY(!offer()->isVisible());
    }

    void theCountShowsNearTheLimitThatTheServerNames()
    {
        m_composer->setTextLimit(1'000);
        m_composer->setText(QString(800, u'x'));
        QVERIFY(!hint()->isVisible());
        m_composer->setText(QString(300, u'晨')); // three bytes each
        QVERIFY(hint()->isVisible() && hint()->text().contains(u"900"_s) &&
                hint()->text().contains(QLocale().toString(1'000)));
        QVERIFY(m_composer->sendButton()->isEnabled());
        m_composer->setText(QString(334, u'晨'));
        QVERIFY(hint()->text().contains(u"too long"_s));
        QVERIFY(!m_composer->sendButton()->isEnabled());
        QCOMPARE(m_composer->sendButton()->toolTip(), hint()->text()); // says why
        m_composer->setText(u"short"_s);
        QVERIFY(!hint()->isVisible() && m_composer->sendButton()->isEnabled());
    }

    void whatIsFormattedIsPastedAsPlainText()
    {
        auto *data = new QMimeData;
        data->setHtml(u"<p>one <b>bold</b></p><p>two</p>"_s);
        QGuiApplication::clipboard()->setMimeData(data);
        m_composer->edit()->paste();
        QCOMPARE(m_composer->text(), u"one bold\ntwo"_s);
        m_composer->edit()->selectAll();
        QVERIFY(!m_composer->edit()->toHtml().contains(u"font-weight:7"_s));
    }

    void whoTypesIsToldUntilThereIsNothing()
    {
        QSignalSpy typing(m_composer.get(), &Composer::typing);
        m_composer->setText(u"not typed"_s);
        QCOMPARE(typing.size(), 0);
        QTest::keyClicks(m_composer->edit(), u"a"_s);
        QCOMPARE(typing.takeLast().at(0).toBool(), true);
        m_composer->edit()->selectAll();
        QTest::keyClick(m_composer->edit(), Qt::Key_Delete);
        QCOMPARE(typing.takeLast().at(0).toBool(), false);
    }

    void theTypingLineNamesThemAndNothingMoves()
    {
        auto *line = m_composer->findChild<TypingLine *>();
        const int height = m_composer->sizeHint().height();
        m_composer->setTyping({u"Bob"_s});
        QCOMPARE(line->text(), u"Bob is typing…"_s);
        m_composer->setTyping({u"Bob"_s, u"Chen"_s});
        QCOMPARE(line->text(), u"Bob and Chen are typing…"_s);
        m_composer->setTyping({u"Bob"_s, u"Chen"_s, u"Dora"_s});
        QCOMPARE(line->text(), u"Bob, Chen and others are typing…"_s);
        QCOMPARE(m_composer->sizeHint().height(), height);
        m_composer->setTyping({QString(500, u'x')});
        QVERIFY(line->fontMetrics().horizontalAdvance(line->text()) <= line->width());
        m_composer->setTyping({});
        QCOMPARE(line->text(), QString());
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
    ComposerHint *hint() const { return m_composer->findChild<ComposerHint *>(); }
    QPushButton *offer() const { return m_composer->files()->findChild<QPushButton *>(); }

    std::unique_ptr<Composer> m_composer;
};

QTEST_MAIN(ComposerTest)
#include "tst_composer.moc"
