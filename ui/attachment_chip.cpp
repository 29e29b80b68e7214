#include "ui/attachment_chip.h"

#include "ui/file_words.h"
#include "ui/icons.h"
#include "ui/picture_decoder.h"
#include "ui/plain_tip.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QThreadPool>
#include <QToolButton>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int thumbnail = 36;
constexpr int chipWidth = 208;

void showThumbnail(QLabel *label, const FileRef &file)
{
    label->setPixmap(icon(isPicture(file) ? u"picture"_s : u"file"_s, Theme::current().accent).pixmap(20, 20));
    if (!isPicture(file))
        return;
    const qreal ratio = label->devicePixelRatioF();
    const QSize pixels = (QSizeF(thumbnail, thumbnail) * ratio).toSize();
    QThreadPool::globalInstance()->start([self = QPointer<QLabel>(label), file, pixels, ratio] {
        QImage image = decodePicture(file.path, file.type, pixels, Fit::Cover);
        image.setDevicePixelRatio(ratio);
        QMetaObject::invokeMethod(qApp, [self, image] {
            if (self && !image.isNull())
                self->setPixmap(QPixmap::fromImage(image));
        });
    });
}

} // namespace

AttachmentChip::AttachmentChip(const std::optional<FileRef> &file)
{
    setLook(this, u"chip"_s);
    setFixedWidth(chipWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 6, 4, 6);
    row->setSpacing(8);
    auto *picture = new QLabel;
    picture->setFixedSize(thumbnail, thumbnail);
    picture->setAlignment(Qt::AlignCenter);
    row->addWidget(picture);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new QLabel;
    name->setTextFormat(Qt::PlainText);
    name->setFont(fontFor(Type::Strong));
    auto *size = new QLabel;
    size->setFont(fontFor(Type::Hint));
    setLook(size, u"dim"_s);
    words->addWidget(name);
    words->addWidget(size);
    row->addLayout(words, 1);
    if (!file) {
        size->setText(tr("One moment…"));
        return;
    }
    setToolTip(plainTip(file->name));
    showThumbnail(picture, *file);
    name->setText(QFontMetrics(fontFor(Type::Strong)).elidedText(file->name, Qt::ElideMiddle, 112));
    size->setText(FileWords::size(file->size));
    auto *away = new QToolButton;
    away->setIcon(icon(u"close"_s, Theme::current().dim));
    away->setFixedSize(24, 24);
    away->setToolTip(tr("Remove"));
    away->setAccessibleName(tr("Remove %1").arg(FileWords::spoken(*file)));
    connect(away, &QToolButton::clicked, this, &AttachmentChip::removed, Qt::QueuedConnection);
    row->addWidget(away, 0, Qt::AlignTop);
}

} // namespace tincan
