#include "ui/server_rail.h"

#include "ui/icons.h"
#include "ui/server_set.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace tincan {

ServerRail::ServerRail(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout), m_join(new QToolButton)
{
    setLook(this, QStringLiteral("sideBar"));
    setFixedWidth(57); // with its border
    setAccessibleName(tr("Servers"));
    auto *list = new QWidget;
    setLook(list, QStringLiteral("side"));
    list->setLayout(m_column);
    m_column->setContentsMargins(0, 8, 0, 8);
    m_column->setSpacing(0);
    m_join->setFixedSize(36, 36);
    m_join->setIconSize({18, 18});
    m_join->setToolTip(tr("Join another server…"));
    m_join->setAccessibleName(m_join->toolTip());
    m_column->addWidget(m_join, 0, Qt::AlignHCenter);
    m_column->addStretch();
    connect(m_join, &QToolButton::clicked, this, &ServerRail::joinChosen);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the wheel and the keys move it
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    // Tab comes in from elsewhere, too, while it stands where it was scrolled to.
    connect(qApp, &QApplication::focusChanged, this, [scroll](const QWidget *, QWidget *now) {
        if (now && scroll->widget()->isAncestorOf(now))
            scroll->ensureWidgetVisible(now, 0, 8);
    });
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 1, 0);
    whole->addWidget(scroll);
    refreshIcon();
    hide();
}

// The focus leaves what is in it while that is destroyed.
ServerRail::~ServerRail()
{
    disconnect(qApp, nullptr, this, nullptr);
}

QKeySequence ServerRail::keyOf(qsizetype place)
{
    return place < 9 ? QKeySequence(int(Qt::CTRL) | (Qt::Key_1 + int(place))) : QKeySequence();
}

void ServerRail::setServers(const ServerSet &servers, const Workspace *shown)
{
    QList<Workspace *> open;
    for (const auto &workspace : servers.all()) {
        if (workspace->isOpen())
            open.append(workspace.get());
    }
    QList<Workspace *> here;
    for (const ServerButton *button : m_buttons)
        here.append(button->workspace());
    if (open != here) {
        for (ServerButton *button : std::exchange(m_buttons, {}))
            button->deleteLater(); // it may be what was clicked
        for (Workspace *workspace : open) {
            const auto place = m_buttons.size();
            auto *button = new ServerButton(*workspace, keyOf(place).toString(QKeySequence::NativeText));
            m_column->insertWidget(int(place), button, 0, Qt::AlignHCenter);
            m_buttons.append(button);
            connect(button, &QAbstractButton::clicked, this, [this, workspace] { Q_EMIT chosen(workspace); });
            connect(button, &QWidget::customContextMenuRequested, this, [this, button, workspace](const QPoint &at) {
                Q_EMIT menuWanted(workspace, button->mapToGlobal(at));
            });
        }
    }
    if (!m_buttons.isEmpty())
        QWidget::setTabOrder(m_buttons.constLast(), m_join);
    for (ServerButton *button : m_buttons)
        button->setChecked(button->workspace() == shown);
    showSummaries();
    setVisible(m_buttons.size() > 1);
}

void ServerRail::showSummaries()
{
    for (ServerButton *button : m_buttons)
        button->showSummary();
}

void ServerRail::refreshIcon()
{
    m_join->setIcon(icon(QStringLiteral("plus"), Theme::current().dim));
}

void ServerRail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcon();
}

} // namespace tincan
