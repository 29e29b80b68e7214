#include "two_windows.h"
#include "ui/clear_history_dialog.h"
#include "ui/storage_page.h"

#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>

using namespace tincan;

class StoragePageTest : public TwoWindows
{
    Q_OBJECT

    StoragePage *page() const
    {
        return qobject_cast<StoragePage *>(m_ada->openSettings()->pageOf(SettingsWindow::Page::Storage));
    }
    using Format = HistoryExport::Format;
    QString said(Format format) const { return page()->exporting(format).row->hint(); }
    void exportNow(const QString &path, Format format)
    {
        page()->exportTo(path, format);
        QTRY_VERIFY_WITH_TIMEOUT(said(format).contains(u"messages are in "_s), patience);
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList stored() const { return QDir(m_folder->filePath(u"Ada"_s)).entryList({u"*.sqlite"_s}); }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void allThatIsStoredIsExportedAsJson()
    {
        const QStringList said{u"first \"words\""_s, u"第二句"_s, u"third"_s};
        for (const QString &text : said)
            m_bob->conversation()->engine()->send(u"lobby"_s, text);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), said, patience);
        const QString path = m_folder->filePath(u"out.json"_s);
        exportNow(path, Format::Json);
        QVERIFY(this->said(Format::Json).startsWith(u"3 messages are in "_s));

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(json[u"server"_s].toString(), m_server.url.toString());
        const QJsonObject room = json[u"rooms"_s][0].toObject();
        QCOMPARE(room[u"id"_s].toString(), u"lobby"_s);
        QStringList exported;
        for (const QJsonValue &message : room[u"messages"_s].toArray()) {
            exported += message[u"text"_s].toString();
            QCOMPARE(message[u"sender"_s][u"name"_s].toString(), u"Bob"_s);
            QVERIFY(QDateTime::fromString(message[u"time"_s].toString(), Qt::ISODateWithMs).isValid());
        }
        QCOMPARE(exported, said);
    }

    void whereNothingCanBeWrittenThatIsSaid()
    {
        for (const Format format : {Format::Json, Format::Html}) {
            page()->exportTo(m_folder->filePath(u"no/such/folder/out"_s), format);
            QVERIFY2(said(format).startsWith(u"Nothing was exported: "_s), qPrintable(said(format)));
        }
        QVERIFY(page()->importing().button->isEnabled()); // nothing runs
    }

    void onePageForPeopleIsTheirOwnAlone()
    {
        m_bob->conversation()->engine()->send(u"lobby"_s, u"**bold** <script>"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada).size(), 1, patience);
        const QString path = m_folder->filePath(u"out.html"_s);
        exportNow(path, Format::Html);
        const QByteArray html = contentOf(path);
        QVERIFY(html.startsWith("<!DOCTYPE html>"));
        QVERIFY(html.contains("<b>bold</b> &lt;script&gt;"));
        QVERIFY(html.trimmed().endsWith("</html>"));
        QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void anExportThatIsStoppedLeavesNothing()
    {
        m_bob->conversation()->engine()->send(u"lobby"_s, u"words"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada).size(), 1, patience);
        for (const Format format : {Format::Json, Format::Html}) {
            const QString path = m_folder->filePath(u"stopped"_s);
            page()->exportTo(path, format);
            QCOMPARE(page()->exporting(format).button->text(), u"Stop"_s);
            QVERIFY(page()->exporting(format).button->accessibleName().startsWith(u"Stop: Export as "_s));
            QVERIFY(!page()->importing().button->isEnabled()); // one thing at a time
            page()->exporting(format).button->click();
            QVERIFY(said(format).contains(u"Nothing was written"_s));
            QVERIFY(!QFile::exists(path));
            QVERIFY(page()->importing().button->isEnabled());
        }
    }

    // The server begins with its latest fifty for whoever comes anew.
    void whatWasExportedComesInAgainAndNothingGoesOut()
    {
        QStringList said;
        for (int i = 0; i < 70; ++i) {
            said.append(u"message %1"_s.arg(i));
            m_bob->conversation()->engine()->send(u"lobby"_s, said.constLast());
        }
        const auto all = [this] { return m_ada->page()->model()->total(); };
        QTRY_COMPARE_WITH_TIMEOUT(all(), 70, patience);
        const QString path = m_folder->filePath(u"out.json"_s);
        exportNow(path, Format::Json);
        m_ada->servers()->clearHistory();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_ada).contains(said.constLast()), patience);

        page()->importFrom(path);
        QCOMPARE(page()->importing().button->text(), u"Stop"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page()->importing().button->text(), u"Import…"_s, patience);
        const QString words = page()->importing().row->hint();
        QVERIFY2(words.contains(u" came in, "_s), qPrintable(words));
        // Each once, whatever the window had asked the server for meanwhile.
        exportNow(path, Format::Json);
        const QJsonArray messages = QJsonDocument::fromJson(contentOf(path))[u"rooms"_s][0][u"messages"_s].toArray();
        QStringList stored;
        for (const QJsonValue &message : messages)
            if (message.toObject().contains(u"text"_s))
                stored += message[u"text"_s].toString();
        QCOMPARE(stored, said);
        QCOMPARE(m_bob->page()->model()->total(), 70);
    }

    void whatIsNoExportIsSaid()
    {
        const QString path = m_folder->filePath(u"noise.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"rooms\":[7]}") > 0);
        file.close();
        page()->importFrom(path);
        QTRY_COMPARE_WITH_TIMEOUT(
            page()->importing().row->hint(),
            u"The file is no export of Tincan's as JSON, or not all of one. Nothing was changed."_s, patience);
        QVERIFY(page()->importing().button->isEnabled());
    }

    // Of another window, say.
    void aSecondImportIsTurnedAwayAndStopsNothing()
    {
        const QString path = m_folder->filePath(u"long.json"_s);
        QFile file(path); // so long that it is still read when the other one comes
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"rooms\":[" + QByteArray(32 << 20, ' ') + "]}") > 0);
        file.close();
        page()->importFrom(path);
        {
            HistoryImport other(m_ada->conversation()->engine());
            QSignalSpy ended(&other, &HistoryImport::ended);
            other.start(path);
            QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
            QCOMPARE(HistoryImport::words(ended[0][0].value<ImportOutcome>()), u"Another import is running."_s);
        }
        QTRY_COMPARE_WITH_TIMEOUT(page()->importing().button->text(), u"Import…"_s, patience);
        QVERIFY(page()->importing().row->hint().startsWith(u"The file does not say where"_s));
    }

    void howLongMessagesAreKeptIsChosenAndKept()
    {
        QCOMPARE(page()->keepBox()->currentText(), u"For ever"_s);
        page()->keepBox()->setCurrentIndex(page()->keepBox()->findText(u"Three months"_s));
        QCOMPARE(m_ada->servers()->preferences().keepDays, 91);
        QCOMPARE(m_ada->workspace()->profile().session().keepDays, 91);
        page()->reset();
        QCOMPARE(page()->keepBox()->currentText(), u"For ever"_s);
        QCOMPARE(m_ada->workspace()->profile().session().keepDays, 0);
    }

    void eachRowIsFoundByItsWords()
    {
        for (const QString &word : {u"HTML"_s, u"Import"_s, u"Keep messages"_s, u"newest message"_s, u"pictures"_s})
            QVERIFY2(page()->find(word), qPrintable(word));
        QVERIFY(page()->find({}));
    }

    void theHistoryIsDeletedOnceThePersonSaidYesAndComesAgain()
    {
        m_bob->conversation()->engine()->send(u"lobby"_s, u"kept on the server"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"kept on the server"_s}, patience);
        QVERIFY(m_ada->servers()->historySize() > 0);
        const QString picture = m_folder->filePath(u"Ada/pictures/"_s + QString(64, u'a'));
        QFile loaded(picture);
        QVERIFY(loaded.open(QIODevice::WriteOnly) && loaded.write("picture") > 0);
        loaded.close();
        const QFileInfo before(QDir(m_folder->filePath(u"Ada"_s)).filePath(stored().value(0)));
        const QDateTime born = before.birthTime();

        page()->clearButton()->click();
        auto *dialog = page()->findChild<ClearHistoryDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->acceptButton()->isDefault()); // it cannot be undone
        dialog->reject();
        QCOMPARE(texts(*m_ada), QStringList{u"kept on the server"_s});
        QCOMPARE(before.birthTime(), born);
        QVERIFY(QFile::exists(picture));

        page()->clearButton()->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        page()->findChild<ClearHistoryDialog *>()->acceptButton()->click();
        QVERIFY(!QFile::exists(picture));
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"kept on the server"_s}, patience);
        QFileInfo after(before);
        after.refresh();
        QVERIFY(after.birthTime() > born);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
    }
};

QTEST_MAIN(StoragePageTest)
#include "tst_storage_page.moc"
