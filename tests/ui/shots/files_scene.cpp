#include "app/desktop/hosting.h"
#include "core/session/engine.h"
#include "scenes.h"
#include "ui/attachment.h"
#include "ui/attachment_strip.h"
#include "ui/chat_page.h"
#include "ui/main_window.h"
#include "ui/picture_stage.h"
#include "ui/picture_viewer.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QTemporaryDir>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Hills under a sky.
QString landscape(const QString &path, const QSize &size, int hue)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, QColor::fromHsv(hue, 120, 250));
    sky.setColorAt(1, QColor::fromHsv((hue + 330) % 360, 60, 255));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv(45, 110, 255));
    painter.drawEllipse(QPointF(size.width() * 0.7, size.height() * 0.35), size.height() * 0.1, size.height() * 0.1);
    for (int hill = 0; hill < 3; ++hill) {
        const double base = size.height() * (0.55 + 0.13 * hill);
        QPainterPath line(QPointF(0, base));
        line.cubicTo(size.width() * 0.3, base - size.height() * 0.25, size.width() * (0.5 + 0.1 * hill),
                     base + size.height() * 0.2, size.width(), base - size.height() * 0.1);
        line.lineTo(size.width(), size.height());
        line.lineTo(0, size.height());
        painter.setBrush(QColor::fromHsv((hue + 300) % 360, 110, 150 - 35 * hill));
        painter.drawPath(line);
    }
    painter.end();
    return image.save(path) ? path : QString();
}

QString document(const QString &path, qsizetype size)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QByteArray("%PDF-1.7\n").leftJustified(size, ' ')) == size
               ? path
               : QString();
}

QList<FileRef> filesOf(const QStringList &paths)
{
    QList<FileRef> files;
    for (const QString &path : paths)
        files.append(localFile(path).value_or(FileRef()));
    return files;
}

} // namespace

void shootFiles(Shots &shots)
{
    QTemporaryDir folder;
    auto started = hostOnThisComputer(0, folder.filePath(u"hub"_s));
    if (!started)
        return shots.waitFor("a server", [] { return false; });
    const HostedServer server = std::move(started).value();
    MainWindow window(std::make_shared<ServerSet>(folder.filePath(u"ada"_s), hostOnThisComputer));
    window.workspace()->setName(u"Ada"_s);
    window.resize(1200, 860);
    window.show();
    window.workspace()->connectTo(server.url);
    shots.waitFor("the line", [&] { return window.lines()->status().state == ConnectionStatus::State::Connected; });

    Engine bob;
    SessionOptions options;
    options.transport.server = server.url;
    options.transport.name = u"Bob"_s;
    bob.open(options);
    const TimelineModel *model = window.page()->model();
    const auto say = [&](const Draft &draft) {
        const int before = model->rowCount();
        bob.send(u"lobby"_s, draft);
        shots.waitFor("a message with files", [&] { return model->rowCount() > before; });
    };
    const auto path = [&folder](const QString &name) { return folder.filePath(name); };
    say({u"From the hut this morning:"_s, {}, filesOf({landscape(path(u"sunrise.png"_s), {1200, 760}, 200)})});
    say({u"And the way up."_s,
         {},
         filesOf({landscape(path(u"meadow.png"_s), {800, 800}, 90), landscape(path(u"ridge.png"_s), {900, 600}, 260),
                  landscape(path(u"lake.png"_s), {600, 900}, 180)})});
    say({{}, {}, filesOf({document(path(u"Route and huts, with the times of all trains home.pdf"_s), 1'843'200)})});
    shots.waitFor("the pictures", [&] {
        return std::all_of(model->rows().begin(), model->rows().end(), [&](const Message &message) {
            return std::all_of(message.files.begin(), message.files.end(), [&](const FileRef &file) {
                return !isPicture(file) || !window.workspace()->files()->pictures()->pathOf(file).isEmpty();
            });
        });
    });
    AttachmentStrip *strip = window.page()->composer()->files();
    strip->add({path(u"lake.png"_s), document(path(u"tickets.pdf"_s), 96'000)});
    shots.waitFor("the attachments", [&] { return strip->files().size() == 2; });
    // They are read on other threads: painted until nothing changes.
    const auto still = [&, last = QImage()]() mutable {
        const QImage now = window.grab().toImage();
        return std::exchange(last, now) == now && !now.isNull();
    };
    for (int turn = 0; turn < 5; ++turn)
        shots.waitFor("a quiet picture", still);
    shots.take(u"pictures-and-files"_s, &window);

    Q_EMIT window.page()->view()->fileChosen(model->rows()[0], 0);
    auto *viewer = window.findChild<PictureViewer *>();
    shots.waitFor("the viewer", [&] { return viewer && !viewer->stage()->picture().isNull(); });
    shots.take(u"picture-viewer"_s, viewer);
    delete viewer;
}

} // namespace tincan
