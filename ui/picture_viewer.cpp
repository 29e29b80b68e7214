#include "ui/picture_viewer.h"

#include "ui/file_words.h"
#include "ui/icons.h"
#include "ui/picture_cache.h"
#include "ui/picture_stage.h"
#include "ui/screen_room.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QThreadPool>
#include <QToolButton>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize viewerPixels(6000, 6000); // held at once: some 140 MB at the very most
constexpr double zoomStep = 1.25;

} // namespace

PictureViewer::PictureViewer(PictureCache *cache, const QList<FileRef> &pictures, qsizetype shown, QWidget *parent)
    : QWidget(parent, Qt::Window),
      m_cache(cache),
      m_pictures(pictures),
      m_shown(shown),
      m_stage(new PictureStage),
      m_title(new QLabel),
      m_zoom(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setLook(this, u"viewer"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_stage, 1);
    m_stage->setFocusPolicy(Qt::StrongFocus);
    m_stage->setFocus();
    resize(QSize(960, 720).boundedTo(screenRoom(this)));
    connect(m_stage, &PictureStage::zoomChanged, this, &PictureViewer::refresh);
    connect(m_cache, &PictureCache::changed, this, [this](const QString &key) {
        if (key == PictureCache::keyOf(file()) && m_stage->picture().isNull())
            load();
    });
    m_cache->setInSight(this, {PictureCache::keyOf(file())});
    connect(this, &QObject::destroyed, m_cache, [this, c = m_cache] {
        c->disconnect(this); // what is not wanted any more is told, and this is no viewer now
        c->setInSight(this, {});
    });
    step(0);
}

QToolButton *PictureViewer::addButton(QWidget *bar, const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName, Theme::darkOne().text));
    button->setIconSize({18, 18});
    button->setFixedSize(34, 34);
    button->setToolTip(name);
    button->setAccessibleName(name);
    bar->layout()->addWidget(button);
    return button;
}

QWidget *PictureViewer::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(4);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_before = addButton(bar, u"chevron-left"_s, tr("Previous picture"));
    m_after = addButton(bar, u"chevron-right"_s, tr("Next picture"));
    row->addWidget(m_title, 1);
    auto *out = addButton(bar, u"minus"_s, tr("Smaller"));
    m_zoom->setMinimumWidth(fontMetrics().horizontalAdvance(u"0000 %"_s));
    m_zoom->setAlignment(Qt::AlignCenter);
    row->addWidget(m_zoom);
    auto *in = addButton(bar, u"plus"_s, tr("Larger"));
    m_copy = addButton(bar, u"copy"_s, tr("Copy picture"));
    auto *save = addButton(bar, u"download"_s, tr("Save as…"));
    auto *leave = addButton(bar, u"close"_s, tr("Close"));
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    connect(out, &QToolButton::clicked, this, [this] { m_stage->zoomBy(1 / zoomStep); });
    connect(in, &QToolButton::clicked, this, [this] { m_stage->zoomBy(zoomStep); });
    connect(m_copy, &QToolButton::clicked, this, &PictureViewer::copy);
    connect(save, &QToolButton::clicked, this, [this] { Q_EMIT saveWanted(file()); });
    connect(leave, &QToolButton::clicked, this, &QWidget::close);
    return bar;
}

void PictureViewer::step(int by)
{
    m_shown = qBound<qsizetype>(0, m_shown + by, m_pictures.size() - 1);
    m_cache->setInSight(this, {PictureCache::keyOf(file())});
    m_stage->setPicture({});
    m_stage->setWords(tr("Loading…"));
    m_reading = false;
    if (m_cache->pathOf(file()).isEmpty())
        m_cache->ask(file()); // comes back by changed()
    else
        load();
    refresh();
}

void PictureViewer::load()
{
    const QString path = m_cache->pathOf(file());
    if (path.isEmpty()) {
        if (m_cache->state(file()) == PictureCache::State::Failed)
            m_stage->setWords(tr("This picture cannot be shown."));
        return;
    }
    if (std::exchange(m_reading, true))
        return;
    const QPointer<PictureViewer> self(this);
    QThreadPool::globalInstance()->start([self, path, file = file()] {
        const QImage image = decodePicture(path, file.type, viewerPixels, Fit::Inside);
        QMetaObject::invokeMethod(qApp, [self, key = PictureCache::keyOf(file), image] {
            if (self)
                self->take(key, image);
        });
    });
}

void PictureViewer::take(const QString &key, const QImage &picture)
{
    if (key != PictureCache::keyOf(file()))
        return;
    m_reading = false;
    if (picture.isNull())
        m_stage->setWords(tr("This picture cannot be shown."));
    m_stage->setPicture(picture);
}

void PictureViewer::refresh()
{
    const QLocale locale;
    const QString count = tr("%1 of %2").arg(locale.toString(m_shown + 1), locale.toString(m_pictures.size()));
    m_title->setText(FileWords::name(file()) + u" · "_s + FileWords::size(file().size) + u" · "_s + count);
    setWindowTitle(FileWords::name(file()));
    setAccessibleName(FileWords::spoken(file()));
    m_stage->setAccessibleName(FileWords::spoken(file()));
    m_zoom->setText(tr("%1 %", "zoom").arg(locale.toString(qRound(m_stage->zoom() * 100))));
    m_before->setEnabled(m_shown > 0);
    m_after->setEnabled(m_shown < m_pictures.size() - 1);
    m_copy->setEnabled(!m_stage->picture().isNull());
}

void PictureViewer::copy()
{
    if (!m_stage->picture().isNull())
        QApplication::clipboard()->setImage(m_stage->picture());
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::Save))
        return Q_EMIT saveWanted(file());
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        return step((event->key() == Qt::Key_Right) != mirrored ? 1 : -1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return m_stage->zoomBy(zoomStep);
    case Qt::Key_Minus:
        return m_stage->zoomBy(1 / zoomStep);
    case Qt::Key_0:
        return m_stage->fit();
    case Qt::Key_1:
        return m_stage->zoomTo(1, QRectF(m_stage->rect()).center());
    default:
        return QWidget::keyPressEvent(event);
    }
}

} // namespace tincan
