#include "two_windows.h"
#include "ui/clear_history_dialog.h"
#include "ui/storage_page.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>

using namespace tincan;

class StoragePageTest : public TwoWindows
{
    Q_OBJECT

    StoragePage *page() const
    {
        return qobject_cast<StoragePage *>(m_ada->openSettings()->pageOf(SettingsWindow::Page::Storage));
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
        page()->exportTo(path);
        QTRY_VERIFY_WITH_TIMEOUT(page()->exportRow()->hint().startsWith(u"3 messages are in "_s), patience);

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
        page()->exportTo(m_folder->filePath(u"no/such/folder/out.json"_s));
        QVERIFY2(page()->exportRow()->hint().startsWith(u"Nothing was exported: "_s),
                 qPrintable(page()->exportRow()->hint()));
    }

    void theHistoryIsDeletedOnceThePersonSaidYesAndComesAgain()
    {
        m_bob->conversation()->engine()->send(u"lobby"_s, u"kept on the server"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"kept on the server"_s}, patience);
        QVERIFY(m_ada->servers()->historySize() > 0);
        const QFileInfo before(QDir(m_folder->filePath(u"Ada"_s)).filePath(stored().value(0)));
        const QDateTime born = before.birthTime();

        page()->clearButton()->click();
        auto *dialog = page()->findChild<ClearHistoryDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->acceptButton()->isDefault()); // it cannot be undone
        dialog->reject();
        QCOMPARE(texts(*m_ada), QStringList{u"kept on the server"_s});
        QCOMPARE(before.birthTime(), born);

        page()->clearButton()->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        page()->findChild<ClearHistoryDialog *>()->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"kept on the server"_s}, patience);
        QFileInfo after(before);
        after.refresh();
        QVERIFY(after.birthTime() > born);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
    }
};

QTEST_MAIN(StoragePageTest)
#include "tst_storage_page.moc"
