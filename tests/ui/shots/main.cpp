// tincan_shots OUTDIR: writes a picture of every screen, in light and dark, in English and 简体中文, and a sheet of all
// of them for each of the four. Needs no display: it runs on the offscreen platform unless another is asked for.

#include "scenes.h"
#include "support/offscreen_screen.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/theme.h"

#include <QApplication>

#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    std::optional<OffscreenScreen> screen;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        screen.emplace(QSize(3200, 2400)); // enough for every window, doubled as well
    QApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "tincan_shots: name the folder for the pictures\n");
        return 1;
    }
    // The design's size, whatever this machine's default is.
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    QApplication::setWindowIcon(appIcon());

    Shots shots(QString::fromLocal8Bit(argv[1]));
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        Language::shared().set(language);
        QLocale::setDefault(QLocale(language == u"en" ? u"en_GB"_s : language));
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            applyAppearance(appearance);
            shots.begin(language + u'-' + toWord(appearance));
            shootStart(shots);
            shootDialogs(shots);
            shootChipStates(shots);
            shootMarks(shots);
            shootTalks(shots);
            shootUnreached(shots);
            shootAnswers(shots);
            shootEdits(shots);
            shootReading(shots);
            shootComposer(shots);
            shootConversation(shots);
            shootFiles(shots);
            shootPeople(shots);
            shootServers(shots);
            shots.end();
        }
    }
    std::printf("%d pictures in %s\n", shots.count(), argv[1]);
    return shots.allWell() ? 0 : 1;
}
