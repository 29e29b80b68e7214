// What all dialogs share: a complaint that is seen and heard, and fields that can be taken away as a whole.
#include "ui/form_dialog.h"
#include "ui/name_dialog.h"

#include <QAccessible>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

QStringList heard; // by a screen reader, as alerts

void hear(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Alert)
        heard.append(event->accessibleInterface()->text(QAccessible::Name));
}

class Form : public FormDialog
{
public:
    Form() : FormDialog(u"Form"_s, {}, u"Save"_s, nullptr) {}
    using FormDialog::addField;
    using FormDialog::showField;
};

} // namespace

class FormDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrongIsHeardEachTimeAndNothingWhereAllIsWell()
    {
        heard.clear();
        QAccessible::setActive(true);
        const auto before = QAccessible::installUpdateHandler(hear);
        NameDialog dialog(QString(), nullptr);
        dialog.show();
        dialog.acceptButton()->click();
        dialog.acceptButton()->click();
        dialog.complain({});
        QAccessible::installUpdateHandler(before);
        const QString sentence = u"Type the name that others will see."_s;
        QCOMPARE(heard, QStringList({sentence, sentence}));
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

private:
    static int heightOf(const Form &form)
    {
        form.layout()->activate();
        return form.layout()->totalHeightForWidth(440);
    }
};

QTEST_MAIN(FormDialogTest)
#include "tst_form_dialog.moc"
