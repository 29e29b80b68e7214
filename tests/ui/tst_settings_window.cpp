#include "two_windows.h"
#include "ui/composer_bar.h"
#include "ui/key_list.h"
#include "ui/language.h"
#include "ui/line_list.h"
#include "ui/line_page.h"
#include "ui/line_row.h"
#include "ui/settings_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSpinBox>
#include <QWheelEvent>

using namespace tincan;
using namespace std::chrono_literals;
using Page = SettingsWindow::Page;

class SettingsWindowTest : public TwoWindows
{
    Q_OBJECT

    SettingsWindow *m_settings = nullptr;

    QStringList pagesShown() const
    {
        QStringList titles;
        for (int row = 0; row < m_settings->list()->count(); ++row) {
            if (!m_settings->list()->item(row)->isHidden())
                titles += m_settings->list()->item(row)->text();
        }
        return titles;
    }
    QStringList rowsShown(Page page) const
    {
        QStringList labels;
        for (const SettingsRow *row : m_settings->pageOf(page)->rows()) {
            if (!row->isHidden())
                labels += row->label();
        }
        return labels;
    }
    template<class Control>
    Control *control(Page page, const QString &label) const
    {
        for (auto *found : m_settings->pageOf(page)->template findChildren<Control *>()) {
            if (found->accessibleName() == label)
                return found;
        }
        qFatal("no such control: %s", qPrintable(label));
    }
    void choose(Page page, const QString &label, const QString &value) const
    {
        auto *box = control<QComboBox>(page, label);
        box->setCurrentIndex(box->findData(value));
    }
    const Preferences &preferences() const { return m_ada->servers()->preferences(); }

private Q_SLOTS:
    void init()
    {
        open();
        m_settings = m_ada->openSettings();
        QVERIFY(QTest::qWaitForWindowActive(m_settings));
    }
    void cleanup()
    {
        close();
        Language::shared().set(u"en"_s);
        applyTextSize(100);
        applyAppearance(Appearance::System);
    }
    void initTestCase()
    {
        applyAppearance(Appearance::System);
        Language::shared().set(u"en"_s);
    }

    void aWordShowsOnlyThePagesAndRowsThatHaveIt()
    {
        QTest::keyClicks(m_settings->searchEdit(), u"quiet"_s);
        QCOMPARE(pagesShown(), QStringList{u"Notifications"_s});
        QCOMPARE(m_settings->page(), Page::Notifications);
        QCOMPARE(rowsShown(Page::Notifications), (QStringList{u"Quiet hours"_s, u"Quiet from"_s, u"Quiet until"_s}));
        bool marked = false;
        for (const auto *label : m_settings->pageOf(Page::Notifications)->rows()[4]->findChildren<QLabel *>())
            marked = marked || label->text().contains(u">Quiet</span> hours"_s);
        QVERIFY(marked);

        QTest::keyClick(m_settings->searchEdit(), Qt::Key_Escape);
        QCOMPARE(pagesShown().size(), 10);
        QVERIFY(rowsShown(Page::Notifications).size() > 5);
        QVERIFY(m_settings->isVisible()); // the key was for the word
    }

    void whatNoSettingSaysIsSaidToBeNowhere()
    {
        QTest::keyClicks(m_settings->searchEdit(), u"hologram"_s);
        QVERIFY(pagesShown().isEmpty());
        QVERIFY(m_settings->findChild<QLabel *>(u"nothing"_s)->isVisible());
    }

    void theOptionsOfTheLinesAreFoundByTheirNames()
    {
        for (const char *name :
             {"pollInterval", "holdTime", "heartbeatInterval", "reconnectInterval", "maxReconnectCount"}) {
            m_settings->searchEdit()->setText(QLatin1String(name));
            QCOMPARE(pagesShown(), QStringList{u"Line"_s});
            QCOMPARE(rowsShown(Page::Line).size(), 1);
        }
    }

    void theKeysAreThoseOfTheHelpAndAreFound()
    {
        QStringList told;
        for (const SettingsRow *row : m_settings->pageOf(Page::Keys)->rows()) {
            if (!row->value().isEmpty())
                told += row->label() + u' ' + row->value();
        }
        QStringList listed;
        for (const KeyGroup &group : keyGroups(true)) {
            for (const NamedKeys &key : group.keys)
                listed += key.name + u' ' + key.keys;
        }
        QCOMPARE(told, listed);

        m_settings->searchEdit()->setText(u"go to a date"_s);
        QCOMPARE(pagesShown(), QStringList{u"Keys"_s});
        QCOMPARE(rowsShown(Page::Keys), (QStringList{u"Reading"_s, u"Go to a date"_s}));
        m_settings->searchEdit()->setText(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
        QCOMPARE(rowsShown(Page::Keys), (QStringList{u"Rooms and servers"_s, u"Jump to a room"_s}));
    }

    // What the menus have is in the list: nobody has to remember to add it.
    void everyKeyOfTheMenusIsListed()
    {
        // The keys from server to server are there where there are several.
        m_ada->servers()->placeFor(QUrl(u"http://127.0.0.1:9"_s))->connectTo(QUrl(u"http://127.0.0.1:9"_s));
        QCoreApplication::sendPostedEvents();
        QStringList listed;
        for (const KeyGroup &group : keyGroups(true)) {
            for (const NamedKeys &key : group.keys)
                listed += key.keys.split(u" / "_s);
        }
        int found = 0;
        for (const QAction *action : m_ada->menuBar()->findChildren<QAction *>()) {
            if (action->shortcut().isEmpty())
                continue;
            ++found;
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(listed.contains(keys) || keys == u"Ctrl+1" || keys == u"Ctrl+2", qPrintable(keys));
        }
        QVERIFY(found > 15);
        QVERIFY(listed.contains(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Up).toString(QKeySequence::NativeText)));
    }

    void theListSaysWhatEnterDoesNow()
    {
        const auto valueOf = [this](const QString &label) {
            for (const SettingsRow *row : m_settings->pageOf(Page::Keys)->rows()) {
                if (row->label() == label)
                    return row->value();
            }
            return QString();
        };
        const QString sends = valueOf(u"Send"_s);
        control<QCheckBox>(Page::Keys, u"Enter sends"_s)->click();
        QVERIFY(!m_ada->workspace()->profile().enterSends());
        QCOMPARE(valueOf(u"Break the line"_s), sends);
        m_settings->pageOf(Page::Keys)->resetButton()->click();
        QVERIFY(m_ada->workspace()->profile().enterSends());
        QCOMPARE(valueOf(u"Send"_s), sends);
    }

    void markedTextIsNoMarkup()
    {
        QCOMPARE(SettingsRow::marked(u"a <b> & c"_s, {}), u"a &lt;b&gt; &amp; c"_s);
        const QString marked = SettingsRow::marked(u"<b>"_s, u"B"_s);
        QVERIFY(marked.startsWith(u"&lt;<span"_s) && marked.endsWith(u">b</span>&gt;"_s));
    }

    void whatIsChangedHoldsAtOnce()
    {
        choose(Page::Appearance, u"Theme"_s, u"dark"_s);
        QVERIFY(Theme::current().dark);
        const int before = QFontInfo(QApplication::font()).pixelSize();
        control<QSpinBox>(Page::Appearance, u"Text size"_s)->setValue(200);
        QVERIFY(QFontInfo(QApplication::font()).pixelSize() >= before * 2 - 1);
        QCoreApplication::processEvents(); // the windows are made anew
        control<QCheckBox>(Page::Appearance, u"Group messages"_s)->click();
        QVERIFY(!preferences().groups);
        control<QCheckBox>(Page::Keys, u"Enter sends"_s)->click();
        QVERIFY(!m_ada->workspace()->profile().enterSends());
        control<QSpinBox>(Page::Line, u"Check every"_s)->setValue(3'000);
        QVERIFY(m_ada->workspace()->profile().transport().pollInterval == 3s);
        QCOMPARE(Profile(m_folder->filePath(u"Ada"_s)).preferences(), preferences());
    }

    void messagesStandUnderOneNameOrEachUnderItsOwn()
    {
        type(*m_ada, u"one"_s);
        type(*m_ada, u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rowCount(), 2, patience);
        const auto second = [this] {
            return m_ada->page()->model()->index(1).data(TimelineModel::GroupStartRole).toBool();
        };
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rows().back().delivery, Delivery::Sent, patience);
        QVERIFY(!second());
        const int high = m_ada->page()->view()->visualRect(m_ada->page()->model()->index(1)).height();
        control<QCheckBox>(Page::Appearance, u"Compact"_s)->click();
        QVERIFY(m_ada->page()->view()->visualRect(m_ada->page()->model()->index(1)).height() < high);
        control<QCheckBox>(Page::Appearance, u"Group messages"_s)->click();
        QVERIFY(second());
    }

    void aPageIsSetBackToTheDefaultsThatItNames()
    {
        auto *size = control<QSpinBox>(Page::Appearance, u"Text size"_s);
        QVERIFY(size->accessibleDescription().contains(u"Default: 100 %."_s));
        control<QCheckBox>(Page::Appearance, u"Compact"_s)->click();
        choose(Page::Appearance, u"Theme"_s, u"dark"_s);
        control<QCheckBox>(Page::Notifications, u"Do not disturb"_s)->click();
        m_settings->pageOf(Page::Appearance)->resetButton()->click();
        QVERIFY(!preferences().compact);
        QCOMPARE(currentAppearance(), Appearance::System);
        QVERIFY(!control<QCheckBox>(Page::Appearance, u"Compact"_s)->isChecked());
        QVERIFY(preferences().notify.doNotDisturb); // is on another page
    }

    void theLineIsSwitchedWhileMessagesFlow()
    {
        auto *page = qobject_cast<LinePage *>(m_settings->pageOf(Page::Line));
        page->lines()->row(TransportKind::Sse)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->lines()->status().line, std::optional(TransportKind::Sse), patience);
        QVERIFY(page->lines()->row(TransportKind::Sse)->isChecked());
        type(*m_bob, u"over the new one"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"over the new one"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!page->lines()->row(TransportKind::Sse)->time().isEmpty(), patience);
    }

    void anotherLanguageIsSpokenAtOnceByAllThatIsOpen()
    {
        type(*m_bob, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"hello"_s}, patience);
        m_ada->page()->composer()->edit()->setFocus();
        QTest::keyClicks(m_ada->page()->composer()->edit(), u"half a sentence"_s);
        m_settings->showPage(Page::Language);
        choose(Page::Language, u"Language"_s, u"zh_CN"_s);
        QTRY_COMPARE(m_settings->windowTitle(), u"设置"_s);
        QCOMPARE(m_settings->page(), Page::Language);
        QCOMPARE(m_settings->list()->item(int(Page::Language))->text(), u"语言"_s);
        QCOMPARE(m_ada->menuBar()->actions()[1]->text(), u"房间(&R)"_s);
        QCOMPARE(m_bob->menuBar()->actions()[1]->text(), u"房间(&R)"_s);
        QCOMPARE(m_ada->page()->composer()->text(), u"half a sentence"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"hello"_s}, patience);
        type(*m_bob, u"and now?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), (QStringList{u"hello"_s, u"and now?"_s}), patience);
        QCOMPARE(stateOf(*m_ada), State::Connected);

        choose(Page::Language, u"语言"_s, u"en"_s);
        QTRY_COMPARE(m_settings->windowTitle(), u"Settings"_s);
        QCOMPARE(m_ada->menuBar()->actions()[1]->text(), u"&Rooms"_s);
    }

    void whatADraftCannotHoldIsSentOrPutAwayFirst()
    {
        type(*m_ada, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"hello"_s}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rows()[0].delivery, Delivery::Sent, patience);
        Composer *composer = m_ada->page()->composer();
        composer->setEditing(m_ada->page()->model()->rows()[0]);
        composer->setText(u"hello again"_s);
        choose(Page::Language, u"Language"_s, u"zh_CN"_s);
        QTRY_COMPARE(m_settings->windowTitle(), u"设置"_s);
        QCOMPARE(m_ada->menuBar()->actions()[1]->text(), u"&Rooms"_s);
        QCOMPARE(m_ada->page()->composer(), composer);
        QCOMPARE(composer->text(), u"hello again"_s);
        composer->bar()->leave();
        QTRY_COMPARE(m_ada->menuBar()->actions()[1]->text(), u"房间(&R)"_s);
        choose(Page::Language, u"语言"_s, u"en"_s);
        QTRY_COMPARE(m_ada->menuBar()->actions()[1]->text(), u"&Rooms"_s);
    }

    void theWheelScrollsAndChangesNothing()
    {
        m_settings->showPage(Page::Line);
        auto *box = control<QSpinBox>(Page::Line, u"Check every"_s);
        QVERIFY(!box->hasFocus());
        const QPoint middle = box->rect().center();
        QWheelEvent turn(middle, box->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QApplication::sendEvent(box, &turn);
        QCOMPARE(box->value(), 1'000);
    }

    void thereIsOneWindowOfThem()
    {
        QCOMPARE(m_ada->openSettings(Page::Network), m_settings);
        QCOMPARE(m_settings->page(), Page::Network);
    }
};

QTEST_MAIN(SettingsWindowTest)
#include "tst_settings_window.moc"
