// What goes along with the text, or in its place.
#include "ui/attachment_strip.h"
#include "ui/composer.h"
#include "ui/composer_bar.h"
#include "ui/composer_hint.h"

#include <QFileDialog>
#include <QLocale>

namespace tincan {

void Composer::makeFiles()
{
    m_box->addPart(m_files);
    m_box->addButton(m_attach, QStringLiteral("paperclip"));
    m_attach->setToolTip(tr("Attach files"));
    m_attach->setAccessibleName(tr("Attach files"));
    connect(m_attach, &QToolButton::clicked, this, &Composer::chooseFiles);
    connect(m_files, &AttachmentStrip::changed, this, &Composer::refresh);
    connect(m_files, &AttachmentStrip::refused, this, [this](const QString &sentence) {
        m_whenReady.reset();
        m_hint->say(sentence);
    });
    connect(m_files, &AttachmentStrip::ready, this, [this](const QString &room) {
        if (!m_whenReady || m_whenReady->first != room)
            return;
        // What was typed since is no part of it.
        const QString typed = std::exchange(m_whenReady, std::nullopt)->second;
        if (room == m_room && m_waiting.id.isEmpty() && m_bar->editing().isEmpty() && text().startsWith(typed))
            submitText(room, typed);
    });
    connect(m_files, &AttachmentStrip::textTaken, this, [this](const QString &taken) {
        m_hint->dismiss();
        if (taken == text()) // typed, or cut down; else it was pasted and not let in
            edit()->clear();
        edit()->setFocus();
    });
    connect(edit(), &ComposerEdit::pastedFiles, m_files, &AttachmentStrip::add);
    connect(edit(), &ComposerEdit::pastedPicture, m_files, &AttachmentStrip::addPicture);
    connect(edit(), &ComposerEdit::pastedTooMuch, this, &Composer::offerFile);
}

void Composer::offerFile(const QString &text)
{
    const QLocale locale;
    m_hint->say(tr("%1 bytes are too much for one message, which takes %2. Nothing was pasted; what you copied is "
                   "still in the clipboard.")
                    .arg(locale.toString(text.toUtf8().size()), locale.toString(m_limit)));
    m_files->offerText(text);
}

void Composer::chooseFiles()
{
    auto *dialog = new QFileDialog(window(), tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        m_files->add(paths);
        edit()->setFocus();
    });
    dialog->open();
}

QList<FileRef> Composer::takeFiles()
{
    m_taken = m_files->take(m_submitted.first);
    return m_taken;
}

} // namespace tincan
