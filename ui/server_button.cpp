#include "ui/server_button.h"

#include "ui/connection_chip.h"
#include "ui/icons.h"
#include "ui/plain_tip.h"
#include "ui/theme.h"
#include "ui/workspace.h"

#include <QLocale>
#include <QPainter>

namespace tincan {

namespace {

constexpr QSize buttonSize(56, 48);
constexpr int squareSide = 36;

} // namespace

ServerButton::ServerButton(Workspace &workspace, const QString &key, QWidget *parent)
    : QAbstractButton(parent), m_workspace(workspace), m_key(key)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAttribute(Qt::WA_Hover);
    setFixedSize(buttonSize);
    showSummary();
}

QString ServerButton::letterOf(const QUrl &server)
{
    const QString host = server.host();
    if (host.contains(u':')) // IPv6
        return host.section(u':', -1);
    if (host.startsWith(u"127.")) // which tells none from another
        return QString::number(server.port(80) % 100);
    if (const QString last = host.section(u'.', -1); !last.isEmpty() && last.front().isDigit())
        return last;
    const QString name = host.startsWith(QStringLiteral("www.")) ? host.mid(4) : host;
    return name.first(qMin<qsizetype>(1, name.size())).toUpper();
}

QString ServerButton::letter() const
{
    const Profile &profile = m_workspace.profile();
    return profile.isFirstAccount() ? letterOf(profile.server()) : profile.name().left(1).toUpper();
}

void ServerButton::showSummary()
{
    const ServerSummary &summary = m_workspace.summary();
    m_unread = summary.unread;
    m_tone = summary.tone;
    QStringList words{m_workspace.profile().wordsOf(m_workspace.profile().server())};
    if (m_unread > 0)
        words.append(tr("%n unread", "", int(qMin<qint64>(m_unread, 1'000'000))));
    words.append(summary.line);
    const QString said = words.join(QStringLiteral(", "));
    update();
    if (said == accessibleName()) // a screen reader hears of each time
        return;
    setAccessibleName(said);
    setToolTip(plainTip(m_key.isEmpty() ? accessibleName() : QStringLiteral("%1 (%2)").arg(accessibleName(), m_key)));
}

QSize ServerButton::sizeHint() const
{
    return buttonSize;
}

void ServerButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF square = QRectF(0, 0, squareSide, squareSide).translated(QRectF(rect()).center() - QPointF(18, 18));
    painter.setPen(Qt::NoPen);
    if (isChecked()) {
        painter.setBrush(theme.accent);
        const qreal left = isRightToLeft() ? width() - 4 : 0;
        painter.drawRoundedRect(QRectF(left, square.top() + 4, 4, squareSide - 8), 2, 2);
    }
    painter.setBrush(Theme::avatarColour(m_workspace.profile().server().authority()));
    painter.drawRoundedRect(square, Theme::avatarRadius, Theme::avatarRadius);
    painter.setFont(fontFor(Type::Strong));
    painter.setPen(Theme::onAvatar());
    if (m_workspace.hosted().running)
        paintIcon(&painter, QStringLiteral("cans"), square.adjusted(8, 8, -8, -8), Theme::onAvatar());
    else
        painter.drawText(square, Qt::AlignCenter, letter());
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(square.adjusted(-3, -3, 3, 3), Theme::avatarRadius + 2, Theme::avatarRadius + 2);
    }
    painter.setPen(QPen(theme.side, 2));
    painter.setBrush(toneColour(m_tone));
    const qreal edge = isRightToLeft() ? square.left() : square.right();
    painter.drawEllipse(QPointF(edge - 1, square.bottom() - 1), 6, 6);
    if (m_unread > 0)
        paintUnread(painter, square);
}

void ServerButton::paintUnread(QPainter &painter, const QRectF &square) const
{
    const Theme &theme = Theme::current();
    const QString count = m_unread > 99 ? QStringLiteral("99+") : QLocale().toString(qlonglong(m_unread));
    painter.setFont(fontFor(Type::HintStrong));
    const qreal wide = qMax(16, painter.fontMetrics().horizontalAdvance(count) + 8);
    const qreal left = isRightToLeft() ? square.left() - 6 : square.right() + 6 - wide;
    const QRectF pill(left, square.top() - 5, wide, 16);
    painter.setPen(QPen(theme.side, 2));
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(pill, 8, 8);
    painter.setPen(theme.onAccent);
    painter.drawText(pill, Qt::AlignCenter, count);
}

} // namespace tincan
