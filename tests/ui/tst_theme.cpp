#include "ui/chat_page.h"
#include "ui/side_bar.h"
#include "ui/start_page.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_side = std::make_unique<SideBar>();
        m_page = std::make_unique<ChatPage>();
    }
    void cleanupTestCase()
    {
        m_side.reset();
        m_page.reset();
    }

    void aSwitchRepaintsWhatIsOpen_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("light") << Appearance::Light;
        QTest::newRow("dark") << Appearance::Dark;
        QTest::newRow("light again") << Appearance::Light;
    }
    void aSwitchRepaintsWhatIsOpen()
    {
        QFETCH(Appearance, appearance);
        SideBar &side = *m_side; // open through all the rows
        ChatPage &page = *m_page;
        side.resize(240, 400);
        page.resize(600, 400);
        side.show();
        page.show();
        applyAppearance(appearance);
        const Theme &wanted = appearance == Appearance::Dark ? Theme::darkOne() : Theme::light();
        QCOMPARE(Theme::current().dark, appearance == Appearance::Dark);
        QTRY_COMPARE(side.grab().toImage().pixelColor(20, 380), wanted.side);
        QTRY_COMPARE(page.grab().toImage().pixelColor(300, 100), wanted.ground); // above the words of an empty room
        QTRY_COMPARE(page.grab().toImage().pixelColor(300, 30), wanted.ground);
    }

    void boldStaysBoldAfterASwitch()
    {
        StartPage page;
        page.show();
        applyAppearance(Appearance::Dark);
        applyAppearance(Appearance::Light);
        QCOMPARE(page.hostButton()->font().weight(), int(QFont::DemiBold));
        QCOMPARE(page.joinButton()->font().weight(), int(QFont::DemiBold));
    }

    void everyWordOfTheSettingsIsRead()
    {
        for (const auto appearance : {Appearance::System, Appearance::Light, Appearance::Dark})
            QCOMPARE(appearanceFromWord(toWord(appearance)), std::optional(appearance));
        QVERIFY(!appearanceFromWord(u"sepia"_s));
    }

    // WCAG 2: 4.5 for text, on each ground that it stands on.
    void textStandsOutFromItsGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textStandsOutFromItsGround()
    {
        QFETCH(bool, dark);
        const Theme &theme = dark ? Theme::darkOne() : Theme::light();
        for (const QColor &ground : {theme.ground, theme.side})
            for (const QColor &ink : {theme.text, theme.dim, theme.accent, theme.good, theme.warn, theme.bad})
                QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + u" on "_s + ground.name()));
        QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
        for (const QString &name : {u"Ada"_s, u"Bob"_s, u"陈晨"_s, u"Dana"_s, u"guest"_s})
            QVERIFY2(contrast(Theme::onAvatar(), Theme::avatarColour(name)) >= 4.5, qPrintable(name));
    }

private:
    std::unique_ptr<SideBar> m_side;
    std::unique_ptr<ChatPage> m_page;

    static double luminance(const QColor &colour)
    {
        const auto linear = [](double part) {
            return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    }
    static double contrast(const QColor &a, const QColor &b)
    {
        const double one = luminance(a);
        const double two = luminance(b);
        return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
