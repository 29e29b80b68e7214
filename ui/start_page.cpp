#include "ui/start_page.h"

#include "ui/notice_bar.h"
#include "ui/profile.h"
#include "ui/scrolled_body.h"
#include "ui/start_card.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSvgWidget>

namespace tincan {

namespace {

constexpr qsizetype shownServers = 3;

QString linkTo(const QString &target, const QString &words)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:%3; text-decoration:none\"><b>%2</b></a>")
        .arg(target.toHtmlEscaped(), words.toHtmlEscaped(), Theme::current().text.name());
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent),
      m_host(new QPushButton(tr("Host"))),
      m_join(new QPushButton(tr("Join…"))),
      m_name(new QLabel),
      m_servers(new QLabel),
      m_notice(new NoticeBar)
{
    setLook(this, QStringLiteral("ground"));
    auto *area = new ScrolledBody; // a small window with large letters does not hold all of it
    area->setAccessibleName(tr("Chat, whatever the line"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
    QVBoxLayout *column = area->column();
    column->setContentsMargins(24, 24, 24, 24);
    column->addWidget(m_notice);
    column->addStretch(5);

    auto *cans = new QSvgWidget(QStringLiteral(":/icons/cans.svg"));
    cans->setFixedSize(120, 56);
    column->addWidget(cans, 0, Qt::AlignHCenter);
    column->addSpacing(16);
    auto *title = new QLabel(tr("Chat, whatever the line"));
    title->setFont(fontFor(Type::Display));
    title->setAlignment(Qt::AlignCenter);
    column->addWidget(title);
    column->addSpacing(4);
    auto *question = new QLabel(tr("How would you like to begin?"));
    question->setAlignment(Qt::AlignCenter);
    setLook(question, QStringLiteral("dim"));
    column->addWidget(question);
    column->addSpacing(24);
    column->addWidget(makeCards(), 0, Qt::AlignHCenter);
    column->addSpacing(20);

    for (QLabel *line : {m_servers, m_name}) {
        line->setAlignment(Qt::AlignCenter);
        line->setFont(fontFor(Type::Hint));
        line->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
        setLook(line, QStringLiteral("dim"));
        column->addWidget(line);
    }
    m_servers->setWordWrap(true);
    m_servers->setContentsMargins(0, 0, 0, 6);
    m_servers->hide();
    column->addStretch(6);

    for (QPushButton *button : {m_host, m_join})
        button->setAutoDefault(true); // Enter, as in a dialog
    connect(m_host, &QPushButton::clicked, this, &StartPage::hostChosen);
    connect(m_join, &QPushButton::clicked, this, &StartPage::joinChosen);
    connect(m_name, &QLabel::linkActivated, this, &StartPage::nameChosen);
    connect(m_servers, &QLabel::linkActivated, this, [this](const QString &link) { Q_EMIT serverChosen(QUrl(link)); });
}

// One begins with the first answer, also where the page scrolls and could have the keyboard itself.
void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!isAncestorOf(window()->focusWidget()))
        m_host->setFocus();
}

QWidget *StartPage::makeCards()
{
    auto *cards = new QWidget;
    auto *row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *host = new StartCard(
        tr("Host a room"), tr("This computer becomes the meeting place. You get an address to join it by."), m_host);
    host->setRecommended(true);
    setLook(m_host, QStringLiteral("primary"));
    auto *join =
        new StartCard(tr("Join"), tr("Paste a link or type an address, and be in the room a moment later."), m_join);
    row->addWidget(host);
    row->addWidget(join);
    return cards;
}

void StartPage::setServers(const QList<QUrl> &servers, const Profile &profile)
{
    QStringList links;
    QStringList words;
    for (const QUrl &server : servers.first(qMin<qsizetype>(shownServers, servers.size()))) {
        links.append(linkTo(server.toString(), profile.wordsOf(server)));
        words.append(profile.wordsOf(server));
    }
    m_servers->setText(tr("Back to %1").arg(links.join(QStringLiteral(" · "))));
    m_servers->setAccessibleName(tr("Servers to go back to: %1").arg(words.join(QStringLiteral(", "))));
    m_servers->setVisible(!servers.isEmpty());
}

void StartPage::setName(const QString &name)
{
    m_name->setText(tr("Your name %1 · can be changed at any time").arg(linkTo(QStringLiteral("name"), name)));
    m_name->setAccessibleName(tr("Your name: %1. Press to change it.").arg(name));
}

} // namespace tincan
