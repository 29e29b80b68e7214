// Every window on a screen of 1280 × 720 that is doubled, which leaves 640 × 360: in both languages, with letters as
// they are and twice as large. What does not fit scrolls, and Tab leads through all of it as one reads.
#include "cut_words.h"
#include "every_window.h"
#include "support/offscreen_screen.h"
#include "tab_walk.h"
#include "ui/theme.h"

#include <QDir>
#include <QRegularExpression>
#include <QScreen>
#include <QStackedWidget>

using namespace tincan;

namespace {

constexpr QSize titleBar(0, 20);

} // namespace

class DialogSizesTest : public EveryWindow
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(QGuiApplication::primaryScreen()->size(), QSize(640, 360));
        applyAppearance(Appearance::Light);
        Language::shared().set(u"en"_s);
        openAll();
    }
    void cleanupTestCase() { closeAll(); }

    void noWindowIsForgotten()
    {
        QSet<QByteArray> known{"QDialog", "QMainWindow", "Popover"};
        QSet<QByteArray> wanted;
        static const QRegularExpression made(u"class (\\w+) : public (\\w+)\\n"_s);
        // Until nothing is found any more: one may be made of another.
        for (qsizetype before = 0; before != known.size();) {
            before = known.size();
            QDir headers(QStringLiteral(TINCAN_SOURCE_DIR) + u"/ui"_s);
            for (const QString &name : headers.entryList({u"*.h"_s})) {
                QFile header(headers.filePath(name));
                QVERIFY(header.open(QIODevice::ReadOnly));
                for (auto found = made.globalMatch(QString::fromUtf8(header.readAll())); found.hasNext();) {
                    const QRegularExpressionMatch match = found.next();
                    if (!known.contains(match.captured(2).toLatin1()))
                        continue;
                    known.insert(match.captured(1).toLatin1());
                    wanted.insert(match.captured(1).toLatin1());
                }
            }
        }
        QVERIFY(wanted.size() > 20);
        wanted -= {"Dialog", "FormDialog", "Popover"}; // what others are made of
        for (const Scene &scene : scenes())
            wanted.remove(QByteArray(scene.kind->className()).replace("tincan::", ""));
        QVERIFY2(wanted.isEmpty(), qPrintable(QString::fromLatin1(wanted.values().join(' '))));
    }

    void eachFitsAndIsWalkedThroughAsOneReads_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("textSize");
        QTest::addColumn<int>("at");
        const QList<Scene> all = scenes();
        for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
            for (const int size : {100, Preferences::largestText}) {
                for (int at = 0; at < int(all.size()); ++at)
                    QTest::addRow("%s, %s, %d %%", all[at].name.constData(), qPrintable(language), size)
                        << language << size << at;
            }
        }
    }
    void eachFitsAndIsWalkedThroughAsOneReads()
    {
        QFETCH(const QString, language);
        QFETCH(const int, textSize);
        QFETCH(const int, at);
        speak(language, textSize);
        const Scene scene = scenes()[at];
        QApplication::setLayoutDirection(scene.direction);
        const auto back = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
        QPointer<QWidget> shown = scene.make();
        QVERIFY(shown);
        const auto *main = qobject_cast<MainWindow *>(shown);
        const auto away = qScopeGuard([&] {
            if (!main)
                delete shown;
            else if (m_ada->page()->search()->isOpen())
                m_ada->page()->search()->close();
        });
        QWidget *window = shown->window();
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        const QRect screen = window->screen()->availableGeometry();
        QVERIFY2(screen.contains(window->frameGeometry()), qPrintable(QDebug::toString(window->frameGeometry())));
        QVERIFY2((window->size() + titleBar).boundedTo(screen.size()) == window->size() + titleBar,
                 qPrintable(QDebug::toString(window->size())));
        QVERIFY(window->rect().contains(QRect(shown->mapTo(window, QPoint()), shown->size())));
        QTRY_VERIFY(shown->isAncestorOf(QApplication::focusWidget()));
        QCoreApplication::processEvents(); // what came last is laid out
        if (qobject_cast<SettingsWindow *>(shown)) {
            const auto *page = qobject_cast<QScrollArea *>(shown->findChild<QStackedWidget *>()->currentWidget());
            QVERIFY(page);
            QCOMPARE(cutAtTheSide(page), QString());
        }
        QCOMPARE(walkThrough(shown), QString());
    }
};

int main(int argc, char **argv)
{
    const OffscreenScreen screen({1280, 720});
    qputenv("QT_SCALE_FACTOR", "2");
    if (!screen.isMade())
        return 1;
    QApplication app(argc, argv);
    DialogSizesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dialog_sizes.moc"
