#include "ui/conversation_files.h"

#include "ui/attachment_strip.h"
#include "ui/chat_page.h"
#include "ui/file_words.h"
#include "ui/picture_viewer.h"
#include "ui/workspace.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeDatabase>
#include <QStandardPaths>
#include <QUrl>

namespace tincan {

using namespace Qt::StringLiterals;

bool mayOpenFile(const QString &path)
{
    static const QStringList known{
        u"text/plain"_s,         u"text/csv"_s,          u"text/markdown"_s,        u"application/pdf"_s,
        u"application/zip"_s,    u"application/x-tar"_s, u"application/gzip"_s,     u"application/rtf"_s,
        u"application/msword"_s, u"text/rtf"_s,          u"application/epub+zip"_s, u"application/x-7z-compressed"_s};
    const QMimeType judged = QMimeDatabase().mimeTypeForFile(path);
    const QString type = judged.name();
    // By its bytes alone a script is text. What runs it goes by the ending.
    if (!judged.suffixes().contains(QFileInfo(path).suffix().toLower()) || type.startsWith(u"image/svg"))
        return false;
    return known.contains(type) || type.startsWith(u"image/") || type.startsWith(u"audio/") ||
           type.startsWith(u"video/") || type.startsWith(u"application/vnd.oasis.opendocument.") ||
           type.startsWith(u"application/vnd.openxmlformats-officedocument.");
}

ConversationFiles::ConversationFiles(Workspace &workspace, ChatPage *page, QObject *parent)
    : QObject(parent), m_page(page), m_desk(workspace.files())
{
    m_page->view()->setFileDesk(m_desk);
    connect(m_page->view(), &TimelineView::fileChosen, this, &ConversationFiles::choose);
    connect(m_page->view(), &TimelineView::fileMenuWanted, this, &ConversationFiles::fillMenu);
    AttachmentStrip *strip = m_page->composer()->files();
    strip->setFolder(m_desk->pastedFolder());
    strip->setPictures(m_desk->pictures());
    const auto limit = [strip, lines = workspace.lines()] { strip->setLimit(lines->status().limits.file); };
    connect(workspace.lines(), &LineState::changed, this, limit);
    limit();
}

void ConversationFiles::choose(const Message &message, qsizetype index)
{
    const FileRef &file = message.files[index];
    if (file.isLocal())
        Q_EMIT m_page->view()->deleteChosen(message); // asks
    else if (!isPicture(file))
        chooseCard(message, index);
    else if (const auto state = m_desk->pictures()->state(file);
             state == PictureCache::State::Failed || state == PictureCache::State::Large)
        m_desk->pictures()->ask(file);
    else
        view(message, index);
}

void ConversationFiles::chooseCard(const Message &message, qsizetype index)
{
    const FileRef &file = message.files[index];
    switch (m_desk->state(message, index).kind) {
    case FileState::Kind::There:
    case FileState::Kind::Failed:
        return m_desk->download(file);
    case FileState::Kind::Running:
        return m_desk->cancelDownload(file);
    case FileState::Kind::Here:
        return open(m_desk->savedAs(file));
    case FileState::Kind::Waiting:
        return;
    }
}

void ConversationFiles::fillMenu(QMenu *menu, const Message &message)
{
    menu->addSeparator();
    for (qsizetype i = 0; i < message.files.size(); ++i) {
        const FileRef &file = message.files[i];
        if (file.isLocal())
            continue;
        QString name = QFontMetrics(menu->font()).elidedText(FileWords::name(file), Qt::ElideMiddle, 200);
        name.replace(u'&', u"&&"_s);
        if (isPicture(file))
            menu->addAction(tr("View %1").arg(name), this, [this, message, i] { view(message, i); });
        const QString saved = m_desk->savedAs(file);
        if (saved.isEmpty())
            menu->addAction(tr("Download %1").arg(name), this, [this, file] { m_desk->download(file); });
        else
            menu->addAction(mayOpenFile(saved) ? tr("Open %1").arg(name) : tr("Show %1 in its folder").arg(name), this,
                            [this, saved] { open(saved); });
        menu->addAction(tr("Save %1 as…").arg(name), this, [this, file] { saveAs(file); });
    }
    menu->addSeparator();
}

void ConversationFiles::view(const Message &message, qsizetype index)
{
    QList<FileRef> pictures;
    qsizetype shown = 0;
    for (const Message &row : m_page->model()->rows()) {
        for (qsizetype i = 0; i < row.files.size() && !row.deleted; ++i) {
            if (!isPicture(row.files[i]))
                continue;
            if (row.id == message.id && i == index)
                shown = pictures.size();
            pictures.append(row.files[i]);
        }
    }
    if (pictures.isEmpty())
        return;
    delete m_viewer;
    m_viewer = new PictureViewer(m_desk->pictures(), pictures, shown, m_page->window());
    connect(m_viewer, &PictureViewer::saveWanted, this, &ConversationFiles::saveAs);
    m_viewer->show();
}

void ConversationFiles::saveAs(const FileRef &file)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(m_page->window(), tr("Save “%1”").arg(FileWords::name(file)),
                                   m_desk->freePath(folder, file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_desk->freePath(folder, file.name));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, file](const QString &path) { m_desk->download(file, path); });
    dialog->open();
}

void ConversationFiles::open(const QString &path)
{
    if (!path.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(mayOpenFile(path) ? path : QFileInfo(path).absolutePath()));
}

} // namespace tincan
