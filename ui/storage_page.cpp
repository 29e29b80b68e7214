#include "ui/storage_page.h"

#include "ui/clear_history_dialog.h"
#include "ui/file_words.h"
#include "ui/history_export.h"
#include "ui/server_set.h"

#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>

namespace tincan {

StoragePage::StoragePage(Workspace &workspace)
    : SettingsPage(tr("Storage"), workspace),
      m_export(new QPushButton(tr("Export…"))),
      m_clear(new QPushButton(tr("Delete…")))
{
    for (QPushButton *button : {m_export, m_clear})
        button->setAutoDefault(false);
    m_sizeRow = addRow(tr("History on this computer"), {}, nullptr);
    m_exportRow = addRow(tr("Export as JSON"),
                         tr("All messages of the server that you are on, as far as they are stored here."), m_export);
    addRow(tr("Delete the history"), tr("The messages of all servers, on this computer only. You are asked first."),
           m_clear);
    connect(m_export, &QPushButton::clicked, this, &StoragePage::pressExport);
    connect(m_clear, &QPushButton::clicked, this, &StoragePage::askClear);
    connect(&workspace, &Workspace::closing, this, &StoragePage::stopExport);
    const auto follow = [this] {
        m_export->setEnabled(this->workspace().isOpen());
        showSize();
    };
    connect(&workspace, &Workspace::opened, m_export, follow);
    connect(&workspace, &Workspace::left, m_export, follow);
    follow();
    end();
}

StoragePage::~StoragePage() = default;

void StoragePage::showSize()
{
    m_sizeRow->setHint(
        tr("%1, of all servers that you joined.", "a size").arg(FileWords::size(workspace().servers().historySize())));
}

void StoragePage::pressExport()
{
    if (m_running)
        return stopExport();
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Export as JSON"), folder, tr("JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QDir(folder).filePath(QStringLiteral("tincan.json")));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (workspace().isOpen())
            exportTo(path);
    });
    dialog->open();
}

void StoragePage::exportTo(const QString &path)
{
    m_running =
        std::make_unique<HistoryExport>(workspace().engine(), workspace().profile().server(), workspace().rooms());
    connect(m_running.get(), &HistoryExport::progressed, this,
            [this](qint64 messages) { m_exportRow->setHint(tr("%L1 messages so far").arg(messages)); });
    connect(m_running.get(), &HistoryExport::ended, this, [this, path](qint64 messages, const QString &error) {
        m_running.release()->deleteLater(); // it speaks
        m_export->setText(tr("Export…"));
        m_exportRow->setHint(error.isEmpty()
                                 ? tr("%L1 messages are in %2.").arg(messages).arg(QDir::toNativeSeparators(path))
                                 : tr("Nothing was exported: %1.").arg(error));
    });
    m_export->setText(tr("Stop"));
    m_running->start(path);
}

void StoragePage::stopExport()
{
    if (!m_running)
        return;
    m_running.reset();
    m_export->setText(tr("Export…"));
    m_exportRow->setHint(tr("The export was stopped. Nothing was written."));
}

void StoragePage::askClear()
{
    auto *dialog = new ClearHistoryDialog(this);
    dialog->ask([this] {
        workspace().servers().clearHistory();
        showSize();
    });
}

} // namespace tincan
