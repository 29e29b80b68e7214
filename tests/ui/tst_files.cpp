// Pictures and files from one window to another through a real hub, and what strangers may send.
#include "file_windows.h"
#include "ui/conversation_files.h"
#include "ui/drop_overlay.h"
#include "ui/file_desk.h"
#include "ui/picture_stage.h"
#include "ui/picture_viewer.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QScopeGuard>

using namespace tincan;

class TestFiles : public FileWindows
{
    Q_OBJECT

    static QRect rectOf(const MainWindow &window, const Message &message)
    {
        TimelineView *view = window.page()->view();
        TimelineModel *model = view->model();
        for (const PlacedRow &at : view->placed()) {
            if (model->rows()[size_t(at.row)].id != message.id)
                continue;
            MessageLayout layout;
            const RowParts parts = layout.parts(model->row(at.row), view->viewport()->width(), Qt::LeftToRight);
            return parts.files.items.first().rect.translated(0, at.top);
        }
        return {};
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aPastedPictureGoesOutAndIsSeenThere()
    {
        auto *data = new QMimeData;
        data->setImageData(picture(300, 200, Qt::red));
        QGuiApplication::clipboard()->setMimeData(data);
        m_ada->page()->composer()->edit()->paste();
        QTRY_COMPARE(strip(*m_ada)->files().size(), 1);
        QVERIFY(strip(*m_ada)->isVisible());
        QVERIFY(m_ada->page()->composer()->sendButton()->isEnabled());
        press(*m_ada, Qt::Key_Return);
        QVERIFY(!strip(*m_ada)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(withFiles(*m_bob), patience);
        const Message message = *withFiles(*m_bob);
        QCOMPARE(message.files.first().width, 300);
        QCOMPARE(message.files.first().type, u"image/png"_s);
        const QRect before = rectOf(*m_bob, message);
        QCOMPARE(before.size(), QSize(300, 200));
        const auto seen = [&] {
            return m_bob->page()->view()->viewport()->grab().toImage().pixelColor(before.center()) == QColor(Qt::red);
        };
        QTRY_VERIFY_WITH_TIMEOUT(seen(), patience);
        QCOMPARE(rectOf(*m_bob, message), before); // nothing moved when it came
        // What was kept to be sent is kept no more.
        QTRY_VERIFY(QDir(m_ada->workspace()->files()->pastedFolder()).isEmpty());
    }

    void aDroppedFileGoesAlongWithTheText()
    {
        const QString path = saved(u"notes.txt"_s, QByteArray("hello"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        ChatPage *page = m_ada->page();
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(page->dropOverlay()->isVisible());
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page->dropOverlay(), &drop);
        QVERIFY(!page->dropOverlay()->isVisible());
        QTRY_COMPARE(strip(*m_ada)->files().size(), 1);
        type(*m_ada, u"see there"_s);
        QTRY_VERIFY_WITH_TIMEOUT(withFiles(*m_bob), patience);
        QCOMPARE(withFiles(*m_bob)->text, u"see there"_s);
        QCOMPARE(withFiles(*m_bob)->files.first().name, u"notes.txt"_s);
        QVERIFY(QFile::exists(path)); // it is the person's
    }

    void aPictureIsLookedAtAndLeftByTheKeyboard()
    {
        strip(*m_ada)->add(
            {saved(u"one.png"_s, picture(640, 480, Qt::blue)), saved(u"two.png"_s, picture(64, 48, Qt::green))});
        press(*m_ada, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(withFiles(*m_bob), patience);
        TimelineView *view = m_bob->page()->view();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, rectOf(*m_bob, *withFiles(*m_bob)).center());
        auto *viewer = m_bob->findChild<PictureViewer *>();
        QVERIFY(viewer);
        QTRY_COMPARE_WITH_TIMEOUT(viewer->stage()->picture().size(), QSize(640, 480), patience);
        QTest::keyClick(viewer->stage(), Qt::Key_Right);
        QCOMPARE(viewer->file().name, u"two.png"_s);
        QTRY_COMPARE_WITH_TIMEOUT(viewer->stage()->picture().size(), QSize(64, 48), patience);
        QTest::keyClick(viewer->stage(), Qt::Key_Right); // there is no other
        QCOMPARE(viewer->file().name, u"two.png"_s);
        const double before = viewer->stage()->zoom();
        QTest::keyClick(viewer->stage(), Qt::Key_Plus);
        QVERIFY(viewer->stage()->zoom() > before);
        QTest::keyClick(viewer->stage(), Qt::Key_0);
        QVERIFY(viewer->stage()->isFitted());
        QPointer<PictureViewer> gone(viewer);
        QTest::keyClick(viewer->stage(), Qt::Key_Escape);
        QTRY_VERIFY(!gone);
    }

    void aFileIsHadWithAClick()
    {
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", m_folder->path().toLocal8Bit());
        const auto back = qScopeGuard([&home] { qputenv("HOME", home); });
        const QByteArray bytes(100'000, 'z');
        strip(*m_ada)->add({saved(u"data.bin"_s, bytes)});
        press(*m_ada, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(withFiles(*m_bob), patience);
        const Message message = *withFiles(*m_bob);
        const FileDesk *desk = m_bob->workspace()->files();
        QTest::mouseClick(m_bob->page()->view()->viewport(), Qt::LeftButton, {}, rectOf(*m_bob, message).center());
        QTRY_COMPARE_WITH_TIMEOUT(desk->state(message, 0).kind, FileState::Kind::Here, patience);
        QFile file(desk->savedAs(message.files.first()));
        QVERIFY2(file.fileName().startsWith(m_folder->path()), qPrintable(file.fileName()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void whatIsHadCannotBeRunAndTakesNoNameThatIsTaken()
    {
        const QByteArray bytes(100'000, 'z');
        strip(*m_ada)->add({saved(u"data.bin"_s, bytes)});
        press(*m_ada, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(withFiles(*m_bob), patience);
        const Message message = *withFiles(*m_bob);
        const QString target = m_folder->filePath(u"had.bin"_s);
        FileDesk *desk = m_bob->workspace()->files();
        desk->download(message.files.first(), target);
        QCOMPARE(desk->state(message, 0).kind, FileState::Kind::Running);
        QTRY_COMPARE_WITH_TIMEOUT(desk->state(message, 0).kind, FileState::Kind::Here, patience);
        QCOMPARE(desk->savedAs(message.files.first()), target);
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
        QVERIFY(!(file.permissions() & QFile::ExeOwner));
        QCOMPARE(desk->freePath(m_folder->path(), u"had.bin"_s), m_folder->filePath(u"had (1).bin"_s));
        QCOMPARE(desk->freePath(m_folder->path(), u"../../had.bin"_s), m_folder->filePath(u"_.._had.bin"_s));
    }

    void twoFilesOfOneNameBecomeTwo()
    {
        FileDesk *desk = m_bob->workspace()->files();
        const auto file = [](const QString &id) {
            return FileRef{.id = id, .name = u"report.pdf"_s, .type = {}, .size = 1, .sha256 = {}, .path = {}};
        };
        QCOMPARE(desk->freePath(m_folder->path(), u"report.pdf"_s), m_folder->filePath(u"report.pdf"_s));
        desk->download(file(u"one"_s), m_folder->filePath(u"report.pdf"_s));
        QCOMPARE(desk->freePath(m_folder->path(), u"report.pdf"_s), m_folder->filePath(u"report (1).pdf"_s));
        desk->cancelDownload(file(u"one"_s));
        QCOMPARE(desk->freePath(m_folder->path(), u"report.pdf"_s), m_folder->filePath(u"report.pdf"_s));
    }

    void theSamePictureTwiceIsSeenTwice()
    {
        const QString path = saved(u"twice.png"_s, picture(64, 48, Qt::green));
        QVERIFY(QFile::copy(path, m_folder->filePath(u"again.png"_s)));
        strip(*m_ada)->add({path, m_folder->filePath(u"again.png"_s)});
        press(*m_ada, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(withFiles(*m_bob), patience);
        const QList<FileRef> files = withFiles(*m_bob)->files;
        QCOMPARE(files.size(), 2);
        QVERIFY(files[0].id != files[1].id);
        QCOMPARE(files[0].sha256, files[1].sha256);
        PictureCache *pictures = m_bob->workspace()->files()->pictures();
        for (const FileRef &file : files)
            QTRY_VERIFY_WITH_TIMEOUT(!pictures->picture(file, {64, 48}, Fit::Cover).isNull(), patience);
    }

    void nothingThatCouldRunIsOpened()
    {
        QVERIFY(mayOpenFile(saved(u"a.png"_s, picture(4, 4, Qt::red))));
        QVERIFY(mayOpenFile(saved(u"a.txt"_s, QByteArray("words"))));
        QVERIFY(!mayOpenFile(saved(u"a.sh"_s, QByteArray("#!/bin/sh\nrm -rf /\n"))));
        QVERIFY(!mayOpenFile(saved(u"a.desktop"_s, QByteArray("[Desktop Entry]\nType=Application\nExec=sh\n"))));
        QVERIFY(!mayOpenFile(saved(u"a.html"_s, QByteArray("<!DOCTYPE html><script>1</script>"))));
        QVERIFY(!mayOpenFile(saved(u"a.svg"_s, QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"))));
        QVERIFY(!mayOpenFile(saved(u"a.exe"_s, QByteArray("MZ\x90\0\3\0\0\0", 8))));
        QVERIFY(mayOpenFile(saved(u"A.TXT"_s, QByteArray("words"))));
        // Text by their bytes, and run by Windows for their ending.
        for (const QString &ending : {u"cmd"_s, u"bat"_s, u"js"_s, u"jse"_s, u"vbe"_s, u"vbs"_s, u"hta"_s, u"wsf"_s,
                                      u"pif"_s, u"msc"_s, u"ps1"_s, u"CMD"_s})
            QVERIFY2(!mayOpenFile(saved(u"rv."_s + ending, QByteArray("@echo off\r\n"))), qPrintable(ending));
        QVERIFY(!mayOpenFile(saved(u"words"_s, QByteArray("@echo off\r\n"))));
    }
};

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
