// What all dialogs share: a complaint that is seen and heard, and fields that can be taken away as a whole.
#include "ui/form_dialog.h"
#include "ui/host_dialog.h"
#include "ui/join_dialog.h"
#include "ui/name_dialog.h"
#include "ui/room_dialog.h"
#include "ui/scrolled_body.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

using Make = FormDialog *(*)();
Q_DECLARE_METATYPE(Make)

namespace {

FormDialog *hostWhereThePortIsTaken()
{
    const auto host = [](quint16, const QString &, HostReach) -> Result<HostedServer> {
        return Failure{.detail = u"taken"_s};
    };
    return new HostDialog(
        host, [](HostReach) { return QString(); }, nullptr);
}

FormDialog *join(const QString &address, const QString &name)
{
    auto *dialog = new JoinDialog({}, {}, name, nullptr);
    dialog->addressEdit()->setText(address);
    return dialog;
}

// As a screen reader knows them.
QStringList descriptions(const QDialog &dialog)
{
    QStringList all;
    for (QWidget *widget : dialog.findChildren<QWidget *>())
        all.append(QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Description));
    return all;
}

class Form : public FormDialog
{
public:
    explicit Form(const QString &heading = u"Form"_s, const QString &sentence = {})
        : FormDialog(heading, sentence, u"Save"_s, nullptr)
    {}
    using FormDialog::addField;
    using FormDialog::showField;
};

} // namespace

class FormDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // A room's title or a person's name stands in both.
    void whatOthersWroteIsNeverMarkup()
    {
        const QString words = u"<img src=/etc/hostname> & <h1>Leave</h1>"_s;
        const Form form(words, words);
        int shown = 0;
        for (const QLabel *label : form.findChildren<QLabel *>()) {
            QVERIFY(label->text() != words || label->textFormat() == Qt::PlainText);
            shown += label->text() == words ? 1 : 0;
        }
        QCOMPARE(shown, 2);
    }

    void whatIsWrongIsSaidByTheFieldThatGetsTheFocus_data()
    {
        QTest::addColumn<Make>("make");
        QTest::newRow("a name") << Make([]() -> FormDialog * { return new NameDialog(QString(), nullptr); });
        QTest::newRow("a room's name") << Make([]() -> FormDialog * { return new RoomDialog({}, true, nullptr); });
        QTest::newRow("an address") << Make([] { return join(u"ftp://example.org"_s, u"Ada"_s); });
        QTest::newRow("who joins") << Make([] { return join(u"example.org"_s, QString()); });
        QTest::newRow("a port") << Make(hostWhereThePortIsTaken);
    }
    void whatIsWrongIsSaidByTheFieldThatGetsTheFocus()
    {
        QFETCH(const Make, make);
        const std::unique_ptr<FormDialog> dialog(make());
        const QStringList before = descriptions(*dialog);
        dialog->show();
        dialog->acceptButton()->setFocus();
        dialog->acceptButton()->click();
        QVERIFY(!dialog->complaint().isEmpty());
        const QWidget *field = dialog->focusWidget();
        QCOMPARE(field->accessibleDescription(), dialog->complaint());
        QVERIFY(!field->accessibleName().isEmpty());
        QCOMPARE(descriptions(*dialog).count(dialog->complaint()), 1);
        dialog->complain({});
        QCOMPARE(descriptions(*dialog), before);
    }

    void aFieldThatIsNotShownTakesNoPlace()
    {
        Form form;
        form.addField(u"&Name"_s, new QLineEdit);
        const int height = heightOf(form);
        auto *invite = new QLineEdit;
        form.addField(u"&Invite"_s, invite, u"The code that you were given."_s);
        const int full = heightOf(form);
        QVERIFY(full > height);
        form.showField(invite, false);
        QCOMPARE(heightOf(form), height);
        form.showField(invite, true);
        QCOMPARE(heightOf(form), full);
    }

    void aComplaintTakesNoRoomFromTheFields()
    {
        Form form;
        auto *edit = new QLineEdit;
        form.addField(u"Name"_s, edit, u"Only where you are new: the name that others see beside what you write."_s);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        const QList<QLabel *> labels = edit->parentWidget()->findChildren<QLabel *>();
        const QLabel *hint = labels.constLast();
        const int before = hint->height();
        form.complain(u"The password is too short, and so on, in a sentence that needs more than one line."_s, edit);
        QVERIFY(!form.complaint().isEmpty());
        QApplication::processEvents();
        QCOMPARE(hint->height(), before);
        QVERIFY(hint->geometry().top() > edit->geometry().bottom());
    }

    // The words are wrapped at the last place where they fit: beside a bar they would take a line more, and keep the
    // bar.
    void whereTheScreenHasRoomNothingScrolls()
    {
        Form form(u"Form"_s, u"Only where you are new: the code that you were given. It makes your account."_s);
        auto *edit = new QLineEdit;
        form.addField(u"Name"_s, edit);
        const auto *body = form.findChild<ScrolledBody *>();
        for (int width = 440; width < 480; ++width) {
            form.setFixedWidth(width);
            form.show();
            QApplication::processEvents();
            const int before = form.height();
            form.complain(u"The name is wrong."_s, edit);
            QApplication::processEvents();
            QVERIFY(form.height() > before);
            QVERIFY(!body->verticalScrollBar()->isVisible());
            form.complain({});
            form.hide();
            form.resize(width, 0);
        }
    }

private:
    static int heightOf(const Form &form) { return form.heightForWidth(440); }
};

QTEST_MAIN(FormDialogTest)
#include "tst_form_dialog.moc"
