// What a hand does with the text of a message: copies a block of code, sees where a link leads, reads all of a long
// one.
#include "ui/chat_page.h"
#include "ui/plain_tip.h"
#include "ui/room_list_model.h"
#include "ui/text_grounds.h"
#include "ui/whole_text_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolTip>

using namespace tincan;
using namespace Qt::StringLiterals;

class MessageTextTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ChatPage> m_page;

    TimelineView &view() { return *m_page->view(); }
    void show(const QString &text)
    {
        m_page = std::make_unique<ChatPage>();
        m_page->resize(800, 600);
        m_page->model()->reset(u"lobby"_s);
        TimelinePage page;
        page.room = u"lobby"_s;
        page.beginning = page.end = true;
        page.total = 1;
        Message message;
        message.place = {1, 1};
        message.id = u"m1"_s;
        message.room = u"lobby"_s;
        message.sender = {u"bob"_s, u"Bob"_s};
        message.text = text;
        page.rows.append(message);
        m_page->model()->apply(page);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    // As the view lays it out.
    RowParts parts()
    {
        MessageLayout layout;
        return layout.parts(m_page->model()->row(0), view().viewport()->width(), Qt::LeftToRight);
    }
    QPoint inView(const QPoint &inRow) { return view().visualRect(m_page->model()->index(0)).topLeft() + inRow; }
    void click(const QPoint &inRow) { QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, inView(inRow)); }

private Q_SLOTS:
    void aClickCopiesCode()
    {
        show(u"look:\n```cpp\nint a;\nint b;\n```"_s);
        MessageLayout layout;
        const auto areas = codeAreas(*layout.document(*m_page->model()->row(0).message, parts().text.width()));
        QCOMPARE(areas.size(), 1);
        click(parts().text.topLeft() + areas[0].copy.center());
        QCOMPARE(QApplication::clipboard()->text(), u"int a;\nint b;"_s);
    }

    // The font has no glyph for U+FE0F, and parts what it stands in.
    void joinedEmojiAreShownInOnePiece_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a heart on fire") << u"\u2764\ufe0f\u200d🔥"_s << u"\u2764\u200d🔥"_s;
        QTest::newRow("a rainbow flag") << u"🏳\ufe0f\u200d🌈"_s << u"🏳\u200d🌈"_s;
        QTest::newRow("at both ends") << u"👁\ufe0f\u200d🗨\ufe0f"_s << u"👁\u200d🗨"_s;
        QTest::newRow("between others") << u"\u2764\ufe0f👩\u200d\u2764\ufe0f\u200d👨\u2764\ufe0f"_s
                                        << u"\u2764\ufe0f👩\u200d\u2764\u200d👨\u2764\ufe0f"_s;
        QTest::newRow("in words") << u"a \u2764\ufe0f\u200d🔥, too"_s << u"a \u2764\u200d🔥, too"_s;
        QTest::newRow("alone") << u"\u2764\ufe0f"_s << u"\u2764\ufe0f"_s;
    }
    void joinedEmojiAreShownInOnePiece()
    {
        QFETCH(const QString, said);
        QFETCH(const QString, shown);
        show(said);
        MessageLayout layout;
        QCOMPARE(layout.document(*m_page->model()->row(0).message, parts().text.width())->toPlainText(), shown);
    }

    void theTooltipSaysWhereALinkLeads()
    {
        show(u"[https://bank.example](https://evil.example/x)"_s);
        const QPoint at = inView(parts().text.topLeft() + QPoint(20, 8));
        QHelpEvent help(QEvent::ToolTip, at, view().viewport()->mapToGlobal(at));
        QApplication::sendEvent(view().viewport(), &help);
        QCOMPARE(QToolTip::text(), u"<qt>https://evil.example/x</qt>"_s);
    }

    void aTooltipReadsNoHtml()
    {
        QCOMPARE(plainTip(u"<img src=\"file:///x\">\n&"_s),
                 u"<qt>&lt;img src=&quot;file:///x&quot;&gt;<br>&amp;</qt>"_s);
        RoomListModel rooms;
        rooms.setRooms({RoomSummary{Room{.id = u"a"_s, .title = u"A"_s, .topic = u"<b>x</b>"_s}}});
        QCOMPARE(rooms.index(0).data(Qt::ToolTipRole).toString(), plainTip(u"<b>x</b>"_s));
    }

    void allOfALongTextIsAClickAway()
    {
        const QString text = u"line\n"_s.repeated(500) + u"the end"_s;
        show(text);
        view().goToBottom();
        click(parts().more.center());
        const auto *dialog = view().findChild<WholeTextDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(), text);
    }
};

QTEST_MAIN(MessageTextTest)
#include "tst_message_text.moc"
