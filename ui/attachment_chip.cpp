#include "ui/attachment_chip.h"

#include "ui/file_words.h"
#include "ui/icons.h"
#include "ui/picture_cache.h"
#include "ui/plain_tip.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int thumbnail = 36;
constexpr int chipWidth = 208;

} // namespace

AttachmentChip::AttachmentChip(const std::optional<FileRef> &file, PictureCache *pictures) : m_picture(new QLabel)
{
    setLook(this, u"chip"_s);
    setFixedWidth(chipWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 6, 4, 6);
    row->setSpacing(8);
    m_picture->setFixedSize(thumbnail, thumbnail);
    m_picture->setAlignment(Qt::AlignCenter);
    row->addWidget(m_picture);
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
    m_picture->setPixmap(icon(isPicture(*file) ? u"picture"_s : u"file"_s, Theme::current().accent).pixmap(20, 20));
    if (isPicture(*file) && pictures) {
        connect(pictures, &PictureCache::changed, this, [this, file = *file, pictures](const QString &key) {
            if (key == PictureCache::keyOf(file))
                showPicture(file, pictures);
        });
        showPicture(*file, pictures);
    }
    name->setText(QFontMetrics(fontFor(Type::Strong)).elidedText(FileWords::name(*file), Qt::ElideMiddle, 112));
    size->setText(FileWords::size(file->size));
    auto *away = new QToolButton;
    away->setIcon(icon(u"close"_s, Theme::current().dim));
    away->setFixedSize(24, 24);
    away->setToolTip(tr("Remove"));
    away->setAccessibleName(tr("Remove %1").arg(FileWords::spoken(*file)));
    connect(away, &QToolButton::clicked, this, &AttachmentChip::removed, Qt::QueuedConnection);
    row->addWidget(away, 0, Qt::AlignTop);
}

void AttachmentChip::showPicture(const FileRef &file, PictureCache *pictures)
{
    const qreal ratio = devicePixelRatioF();
    QPixmap picture = pictures->picture(file, (QSizeF(thumbnail, thumbnail) * ratio).toSize(), Fit::Cover);
    m_hasPicture = !picture.isNull();
    if (!m_hasPicture)
        return;
    picture.setDevicePixelRatio(ratio);
    m_picture->setPixmap(picture);
}

} // namespace tincan
