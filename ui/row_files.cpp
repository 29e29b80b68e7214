#include "ui/row_files.h"

#include "ui/picture_decoder.h"
#include "ui/theme.h"

#include <QFontMetrics>

namespace tincan {

namespace {

constexpr QSize mostAlone(420, 320);
constexpr int leastSide = 48;
constexpr int fileGap = 4;
constexpr int cardWidth = 360;
constexpr int cardPad = 10;
constexpr int buttonSide = 32;

int cardHeight()
{
    return 2 * cardPad +
           qMax(40, QFontMetrics(fontFor(Type::Strong)).height() + QFontMetrics(fontFor(Type::Hint)).height() + 2);
}

QSize aloneSize(const FileRef &file, int width)
{
    QSize size(file.width, file.height);
    const QSize most(qMin(mostAlone.width(), width), mostAlone.height());
    if (size.width() > most.width() || size.height() > most.height())
        size.scale(most, Qt::KeepAspectRatio);
    return size.expandedTo({leastSide, leastSide}).boundedTo(most);
}

} // namespace

RowFiles placeFiles(const QList<FileRef> &files, int left, int top, int width)
{
    RowFiles placed;
    placed.items.resize(files.size());
    QList<qsizetype> pictures;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (isPicture(files[i]))
            pictures.append(i);
    }
    int y = top;
    if (pictures.size() == 1) {
        const QRect rect(QPoint(left, y), aloneSize(files[pictures.first()], width));
        placed.items[pictures.first()] = {rect, true, true};
        y = rect.bottom() + 1 + fileGap;
    } else if (!pictures.isEmpty()) {
        const int columns = pictures.size() == 2 || pictures.size() == 4 ? 2 : 3;
        const int side = (qMin(mostAlone.width(), width) - (columns - 1) * fileGap) / columns;
        for (qsizetype n = 0; n < pictures.size(); ++n) {
            const QPoint at(left + int(n % columns) * (side + fileGap), y + int(n / columns) * (side + fileGap));
            placed.items[pictures[n]] = {QRect(at, QSize(side, side)), true, false};
        }
        y += int((pictures.size() + columns - 1) / columns) * (side + fileGap);
    }
    for (RowFile &item : placed.items) {
        if (item.picture)
            continue;
        item.rect = QRect(left, y, qMin(cardWidth, width), cardHeight());
        y = item.rect.bottom() + 1 + fileGap;
    }
    placed.height = qMax(0, y - fileGap - top);
    return placed;
}

void mirror(RowFiles &files, int width)
{
    for (RowFile &item : files.items)
        item.rect.moveLeft(width - item.rect.right() - 1);
}

CardParts cardParts(const QRect &card, bool mirrored)
{
    const QRect inner = card.adjusted(cardPad, cardPad, -cardPad, -cardPad);
    const int name = QFontMetrics(fontFor(Type::Strong)).height();
    const int detail = QFontMetrics(fontFor(Type::Hint)).height();
    const int y = inner.center().y() - (name + detail + 2) / 2;
    const int left = inner.left() + 40 + cardPad;
    const int width = inner.right() - buttonSide - 6 - left;
    CardParts parts{
        .icon = QRect(inner.left(), inner.center().y() - 20, 40, 40),
        .name = QRect(left, y, width, name),
        .detail = QRect(left, y + name + 2, width, detail),
        .button = QRect(inner.right() + 1 - buttonSide, inner.center().y() - buttonSide / 2, buttonSide, buttonSide)};
    if (mirrored) {
        for (QRect *rect : {&parts.icon, &parts.name, &parts.detail, &parts.button})
            rect->moveLeft(card.left() + card.right() - rect->right());
    }
    return parts;
}

QRect cancelRect(const QRect &picture)
{
    QRect rect(0, 0, buttonSide, buttonSide);
    rect.moveCenter(picture.center());
    return rect;
}

qsizetype fileAt(const RowFiles &files, const QPoint &inRow)
{
    for (qsizetype i = 0; i < files.items.size(); ++i) {
        if (files.items[i].rect.contains(inRow))
            return i;
    }
    return -1;
}

} // namespace tincan
