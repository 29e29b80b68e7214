#include "ui/storage_page.h"

#include "ui/clear_history_dialog.h"
#include "ui/file_words.h"
#include "ui/server_set.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QStandardPaths>

namespace tincan {

using Format = HistoryExport::Format;

StoragePage::StoragePage(Workspace &workspace)
    : SettingsPage(tr("Storage"), workspace), m_clear(new QPushButton(tr("Delete…")))
{
    m_sizeRow = addRow(tr("History on this computer"), {}, nullptr);
    addKeep();
    m_json =
        addDeed(tr("Export as JSON"),
                tr("All messages of the server that you are on, as far as they are stored here. It can be imported "
                   "again."),
                tr("Export…"));
    m_html = addDeed(tr("Export as HTML"), tr("The same as one page to read in a browser."), tr("Export…"));
    m_take =
        addDeed(tr("Import"),
                tr("From an export as JSON of the server that you are on: what is missing here is put where it was. "
                   "What is here stays, and nothing is sent. Whoever gave you the file could have changed it."),
                tr("Import…"));
    m_clear->setAutoDefault(false);
    addRow(tr("Delete the history"),
           tr("The messages of all servers and the pictures that were loaded, on this computer only. You are asked "
              "first."),
           m_clear);
    connect(m_json.button, &QPushButton::clicked, this, [this] { askForExport(Format::Json); });
    connect(m_html.button, &QPushButton::clicked, this, [this] { askForExport(Format::Html); });
    connect(m_take.button, &QPushButton::clicked, this, &StoragePage::askForImport);
    connect(m_clear, &QPushButton::clicked, this, &StoragePage::askClear);
    connect(&workspace, &Workspace::closing, this, &StoragePage::stop);
    connect(&workspace, &Workspace::opened, this, &StoragePage::follow);
    connect(&workspace, &Workspace::left, this, &StoragePage::follow);
    follow();
    SettingsPage::end();
}

StoragePage::~StoragePage() = default;

StoragePage::Deed StoragePage::addDeed(const QString &label, const QString &hint, const QString &button)
{
    auto *control = new QPushButton(button);
    control->setAutoDefault(false);
    return {addRow(label, hint, control), control, button};
}

void StoragePage::addKeep()
{
    const Setting<int> days = preference<int>([](Preferences &all) -> int & { return all.keepDays; });
    m_keep = addChoice(tr("Keep messages"),
                       tr("Older ones of the servers that are open here are removed from this computer: a minute after "
                          "you choose it, and once a day, counted back from each server's newest message. What the "
                          "server still has can be loaded again; what waits to be sent stays."),
                       {{QStringLiteral("0"), tr("For ever")},
                        {QStringLiteral("365"), tr("A year")},
                        {QStringLiteral("91"), tr("Three months")},
                        {QStringLiteral("30"), tr("A month")}},
                       {.get = [days] { return QString::number(days.get()); },
                        .set = [days](const QString &word) { days.set(word.toInt()); },
                        .standard = QString::number(days.standard)});
}

void StoragePage::follow()
{
    for (const Deed *deed : {&m_json, &m_html, &m_take})
        deed->button->setEnabled(workspace().isOpen() && (!m_running || m_running == deed));
    showSize();
}

void StoragePage::showSize()
{
    m_sizeRow->setHint(tr("%1 of messages and pictures, of all servers that you joined.", "a size")
                           .arg(FileWords::size(workspace().servers().historySize())));
}

void StoragePage::begin(Deed &deed)
{
    stop();
    m_running = &deed;
    deed.button->setText(tr("Stop"));
    deed.button->setAccessibleName(tr("Stop: %1", "what runs").arg(deed.row->label()));
    follow();
}

void StoragePage::end(const QString &hint)
{
    Deed *ended = std::exchange(m_running, nullptr);
    ended->button->setText(ended->name);
    ended->button->setAccessibleName(ended->row->label());
    ended->row->setHint(hint);
    follow();
}

void StoragePage::stop()
{
    if (!m_running)
        return;
    m_export.reset();
    m_import.reset();
    end(m_running == &m_take ? tr("The import was stopped. What came in stays; import it again for the rest.")
                             : tr("The export was stopped. Nothing was written."));
}

void StoragePage::askForExport(Format format)
{
    if (m_running)
        return stop();
    const bool html = format == Format::Html;
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QDir(folder).exists())
        folder = QDir::homePath();
    auto *dialog = new QFileDialog(this, html ? tr("Export as HTML") : tr("Export as JSON"), folder,
                                   html ? tr("HTML (*.html)") : tr("JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(html ? QStringLiteral("html") : QStringLiteral("json"));
    dialog->selectFile(QDir(folder).filePath(QStringLiteral("tincan.") + dialog->defaultSuffix()));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &path) {
        if (workspace().isOpen())
            exportTo(path, format);
    });
    dialog->open();
}

void StoragePage::exportTo(const QString &path, Format format)
{
    Deed &deed = format == Format::Html ? m_html : m_json;
    begin(deed);
    // For people rooms of two are called by the other one's name.
    const QList<RoomSummary> rooms =
        format == Format::Html ? workspace().people()->named(workspace().rooms()) : workspace().rooms();
    m_export = std::make_unique<HistoryExport>(workspace().engine(), workspace().profile().address(), rooms);
    connect(m_export.get(), &HistoryExport::progressed, this,
            [&deed](qint64 messages) { deed.row->setHint(tr("%L1 messages so far").arg(messages)); });
    connect(m_export.get(), &HistoryExport::ended, this, [this, path](qint64 messages, const QString &error) {
        m_export.release()->deleteLater(); // it speaks
        end(error.isEmpty() ? tr("%L1 messages are in %2.").arg(messages).arg(QDir::toNativeSeparators(path))
                            : tr("Nothing was exported: %1.").arg(error));
    });
    m_export->start(path, format);
}

void StoragePage::askForImport()
{
    if (m_running)
        return stop();
    auto *dialog = new QFileDialog(
        this, tr("Import"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), tr("JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (workspace().isOpen())
            importFrom(path);
    });
    dialog->open();
}

void StoragePage::importFrom(const QString &path)
{
    begin(m_take);
    m_import = std::make_unique<HistoryImport>(workspace().engine());
    connect(m_import.get(), &HistoryImport::progressed, this,
            [this](int percent) { m_take.row->setHint(tr("%1 % so far").arg(percent)); });
    connect(m_import.get(), &HistoryImport::ended, this, [this](const ImportOutcome &outcome) {
        m_import.release()->deleteLater(); // it speaks
        end(HistoryImport::words(outcome));
    });
    m_import->start(path);
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
