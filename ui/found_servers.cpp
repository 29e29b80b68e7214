#include "ui/found_servers.h"

#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tincan {

namespace {

constexpr int mostSeen = 3; // that are seen at a time

} // namespace

FoundServers::FoundServers(std::unique_ptr<ServerSearch> search, QWidget *parent)
    : QWidget(parent), m_search(std::move(search)), m_list(new QListWidget), m_words(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_list->setAccessibleName(tr("Servers on this network"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    setLook(m_list, QStringLiteral("choices"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setFont(fontFor(Type::Hint));
    setLook(m_words, QStringLiteral("dim"));
    column->addWidget(m_list);
    column->addWidget(m_words);
    connect(m_search.get(), &ServerSearch::changed, this, &FoundServers::refresh);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        if (const auto chosen = m_list->selectedItems(); !chosen.isEmpty())
            Q_EMIT picked(chosen.constFirst()->data(Qt::UserRole).toUrl());
    });
    refresh();
}

QString FoundServers::words() const
{
    return m_words->text();
}

void FoundServers::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_begun, true))
        m_search->begin();
    QWidget::showEvent(event);
}

// Rows stay where they are while others come, and so does what is picked: nobody clicks on what has just moved there.
void FoundServers::refresh()
{
    const QList<FoundServer> found = m_search->found();
    {
        const QSignalBlocker silent(m_list);
        const auto *current = m_list->currentItem();
        const QUrl chosen = current && current->isSelected() ? current->data(Qt::UserRole).toUrl() : QUrl();
        m_list->clear();
        for (const FoundServer &server : found) {
            const QString where = server.url.authority();
            auto *item = new QListWidgetItem(server.name + QChar(QChar::LineFeed) + where, m_list);
            item->setData(Qt::UserRole, server.url);
            item->setData(Qt::AccessibleTextRole,
                          tr("%1 at %2", "a server's name, its address").arg(server.name, where));
            if (server.url == chosen)
                m_list->setCurrentItem(item);
        }
    }
    m_list->setVisible(!found.isEmpty());
    setFocusProxy(found.isEmpty() ? nullptr : m_list); // Tab would stay before one that is hidden
    m_list->setFixedHeight(qMax(1, m_list->sizeHintForRow(0)) * qBound(1, int(found.size()), mostSeen) + 2);
    m_words->setText(wordsFor(m_search->state()));
    m_list->setAccessibleDescription(m_words->text());
    Q_EMIT changed();
}

QString FoundServers::wordsFor(ServerSearch::State state) const
{
    switch (state) {
    case ServerSearch::State::Looking:
        return tr("Looking…");
    case ServerSearch::State::Looked:
        return m_list->count() == 0
                   ? tr("Nobody on this network hosts for others right now. An address can always be typed.")
                   : tr("Anybody here can use such a name: what counts is the link that you were given.");
    case ServerSearch::State::NoService:
        return tr("Servers on this network cannot be looked for: Avahi does not run here. It is in the package "
                  "avahi-daemon (Fedora: avahi). An address can always be typed.");
    case ServerSearch::State::NotOnThisSystem:
        break;
    }
    return tr("Servers on this network are not looked for on this system. An address can always be typed.");
}

} // namespace tincan
