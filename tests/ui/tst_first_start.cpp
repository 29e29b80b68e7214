// From a first start to a first message that another person reads: at most three clicks and one name, by mouse and keys
// as the window takes them, and nothing else.
#include "two_windows.h"
#include "ui/host_dialog.h"
#include "ui/join_dialog.h"
#include "ui/start_page.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>

using namespace tincan;

class FirstStartTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_clicks = 0;

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::MouseButtonPress && object->isWindowType())
            ++m_clicks;
        return false;
    }
    // As the system hands it to the window that the button stands in.
    static void click(const QWidget *button)
    {
        QVERIFY(button->isVisible() && button->isEnabled());
        QWidget *window = button->window();
        QVERIFY(QTest::qWaitForWindowExposed(window));
        QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, button->mapTo(window, button->rect().center()));
    }
    // As a window manager does it when the dialog in front has gone; here is none.
    static void comeBack(MainWindow &window)
    {
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    static void write(const QWidget *window, const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(window->windowHandle(), letter.toLatin1());
        QTest::keyClick(window->windowHandle(), Qt::Key_Return);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clicks = 0;
        qApp->installEventFilter(this);
    }
    void cleanup() { qApp->removeEventFilter(this); }

    void whoHostsClicksThreeTimesAndWrites()
    {
        MainWindow ada(std::make_shared<ServerSet>(m_folder->filePath(u"Ada"_s), hostOnThisComputer));
        ada.show();
        ada.servers()->start();
        QVERIFY(QTest::qWaitForWindowActive(&ada));
        click(ada.startPage()->hostButton());
        auto *dialog = questionOf<HostDialog>(ada);
        QVERIFY(dialog);
        click(dialog->acceptButton());
        QTRY_VERIFY(dialog->address().startsWith(u"http://127.0.0.1:"_s));
        const QUrl server(dialog->address());
        click(dialog->acceptButton());
        QTRY_VERIFY(!ada.question());
        comeBack(ada);
        write(&ada, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(ada), QStringList{u"hello"_s}, patience);
        QCOMPARE(m_clicks, 3);
        const auto bob = openAlone(m_folder->filePath(u"Bob"_s));
        bob->workspace()->connectTo(server);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*bob), QStringList{u"hello"_s}, patience);
    }

    void whoJoinsPastesTheAddressNamesThemselvesAndWrites()
    {
        const auto server = hostOnThisComputer(0, m_folder->filePath(u"hub"_s));
        QVERIFY(server);
        MainWindow bob(std::make_shared<ServerSet>(m_folder->filePath(u"Bob"_s), hostOnThisComputer));
        bob.show();
        bob.servers()->start();
        QVERIFY(QTest::qWaitForWindowActive(&bob));
        click(bob.startPage()->joinButton());
        auto *dialog = questionOf<JoinDialog>(bob);
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        QVERIFY(dialog->addressEdit()->hasFocus());
        for (const QChar letter : server->url.toString())
            QTest::keyClick(dialog->windowHandle(), letter.toLatin1());
        QTest::keyClick(dialog->windowHandle(), Qt::Key_Tab);
        QVERIFY(dialog->nameEdit()->hasFocus());
        write(dialog, u"Bob"_s);
        QTRY_VERIFY(!bob.question());
        comeBack(bob);
        write(&bob, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(bob), QStringList{u"hello"_s}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bob.page()->model()->rows().back().delivery, Delivery::Sent, patience);
        QCOMPARE(bob.page()->model()->rows().back().sender.name, u"Bob"_s);
        QCOMPARE(m_clicks, 1);
    }
};

QTEST_MAIN(FirstStartTest)
#include "tst_first_start.moc"
