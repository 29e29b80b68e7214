// Input methods: what is composed is not written yet.
#include "ui/chat_page.h"
#include "ui/composer_completion.h"

#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class ComposerInputTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<ChatPage>();
        Room lobby;
        lobby.id = u"lobby"_s;
        m_page->setRoom(lobby);
        m_page->resize(600, 500);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        edit()->setFocus();
    }

    void whatIsComposedHidesThePlaceholder()
    {
        compose(edit(), u"nihao"_s);
        const QImage with = edit()->grab().toImage();
        edit()->setPlaceholderText({});
        QCOMPARE(edit()->grab().toImage(), with);
        commit(edit(), {});
        QVERIFY(edit()->grab().toImage() != with);
    }

    void theBoxGrowsWithWhatIsComposed()
    {
        const int before = edit()->height();
        compose(edit(), QString(200, u'w'));
        QTRY_VERIFY(edit()->height() > before);
        commit(edit(), u"short"_s);
        QTRY_COMPARE(edit()->height(), before);
    }

    void enterIsTheInputMethodsWhileItComposes()
    {
        QSignalSpy submitted(composer(), &Composer::submitted);
        commit(edit(), u"我"_s);
        compose(edit(), u"nihao"_s);
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 0);
        commit(edit(), u"你好"_s);
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted[0][1].toString(), u"我你好"_s);
    }

    void nothingIsCompletedWhileItComposes()
    {
        composer()->box()->completion()->setPeople([] { return QStringList{u"Bob"_s}; });
        QTest::keyClicks(edit(), u"@"_s);
        QVERIFY(composer()->box()->completion()->isOpen());
        compose(edit(), u"bo"_s);
        QVERIFY(!composer()->box()->completion()->isOpen());
        commit(edit(), u"bo"_s);
        QVERIFY(composer()->box()->completion()->isOpen());
    }

    void whatIsComposedOverTheTimelineGoesToTheComposerFromItsFirstLetter()
    {
        m_page->view()->setFocus();
        QVERIFY(m_page->view()->inputMethodQuery(Qt::ImEnabled).toBool());
        compose(m_page->view(), u"n"_s);
        QVERIFY(m_page->view()->hasFocus()); // or the input method would forget its letter
        QVERIFY(edit()->isComposing());
        compose(m_page->view(), u"ni"_s);
        commit(m_page->view(), u"你"_s);
        QCOMPARE(composer()->text(), u"你"_s);
        QVERIFY(edit()->hasFocus());
    }

    void theInputMethodsWindowOpensAtTheComposersCursor()
    {
        const QRect there = m_page->view()->inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect();
        const QRect here = edit()->inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect();
        QCOMPARE(m_page->view()->mapToGlobal(there.topLeft()), edit()->mapToGlobal(here.topLeft()));
    }

    void whatIsGivenUpOverTheTimelineMovesNothing()
    {
        m_page->view()->setFocus();
        compose(m_page->view(), u"n"_s);
        commit(m_page->view(), {});
        QCOMPARE(composer()->text(), QString());
        QVERIFY(m_page->view()->hasFocus());
    }

    void aLetterTypedOverTheTimelineGoesThereToo()
    {
        m_page->view()->setFocus();
        QTest::keyClicks(m_page->view(), u"h"_s);
        QCOMPARE(composer()->text(), u"h"_s);
        QVERIFY(edit()->hasFocus());
    }

private:
    Composer *composer() const { return m_page->composer(); }
    ComposerEdit *edit() const { return composer()->edit(); }

    static void compose(QWidget *target, const QString &text)
    {
        QInputMethodEvent event(text, {});
        QCoreApplication::sendEvent(target, &event);
    }
    static void commit(QWidget *target, const QString &text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(target, &event);
    }

    std::unique_ptr<ChatPage> m_page;
};

QTEST_MAIN(ComposerInputTest)
#include "tst_composer_input.moc"
