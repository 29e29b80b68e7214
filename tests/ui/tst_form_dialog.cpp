// What all dialogs share: fields that can be taken away as a whole.
#include "ui/form_dialog.h"

#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

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
