// Answering and editing in the composer.
#include "ui/composer.h"
#include "ui/composer_bar.h"
#include "ui/composer_completion.h"

#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class ComposerBarTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Composer> m_composer;

    static Message message(const QString &id, const QString &text)
    {
        Message message;
        message.id = id;
        message.sender = {u"bob"_s, u"Bob"_s};
        message.text = text;
        return message;
    }
    void press(Qt::Key key) { QTest::keyClick(m_composer->edit(), key); }
    void type(const QString &text) { QTest::keyClicks(m_composer->edit(), text); }
    QString words() { return m_composer->bar()->words(); }

private Q_SLOTS:
    void init()
    {
        m_composer = std::make_unique<Composer>();
        m_composer->setRoom(u"lobby"_s, u"lobby"_s);
        m_composer->resize(500, 60);
        m_composer->show();
    }

    void aReplyIsSaidUntilItIsOnDisk()
    {
        QSignalSpy submitted(m_composer.get(), &Composer::submitted);
        QVERIFY(words().isEmpty());
        m_composer->setReply(message(u"q"_s, u"Shall we?"_s));
        QCOMPARE(words(), u"Reply to Bob\nShall we?"_s);
        type(u"yes"_s);
        press(Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(m_composer->bar()->replyTo(u"lobby"_s), u"q"_s);
        m_composer->handedOver(u"a"_s);
        m_composer->accepted(u"a"_s);
        QVERIFY(words().isEmpty());
        QVERIFY(m_composer->bar()->replyTo(u"lobby"_s).isEmpty());
    }

    void whatWasRefusedStillAnswers()
    {
        m_composer->setReply(message(u"q"_s, u"Shall we?"_s));
        type(u"yes"_s);
        press(Qt::Key_Return);
        m_composer->handedOver(u"a"_s);
        m_composer->refused(u"a"_s, u"Not sent."_s);
        QCOMPARE(m_composer->bar()->replyTo(u"lobby"_s), u"q"_s);
    }

    void escLeavesAReplyAndKeepsTheText()
    {
        m_composer->setReply(message(u"q"_s, u"Shall we?"_s));
        type(u"yes"_s);
        press(Qt::Key_Escape);
        QVERIFY(words().isEmpty());
        QCOMPARE(m_composer->text(), u"yes"_s);
        m_composer->setReply(message(u"q"_s, u"Shall we?"_s));
        m_composer->bar()->closeButton()->click();
        QVERIFY(words().isEmpty());
    }

    void anEditTakesTheBoxAndGivesItBack()
    {
        QSignalSpy edited(m_composer.get(), &Composer::edited);
        QSignalSpy submitted(m_composer.get(), &Composer::submitted);
        type(u"half a thought"_s);
        m_composer->setEditing(message(u"mine"_s, u"teh text"_s));
        QCOMPARE(m_composer->text(), u"teh text"_s);
        QVERIFY(words().startsWith(u"Edit message"_s));
        QCOMPARE(m_composer->drafts().value(u"lobby"_s).text, u"half a thought"_s);
        m_composer->setText(u"the text"_s);
        press(Qt::Key_Return);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.first(), QVariantList({u"mine"_s, u"the text"_s}));
        QCOMPARE(submitted.size(), 0);
        QCOMPARE(m_composer->text(), u"half a thought"_s);
        QVERIFY(words().isEmpty());
    }

    void escLeavesAnEditAndTheMessageAsItWas()
    {
        QSignalSpy edited(m_composer.get(), &Composer::edited);
        type(u"draft"_s);
        m_composer->setReply(message(u"q"_s, u"Shall we?"_s));
        m_composer->setEditing(message(u"mine"_s, u"text"_s));
        m_composer->setEditing(message(u"other"_s, u"other text"_s));
        press(Qt::Key_Escape);
        QCOMPARE(m_composer->text(), u"draft"_s);
        QCOMPARE(words(), u"Reply to Bob\nShall we?"_s); // it was going on behind the edit
        QCOMPARE(edited.size(), 0);
    }

    void anEmptyEditIsNotSent()
    {
        QSignalSpy edited(m_composer.get(), &Composer::edited);
        m_composer->setEditing(message(u"mine"_s, u"text"_s));
        m_composer->setText(u"  "_s);
        press(Qt::Key_Return);
        QCOMPARE(edited.size(), 0);
        QVERIFY(!words().isEmpty());
    }

    void eachRoomHasItsOwn()
    {
        m_composer->setEditing(message(u"mine"_s, u"text"_s));
        type(u" more"_s);
        m_composer->setRoom(u"design"_s, u"design"_s);
        QVERIFY(words().isEmpty());
        QCOMPARE(m_composer->text(), QString());
        m_composer->setReply(message(u"q"_s, u"Shall we?"_s));
        m_composer->setRoom(u"lobby"_s, u"lobby"_s);
        QCOMPARE(m_composer->text(), u"text more"_s);
        QVERIFY(words().startsWith(u"Edit message"_s));
        QVERIFY(m_composer->bar()->replyTo(u"lobby"_s).isEmpty());
        QCOMPARE(m_composer->bar()->replyTo(u"design"_s), u"q"_s);
        QVERIFY(m_composer->drafts().isEmpty()); // an edit is none
    }

    void aDraftKeepsWhatItAnswers()
    {
        QSignalSpy changed(m_composer.get(), &Composer::draftsChanged);
        type(u"yes"_s);
        changed.clear();
        m_composer->setReply(message(u"q"_s, u"Shall we?"_s));
        QVERIFY(!changed.isEmpty());
        const RoomDrafts kept = m_composer->drafts();
        m_composer->setDrafts({});
        QVERIFY(words().isEmpty() && m_composer->text().isEmpty());
        m_composer->setDrafts(kept); // after a start
        QCOMPARE(m_composer->text(), u"yes"_s);
        QCOMPARE(words(), u"Reply to Bob\nShall we?"_s);
        QCOMPARE(m_composer->bar()->replyTo(u"lobby"_s), u"q"_s);
        changed.clear();
        press(Qt::Key_Escape);
        QVERIFY(!changed.isEmpty());
        QVERIFY(m_composer->drafts().value(u"lobby"_s).replyTo.isEmpty());
    }

    void aDraftThatComesAlongStaysBehindAnEdit()
    {
        type(u"own"_s);
        m_composer->setEditing(message(u"mine"_s, u"text"_s));
        m_composer->append({{u"lobby"_s, {.text = u"of a window that went"_s, .replyTo = u"q"_s}}});
        QCOMPARE(m_composer->text(), u"text"_s);
        press(Qt::Key_Escape);
        QCOMPARE(m_composer->text(), u"own\n\nof a window that went"_s);
        QCOMPARE(m_composer->bar()->replyTo(u"lobby"_s), u"q"_s);
    }

    void escClosesTheListFirst()
    {
        m_composer->box()->completion()->setPeople([] { return QStringList{u"Bob"_s}; });
        m_composer->setReply(message(u"q"_s, u"Shall we?"_s));
        m_composer->activateWindow();
        QTRY_VERIFY(m_composer->edit()->hasFocus());
        type(u"@b"_s);
        QVERIFY(m_composer->box()->completion()->isOpen());
        press(Qt::Key_Escape);
        QVERIFY(!m_composer->box()->completion()->isOpen());
        QVERIFY(!words().isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(words().isEmpty());
    }

    void whatIsStillOnItsWayIsNoDraftOfAnEdit()
    {
        type(u"sent"_s);
        press(Qt::Key_Return);
        m_composer->handedOver(u"a"_s);
        m_composer->setEditing(message(u"mine"_s, u"text"_s));
        m_composer->accepted(u"a"_s);
        QCOMPARE(m_composer->text(), u"text"_s);
        press(Qt::Key_Escape);
        QCOMPARE(m_composer->text(), QString());
    }

    void upInAnEmptyTextMeansTheLastMessage()
    {
        QSignalSpy wanted(m_composer->bar(), &ComposerBar::lastWanted);
        type(u"a"_s);
        press(Qt::Key_Up);
        QCOMPARE(wanted.size(), 0);
        press(Qt::Key_Backspace);
        press(Qt::Key_Up);
        QCOMPARE(wanted.size(), 1);
    }
};

QTEST_MAIN(ComposerBarTest)
#include "tst_composer_bar.moc"
