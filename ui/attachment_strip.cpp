#include "ui/attachment_strip.h"

#include "core/chat/bounds.h"
#include "ui/attachment.h"
#include "ui/attachment_chip.h"
#include "ui/file_words.h"
#include "ui/style_sheet.h"

#include <QApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QThreadPool>

namespace tincan {

using namespace Qt::StringLiterals;

AttachmentStrip::Made AttachmentStrip::kept(const std::optional<FileRef> &file)
{
    if (file)
        return {{*file}, {}};
    return {{}, {tr("What was pasted could not be kept: the disk cannot be written.")}};
}

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
        make([text](const QString &folder) { return kept(storedText(text, folder, tr("text.txt"))); },
             [this, text] { Q_EMIT textTaken(text); });
    });
    setAccessibleName(tr("Files to be sent"));
    rebuild();
}

AttachmentStrip::~AttachmentStrip()
{
    drop(m_files);
    for (const QList<FileRef> &files : std::as_const(m_others))
        drop(files);
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

void AttachmentStrip::clear()
{
    ++m_round;
    m_making.clear();
    drop(std::exchange(m_files, {}));
    const auto others = std::exchange(m_others, {});
    for (const QList<FileRef> &files : others)
        drop(files);
    m_offered.clear();
    rebuild();
}

bool AttachmentStrip::isEmpty() const
{
    return m_files.isEmpty() && m_making.isEmpty() &&
           std::all_of(m_others.begin(), m_others.end(), [](const QList<FileRef> &files) { return files.isEmpty(); });
}

void AttachmentStrip::add(const QStringList &paths)
{
    // One more says that there are more.
    const QStringList some = paths.first(qMin(paths.size(), mostFiles - m_files.size() + 1));
    make([some](const QString &) {
        Made made;
        for (const QString &path : some) {
            const QString name = QFileInfo(path).fileName();
            if (QFileInfo(path).isDir())
                made.refusals.append(tr("“%1” is a folder. Pack it into one file first.").arg(name));
            else if (const auto file = localFile(path))
                made.files.append(*file);
            else
                made.refusals.append(tr("“%1” cannot be read.").arg(name));
        }
        return made;
    });
}

void AttachmentStrip::addPicture(const QImage &picture)
{
    const QString name = tr("picture %1.png").arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd hh-mm-ss"_s));
    make([picture, name](const QString &folder) { return kept(storedPicture(picture, folder, name)); });
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
    setVisible(!m_files.isEmpty() || isMaking(m_room) || !m_offered.isEmpty());
}

void AttachmentStrip::make(const std::function<Made(const QString &folder)> &maker, const std::function<void()> &then)
{
    ++m_making[m_room];
    rebuild();
    const QPointer<AttachmentStrip> self(this);
    QThreadPool::globalInstance()->start([self, maker, then, folder = m_folder, room = m_room, round = m_round] {
        const Made made = maker(folder);
        QMetaObject::invokeMethod(qApp, [self, made, then, folder, room, round] {
            if (self && self->m_round == round) {
                if (self->put(room, made) && then)
                    then();
                if (self && !self->isMaking(room))
                    Q_EMIT self->ready(room);
                return;
            }
            for (const FileRef &file : made.files)
                dropStored(file, folder);
        });
    });
}

bool AttachmentStrip::put(const QString &room, const Made &some)
{
    if (--m_making[room] == 0)
        m_making.remove(room);
    QList<FileRef> &all = room == m_room ? m_files : m_others[room];
    QStringList refusals = some.refusals;
    for (const FileRef &file : some.files) {
        const bool large = m_limit > 0 && file.size > m_limit;
        if (!large && all.size() < mostFiles) {
            all.append(file);
            continue;
        }
        refusals.append(large ? FileWords::tooLarge(file, m_limit)
                              : tr("A message takes %n files.", nullptr, int(mostFiles)));
        dropStored(file, m_folder);
    }
    refusals.removeDuplicates();
    rebuild();
    if (!refusals.isEmpty())
        Q_EMIT refused(refusals.first(qMin<qsizetype>(refusals.size(), 3)).join(u' '));
    return refusals.isEmpty();
}

void AttachmentStrip::drop(const QList<FileRef> &files) const
{
    for (const FileRef &file : files)
        dropStored(file, m_folder);
}

void AttachmentStrip::remove(qsizetype index)
{
    dropStored(m_files.takeAt(index), m_folder);
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
    const auto append = [this](AttachmentChip *chip) {
        m_row->insertWidget(m_row->count() - 1, chip);
        chip->show(); // now: what is not shown yet has no height
    };
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        auto *chip = new AttachmentChip(m_files[i], m_pictures);
        connect(chip, &AttachmentChip::removed, this, [this, i] { remove(i); });
        append(chip);
    }
    if (isMaking(m_room))
        append(new AttachmentChip({}, m_pictures));
    const int chips = m_row->count() - 1; // and a stretch
    m_area->setVisible(chips > 0);
    m_area->setFixedHeight(m_chips->sizeHint().height() + (chips > 3 ? 14 : 0));
    showOffer();
    Q_EMIT changed();
}

} // namespace tincan
