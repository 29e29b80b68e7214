#include "ui/help_dialogs.h"

#include "ui/built_with.h"
#include "ui/dialog.h"
#include "ui/icons.h"
#include "ui/key_list.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace tincan {

namespace {

class Help
{
    Q_DECLARE_TR_FUNCTIONS(Help)
public:
    static Dialog *make(QWidget *parent, const QString &heading)
    {
        auto *dialog = new Dialog(parent);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(heading);
        dialog->body()->setSpacing(12);
        auto *title = new QLabel(heading);
        title->setFont(fontFor(Type::Heading));
        dialog->body()->addWidget(title);
        return dialog;
    }

    static void addClose(Dialog *dialog)
    {
        auto *close = new QPushButton(tr("Close"));
        QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::close);
        dialog->foot()->addSpacing(12);
        dialog->foot()->addWidget(close, 0, Qt::AlignTrailing);
        dialog->show();
    }

    static void addGroup(QGridLayout *grid, const KeyGroup &group)
    {
        int row = grid->rowCount();
        if (grid->count() > 0)
            grid->setRowMinimumHeight(row++, 8); // between two groups
        auto *title = new QLabel(group.title);
        title->setFont(fontFor(Type::HintStrong));
        setLook(title, QStringLiteral("dim"));
        grid->addWidget(title, row++, 0, 1, 2);
        for (const NamedKeys &key : group.keys) {
            auto *keyLabel = new QLabel(key.keys);
            keyLabel->setFont(fontFor(Type::Strong));
            grid->addWidget(keyLabel, row, 0);
            grid->addWidget(new QLabel(key.name), row++, 1);
        }
    }
};

} // namespace

QDialog *showKeys(QWidget *parent, bool enterSends)
{
    Dialog *dialog = Help::make(parent, Help::tr("Keys"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    QGridLayout *column = nullptr;
    qsizetype lines = 0;
    for (const KeyGroup &group : keyGroups(enterSends)) {
        if (!column || lines > 18) { // two of about the same height
            column = new QGridLayout;
            column->setHorizontalSpacing(32);
            column->setVerticalSpacing(8);
            columns->addLayout(column);
            columns->setAlignment(column, Qt::AlignTop);
            lines = 0;
        }
        Help::addGroup(column, group);
        lines += group.keys.size();
    }
    dialog->body()->addLayout(columns);
    Help::addClose(dialog);
    return dialog;
}

QDialog *showAbout(QWidget *parent)
{
    Dialog *dialog = Help::make(parent, Help::tr("About Tincan"));
    auto *picture = new QLabel;
    picture->setPixmap(appIcon().pixmap(64, 64));
    auto *words = new QLabel(
        Help::tr("Tincan %1\n\nChat, whatever the line: five ways to follow one conversation, changed while people "
                 "talk.\n\nFree software under the MIT licence. It is built with:")
            .arg(QStringLiteral(TINCAN_VERSION)));
    words->setWordWrap(true);
    words->setMinimumWidth(360);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    dialog->body()->addLayout(row);
    auto *parts = new QGridLayout;
    parts->setHorizontalSpacing(24);
    parts->setContentsMargins(80, 0, 0, 0);
    int line = 0;
    for (const BuiltWith &part : builtWith()) {
        int column = 0;
        for (const QString &text : {part.name, part.version, part.licence}) {
            auto *label = new QLabel(text);
            label->setFont(fontFor(Type::Hint));
            setLook(label, column == 0 ? QString() : QStringLiteral("dim"));
            parts->addWidget(label, line, column++);
        }
        ++line;
    }
    parts->setColumnStretch(2, 1);
    dialog->body()->addLayout(parts);
    Help::addClose(dialog);
    return dialog;
}

} // namespace tincan
