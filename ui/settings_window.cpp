#include "ui/settings_window.h"

#include "ui/advanced_page.h"
#include "ui/appearance_page.h"
#include "ui/general_page.h"
#include "ui/keys_page.h"
#include "ui/language.h"
#include "ui/language_page.h"
#include "ui/line_page.h"
#include "ui/network_page.h"
#include "ui/notifications_page.h"
#include "ui/privacy_page.h"
#include "ui/screen_room.h"
#include "ui/scrolled_body.h"
#include "ui/storage_page.h"
#include "ui/style_sheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedWidget>

namespace tincan {

SettingsWindow::SettingsWindow(Workspace &workspace, QWidget *parent) : Dialog(parent), m_workspace(workspace)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    resize(QSize(780, 580).boundedTo(screenRoom(this)));
    build();
    // Queued: the control that was changed is in a page that goes.
    connect(&Language::shared(), &Language::changed, this, &SettingsWindow::buildAgain, Qt::QueuedConnection);
    connect(&m_workspace.servers(), &ServerSet::textSizeChanged, this, &SettingsWindow::buildAgain,
            Qt::QueuedConnection);
}

void SettingsWindow::build()
{
    setWindowTitle(tr("Settings"));
    m_whole = new QWidget;
    m_search = new QLineEdit;
    m_list = new QListWidget;
    m_stack = new QStackedWidget;
    m_pages.clear();
    auto *row = new QHBoxLayout(m_whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *side = new QWidget;
    setLook(side, QStringLiteral("sideBar"));
    // A third of a screen that is small for these letters; the names of the pages scroll then.
    side->setFixedWidth(
        qMin(qMax(208, fontMetrics().averageCharWidth() * 26), qMax(208, screenRoom(this).width() / 3)));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(12, 16, 12, 12);
    column->setSpacing(12);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Pages"));
    setLook(m_list, QStringLiteral("pages"));
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    row->addWidget(side);
    row->addWidget(m_stack, 1);

    addPage(new GeneralPage(m_workspace));
    addPage(new LinePage(m_workspace));
    addPage(new AppearancePage(m_workspace));
    addPage(new LanguagePage(m_workspace));
    addPage(new KeysPage(m_workspace));
    addPage(new NotificationsPage(m_workspace));
    addPage(new PrivacyPage(m_workspace));
    addPage(new StoragePage(m_workspace));
    addPage(new NetworkPage(m_workspace));
    addPage(new AdvancedPage(m_workspace));
    auto *nothing = new QLabel(tr("No setting has these words."));
    nothing->setObjectName(QStringLiteral("nothing"));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true); // or it would be the widest of all pages
    setLook(nothing, QStringLiteral("dim"));
    m_stack->addWidget(nothing);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { find(text.trimmed()); });
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    // A screen reader selects a row without walking to it.
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        if (const QList<QListWidgetItem *> chosen = m_list->selectedItems(); !chosen.isEmpty())
            m_list->setCurrentItem(chosen.constFirst());
    });
    m_list->setCurrentRow(0);
    layout()->addWidget(m_whole);
    m_search->setFocus();
}

void SettingsWindow::buildAgain()
{
    const Page now = page();
    const bool inList = !m_search->hasFocus();
    const QString word = m_search->text();
    delete m_whole;
    build();
    m_search->setText(word);
    showPage(now);
    if (inList)
        m_list->setFocus();
}

void SettingsWindow::addPage(SettingsPage *page)
{
    auto *area = new ScrolledBody;
    area->setAccessibleName(page->title());
    area->setMinimumWidth(240); // narrower than a page at need, which then scrolls both ways
    area->column()->addWidget(page);
    m_pages.append(page);
    m_stack->addWidget(area);
    m_list->addItem(page->title());
}

void SettingsWindow::showPage(Page page)
{
    m_list->setCurrentRow(int(page));
}

SettingsWindow::Page SettingsWindow::page() const
{
    return Page(m_list->currentRow());
}

void SettingsWindow::find(const QString &word)
{
    int first = -1;
    bool isOnFound = false;
    for (int row = 0; row < int(m_pages.size()); ++row) {
        const bool found = m_pages[row]->find(word);
        m_list->item(row)->setHidden(!found);
        if (found && first < 0)
            first = row;
        isOnFound = isOnFound || (found && row == m_list->currentRow());
    }
    if (first >= 0 && !isOnFound)
        m_list->setCurrentRow(first);
    m_stack->setCurrentIndex(first >= 0 ? m_list->currentRow() : m_stack->count() - 1);
}

void SettingsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        return m_search->setFocus();
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty())
        return m_search->clear();
    // Enter ends a field, not the window.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return;
    QDialog::keyPressEvent(event);
}

} // namespace tincan
