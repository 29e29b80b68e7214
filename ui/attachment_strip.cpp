#include "ui/attachment_strip.h"

#include "ui/attachment.h"
#include "ui/file_words.h"
#include "ui/icons.h"
#include "ui/picture_decoder.h"
#include "ui/plain_tip.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
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

AttachmentStrip::AttachmentStrip(QWidget *parent)
    : QWidget(parent),
      m_area(new QScrollArea),
      m_chips(new QWidget),
      m_row(new QHBoxLayout(m_chips)),
      m_offer(new QPushButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 0);
    column->setSpacing(4);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(m_chips);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addStretch(1);
    column->addWidget(m_area);
    setLook(m_offer, u"link"_s);
    m_offer->hide();
    column->addWidget(m_offer, 0, Qt::AlignLeft);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        const QString text = std::exchange(m_offered, {});
        store([text](const QString &folder) { return storedText(text, folder, tr("text.txt")); });
        showOffer();
        Q_EMIT textTaken(text);
    });
    setAccessibleName(tr("Files to be sent"));
    rebuild();
}

void AttachmentStrip::setRoom(const QString &room)
{
    if (room == m_room)
        return;
    m_others.insert(m_room, m_files);
    m_room = room;
    m_files = m_others.take(room);
    m_offered.clear();
    rebuild();
}

void AttachmentStrip::add(const QStringList &paths)
{
    QStringList refusals;
    for (const QString &path : paths) {
        const auto file = localFile(path);
        const QString name = QFileInfo(path).fileName();
        if (QFileInfo(path).isDir())
            refusals.append(tr("“%1” is a folder. Pack it into one file first.").arg(name));
        else if (!file)
            refusals.append(tr("“%1” cannot be read.").arg(name));
        else if (m_limit > 0 && file->size > m_limit)
            refusals.append(FileWords::tooLarge(*file, m_limit));
        else if (m_files.size() >= mostFiles)
            refusals.append(tr("A message takes %n files.", nullptr, int(mostFiles)));
        else
            m_files.append(*file);
    }
    refusals.removeDuplicates();
    rebuild();
    if (!refusals.isEmpty())
        Q_EMIT refused(refusals.first(3).join(u' '));
}

void AttachmentStrip::addPicture(const QImage &picture)
{
    const QString name = tr("picture %1.png").arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd hh-mm-ss"_s));
    store([picture, name](const QString &folder) { return storedPicture(picture, folder, name); });
}

void AttachmentStrip::offerText(const QString &text)
{
    if (text == std::exchange(m_offered, text))
        return;
    m_offer->setText(tr("Send it as a text file (%1)").arg(FileWords::size(text.toUtf8().size())));
    showOffer();
}

void AttachmentStrip::showOffer()
{
    m_offer->setVisible(!m_offered.isEmpty());
    setVisible(!m_files.isEmpty() || !m_offered.isEmpty());
}

void AttachmentStrip::store(const std::function<std::optional<FileRef>(const QString &folder)> &write)
{
    const QPointer<AttachmentStrip> self(this);
    QThreadPool::globalInstance()->start([self, write, folder = m_folder, room = m_room] {
        const auto file = write(folder);
        QMetaObject::invokeMethod(qApp, [self, file, room] {
            if (self && file)
                self->keep(room, *file);
            else if (self)
                Q_EMIT self->refused(tr("What was pasted could not be kept: the disk cannot be written."));
        });
    });
}

void AttachmentStrip::keep(const QString &room, const FileRef &file)
{
    if (room == m_room)
        return add({file.path});
    m_others[room].append(file);
}

void AttachmentStrip::remove(qsizetype index)
{
    m_files.removeAt(index);
    rebuild();
}

QList<FileRef> AttachmentStrip::take(const QString &room)
{
    if (room != m_room)
        return m_others.take(room);
    const QList<FileRef> taken = std::exchange(m_files, {});
    rebuild();
    return taken;
}

void AttachmentStrip::giveBack(const QString &room, const QList<FileRef> &files)
{
    QList<FileRef> &all = room == m_room ? m_files : m_others[room];
    all = files + all;
    rebuild();
}

void AttachmentStrip::rebuild()
{
    qDeleteAll(m_chips->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (qsizetype i = 0; i < m_files.size(); ++i)
        m_row->insertWidget(int(i), makeChip(i));
    m_area->setVisible(!m_files.isEmpty());
    m_area->setFixedHeight(m_chips->sizeHint().height() + (m_files.size() > 3 ? 14 : 0));
    showOffer();
    Q_EMIT changed();
}

QWidget *AttachmentStrip::makeChip(qsizetype index)
{
    const FileRef &file = m_files[index];
    auto *chip = new QFrame;
    setLook(chip, u"chip"_s);
    chip->setFixedWidth(chipWidth);
    chip->setToolTip(plainTip(file.name));
    auto *row = new QHBoxLayout(chip);
    row->setContentsMargins(6, 6, 4, 6);
    row->setSpacing(8);
    auto *picture = new QLabel;
    picture->setFixedSize(thumbnail, thumbnail);
    picture->setAlignment(Qt::AlignCenter);
    showThumbnail(picture, file);
    row->addWidget(picture);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new QLabel(QFontMetrics(fontFor(Type::Strong)).elidedText(file.name, Qt::ElideMiddle, 112));
    name->setTextFormat(Qt::PlainText);
    name->setFont(fontFor(Type::Strong));
    auto *size = new QLabel(FileWords::size(file.size));
    size->setFont(fontFor(Type::Hint));
    setLook(size, u"dim"_s);
    words->addWidget(name);
    words->addWidget(size);
    row->addLayout(words, 1);
    auto *away = new QToolButton;
    away->setIcon(icon(u"close"_s, Theme::current().dim));
    away->setFixedSize(24, 24);
    away->setToolTip(tr("Remove"));
    away->setAccessibleName(tr("Remove %1").arg(FileWords::spoken(file)));
    connect(away, &QToolButton::clicked, this, [this, index] {
        QMetaObject::invokeMethod(
            this, [this, index] { remove(index); }, Qt::QueuedConnection); // the button goes with it
    });
    row->addWidget(away, 0, Qt::AlignTop);
    return chip;
}

} // namespace tincan
