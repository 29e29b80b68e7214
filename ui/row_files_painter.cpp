#include "ui/row_files_painter.h"

#include "ui/file_desk.h"
#include "ui/file_words.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace tincan {

namespace {

using Kind = FileState::Kind;

QRectF centred(const QRect &in, int side)
{
    QRectF rect(0, 0, side, side);
    rect.moveCenter(QRectF(in).center());
    return rect;
}

double share(const FileState &state)
{
    return state.total > 0 ? double(state.done) / double(state.total) : 0;
}

void paintBar(QPainter *painter, const QRect &where, double done, bool mirrored)
{
    const Theme &theme = Theme::current();
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.rule);
    painter->drawRoundedRect(where, 2, 2);
    QRectF part(where);
    part.setWidth(part.width() * qBound(0.0, done, 1.0));
    if (mirrored)
        part.moveRight(where.right() + 1);
    painter->setBrush(theme.accent);
    painter->drawRoundedRect(part, 2, 2);
}

QString iconOf(Kind kind)
{
    switch (kind) {
    case Kind::There:
        return QStringLiteral("download");
    case Kind::Waiting:
    case Kind::Running:
        return QStringLiteral("close");
    case Kind::Here:
        return QStringLiteral("folder-open");
    case Kind::Failed:
        return QStringLiteral("retry");
    }
    return {};
}

QString detailOf(const FileRef &file, const FileState &state)
{
    switch (state.kind) {
    case Kind::There:
        return FileWords::size(file.size);
    case Kind::Waiting:
        return FileWords::tr("%1 · waits for the line").arg(FileWords::size(file.size));
    case Kind::Running:
        return FileWords::progress(state.done, state.total);
    case Kind::Here:
        return FileWords::tr("%1 · saved").arg(FileWords::size(file.size));
    case Kind::Failed:
        return state.words;
    }
    return {};
}

void paintCard(QPainter *painter, const QRect &card, const FileRef &file, const FileState &state, bool mirrored)
{
    const Theme &theme = Theme::current();
    const CardParts parts = cardParts(card, mirrored);
    painter->setPen(theme.rule);
    painter->setBrush(theme.ground);
    painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), Theme::rowRadius, Theme::rowRadius);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.accentGround);
    painter->drawRoundedRect(parts.icon, Theme::rowRadius, Theme::rowRadius);
    const QString kind = FileWords::kind(file);
    if (kind.isEmpty()) {
        paintIcon(painter, QStringLiteral("file"), centred(parts.icon, 20), theme.accent);
    } else {
        painter->setFont(fontFor(Type::HintStrong));
        painter->setPen(theme.accent);
        painter->drawText(parts.icon, Qt::AlignCenter,
                          painter->fontMetrics().elidedText(kind, Qt::ElideRight, parts.icon.width()));
    }
    const Qt::Alignment side = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    painter->setFont(fontFor(Type::Strong));
    painter->setPen(theme.text);
    painter->drawText(parts.name, int(side),
                      painter->fontMetrics().elidedText(FileWords::name(file), Qt::ElideMiddle, parts.name.width()));
    painter->setFont(fontFor(Type::Hint));
    painter->setPen(state.kind == Kind::Failed ? theme.bad : theme.dim);
    painter->drawText(parts.detail, int(side),
                      painter->fontMetrics().elidedText(detailOf(file, state), Qt::ElideRight, parts.detail.width()));
    paintIcon(painter, iconOf(state.kind), centred(parts.button, 18),
              state.kind == Kind::There || state.kind == Kind::Here ? theme.accent : theme.dim);
    if (state.kind == Kind::Running)
        paintBar(painter, QRect(card.left() + 10, card.bottom() - 6, card.width() - 20, 3), share(state), mirrored);
}

void paintPlaceholder(QPainter *painter, const QRect &rect, const FileRef &file, PictureCache::State state)
{
    const Theme &theme = Theme::current();
    painter->fillRect(rect, theme.code);
    const bool failed = state == PictureCache::State::Failed;
    paintIcon(painter, failed ? QStringLiteral("failed") : QStringLiteral("picture"),
              centred(rect.translated(0, -10), 24), theme.dim);
    QString words;
    if (failed)
        words = FileWords::tr("Cannot be shown. Click to try again.");
    else if (state == PictureCache::State::Large)
        words = FileWords::tr("%1. Click to show it.").arg(FileWords::size(file.size));
    painter->setFont(fontFor(Type::Hint));
    painter->setPen(theme.dim);
    painter->drawText(rect.adjusted(8, rect.height() / 2 + 6, -8, -2),
                      Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, words);
}

void paintPicture(QPainter *painter, const RowFile &item, const FileRef &file, FileDesk *desk)
{
    QPainterPath frame;
    frame.addRoundedRect(item.rect, Theme::rowRadius, Theme::rowRadius);
    painter->setClipPath(frame, Qt::IntersectClip);
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap picture = desk ? desk->pictures()->picture(file, (QSizeF(item.rect.size()) * ratio).toSize(),
                                                       item.alone ? Fit::Inside : Fit::Cover)
                           : QPixmap();
    if (picture.isNull())
        return paintPlaceholder(painter, item.rect, file,
                                desk ? desk->pictures()->state(file) : PictureCache::State::Coming);
    picture.setDevicePixelRatio(ratio);
    QRectF where(QPointF(), picture.deviceIndependentSize());
    where.moveCenter(QRectF(item.rect).center());
    painter->fillRect(item.rect, Theme::current().code);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawPixmap(where.topLeft(), picture);
}

void paintUpload(QPainter *painter, const QRect &rect, const FileState &state, bool mirrored)
{
    QColor veil = Theme::current().ground;
    veil.setAlphaF(0.8f);
    painter->setPen(Qt::NoPen);
    painter->setBrush(veil);
    painter->drawEllipse(cancelRect(rect));
    paintIcon(painter, QStringLiteral("close"), centred(cancelRect(rect), 18), Theme::current().text);
    paintBar(painter, QRect(rect.left() + 8, rect.bottom() - 10, rect.width() - 16, 4), share(state), mirrored);
}

} // namespace

void paintFiles(QPainter *painter, const RowFiles &placed, const Message &message, FileDesk *desk, bool mirrored)
{
    for (qsizetype i = 0; i < placed.items.size(); ++i) {
        const RowFile &item = placed.items[i];
        const FileRef &file = message.files[i];
        const FileState state = desk ? desk->state(message, i) : FileState{};
        painter->save();
        if (item.picture) {
            paintPicture(painter, item, file, desk);
            if (file.isLocal())
                paintUpload(painter, item.rect, state, mirrored);
        } else {
            paintCard(painter, item.rect, file, state, mirrored);
        }
        painter->restore();
    }
}

} // namespace tincan
