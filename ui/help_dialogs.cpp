#include "ui/help_dialogs.h"

#include "ui/built_with.h"
#include "ui/dialog.h"
#include "ui/icons.h"
#include "ui/markdown_keys.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QKeySequence>
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

    static QString key(int combination) { return QKeySequence(combination).toString(QKeySequence::NativeText); }

    static QList<std::pair<QString, QString>> writingKeys()
    {
        QList<std::pair<QString, QString>> keys{
            {key(Qt::Key_Return), tr("Send")},
            {key(int(Qt::SHIFT) | Qt::Key_Return), tr("Break the line")},
            {QStringLiteral("@  :"), tr("Name a person, an emoji")},
            {key(Qt::Key_Up), tr("Edit the last own message, in an empty text")},
        };
        for (const MarkdownKey &mark : markdownKeys())
            keys.append({mark.keys.toString(QKeySequence::NativeText), mark.name});
        return keys;
    }

    static QList<std::pair<QString, QString>> keys()
    {
        return {
            {key(int(Qt::CTRL) | Qt::Key_K), tr("Jump to a room")},
            {key(int(Qt::CTRL) | Qt::Key_F), tr("Search messages")},
            {key(Qt::Key_F3) + QStringLiteral(" / ") + key(int(Qt::SHIFT) | Qt::Key_F3),
             tr("The next hit, the one before")},
            {key(int(Qt::ALT) | Qt::Key_Up) + QStringLiteral("  ") + key(int(Qt::ALT) | Qt::Key_Down),
             tr("Previous and next room")},
            {key(int(Qt::ALT) | int(Qt::SHIFT) | Qt::Key_Up) + QStringLiteral("  ") +
                 key(int(Qt::ALT) | int(Qt::SHIFT) | Qt::Key_Down),
             tr("Move the room up or down")},
            {key(int(Qt::CTRL) | Qt::Key_1) + QStringLiteral(" … ") + key(int(Qt::CTRL) | Qt::Key_9),
             tr("Show one of several servers")},
            {key(int(Qt::ALT) | Qt::Key_PageUp), tr("First unread message")},
            {key(int(Qt::CTRL) | int(Qt::SHIFT) | Qt::Key_D), tr("Go to a date")},
            {key(int(Qt::ALT) | Qt::Key_Home) + QStringLiteral("  ") + key(int(Qt::ALT) | Qt::Key_End),
             tr("First and newest message")},
            {key(int(Qt::ALT) | Qt::Key_Left), tr("Back to where you were")},
            {key(int(Qt::SHIFT) | Qt::Key_Up) + QStringLiteral("  ") + key(int(Qt::SHIFT) | Qt::Key_Down),
             tr("Select messages")},
            {key(Qt::Key_Escape), tr("Mark as read")},
            {key(Qt::Key_R), tr("Reply to the chosen message")},
            {key(Qt::Key_E), tr("Edit the chosen message")},
            {key(Qt::Key_Plus), tr("React to the chosen message")},
            {key(Qt::Key_Delete), tr("Delete the chosen message")},
            {key(int(Qt::CTRL) | Qt::Key_N), tr("New room")},
            {key(int(Qt::CTRL) | int(Qt::SHIFT) | Qt::Key_I), tr("Room details")},
            {key(int(Qt::CTRL) | int(Qt::SHIFT) | Qt::Key_N), tr("New window")},
            {key(int(Qt::CTRL) | Qt::Key_J), tr("Join by address")},
            {key(int(Qt::CTRL) | Qt::Key_Comma), tr("Settings")},
            {key(int(Qt::CTRL) | Qt::Key_Q), tr("Quit")},
            {key(Qt::Key_F1), tr("These keys")},
        };
    }
};

} // namespace

QDialog *showKeys(QWidget *parent)
{
    Dialog *dialog = Help::make(parent, Help::tr("Keys"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    for (const auto &keys : {Help::keys(), Help::writingKeys()}) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(32);
        grid->setVerticalSpacing(8);
        int row = 0;
        for (const auto &[key, word] : keys) {
            auto *keyLabel = new QLabel(key);
            keyLabel->setFont(fontFor(Type::Strong));
            grid->addWidget(keyLabel, row, 0);
            grid->addWidget(new QLabel(word), row++, 1);
        }
        grid->setRowStretch(row, 1);
        columns->addLayout(grid);
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
