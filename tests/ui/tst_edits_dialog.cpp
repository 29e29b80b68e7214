#include "ui/edits_dialog.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class EditsDialogTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<EditsDialog> m_dialog;

    QStringList said() const
    {
        QStringList all;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->isVisible())
                all += label->text();
        return all;
    }

private Q_SLOTS:
    void init()
    {
        Message message;
        message.id = u"m1"_s;
        m_dialog = std::make_unique<EditsDialog>(message, nullptr);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
    }

    void itLoadsUntilTheTextsCome()
    {
        QCOMPARE(m_dialog->state(), u"Loading…"_s);
        m_dialog->setTexts({{1'000, u"<b>teh</b>"_s}, {2'000, u"the"_s}});
        QVERIFY(m_dialog->state().isEmpty());
        QVERIFY(said().contains(u"<b>teh</b>"_s)); // as it was written, no markup
        QVERIFY(said().indexOf(u"the"_s) < said().indexOf(u"<b>teh</b>"_s));
    }

    void ofAThousandTheNewestAreShownAndTheRestIsCounted()
    {
        QList<EditedText> texts;
        for (int i = 1; i <= 1'000; ++i)
            texts.append({i * 1'000, u"text %1"_s.arg(i)});
        m_dialog->setTexts(texts);
        QVERIFY(m_dialog->findChildren<QLabel *>().size() < 110); // a time and a text each, and a few
        QVERIFY(said().contains(u"text 1000"_s) && said().contains(u"text 951"_s));
        QVERIFY(!said().contains(u"text 950"_s));
        QVERIFY(said().join(u' ').contains(u"950 earlier edit"_s));
    }

    void whatIsNotKnownIsSaid()
    {
        m_dialog->setTexts({});
        QVERIFY(m_dialog->state().contains(u"not stored here"_s));
        QCOMPARE(m_dialog->accessibleDescription(), m_dialog->state());
    }
};

QTEST_MAIN(EditsDialogTest)
#include "tst_edits_dialog.moc"
