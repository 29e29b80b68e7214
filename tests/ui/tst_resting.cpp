// What the window does once nothing moves in it any more.
#include "shown_rows.h"
#include "ui/chat_page.h"

#include <QFile>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class RestingTest : public QObject
{
    Q_OBJECT

#ifdef Q_OS_LINUX
    static qint64 residentPages()
    {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    }

private Q_SLOTS:
    void whatWasFreedGoesBackToTheSystem()
    {
        ChatPage page;
        page.resize(600, 400);
        page.show();
        page.model()->reset(u"lobby"_s);
        constexpr std::size_t size = 100'000; // too small for the system to take it back by itself
        std::vector<std::unique_ptr<char[]>> blocks(400);
        for (auto &block : blocks) {
            block = std::make_unique<char[]>(size);
            std::fill_n(block.get(), size, 'x');
        }
        const auto last = std::make_unique<char[]>(size); // in use, behind all that is not
        blocks.clear();
        const qint64 before = residentPages();
        QVERIFY(before > 0);
        TimelinePage rows;
        rows.room = u"lobby"_s;
        rows.rows = {madeRow(1, u"Ada"_s, u"hello"_s)};
        rows.beginning = rows.end = true;
        rows.total = 1;
        page.model()->apply(rows);
        QTRY_VERIFY(residentPages() < before - 20'000'000 / 4'096);
    }
#endif
};

QTEST_MAIN(RestingTest)
#include "tst_resting.moc"
