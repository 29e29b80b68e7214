#include "app/desktop/self_test/self_test.h"

#include "app/desktop/self_test/checks.h"
#include "core/platform/desktop.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Qt ends the program where it finds none, and says on the way which there are.
void sayOfPlatform(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type != QtFatalMsg) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(text));
        return;
    }
    Findings().say(Finding::fails(u"platform"_s, text.simplified(),
                                  u"Start it in a graphical session, or install what is named (Debian: libqt6gui6, "
                                  "libxcb-cursor0; for Wayland qt6-wayland)."_s));
    std::_Exit(1);
}

} // namespace

SelfTest::SelfTest(int argc, char **argv)
    : m_wanted(
          std::any_of(argv + 1, argv + argc, [](const char *word) { return word == std::string_view("--self-test"); })),
      m_hasDisplay(hasDisplay(argc, argv))
{
    if (!m_wanted)
        return;
    qInstallMessageHandler(sayOfPlatform);
    if (!m_hasDisplay)
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

int SelfTest::run(const QString &profileFolder, const QString &language)
{
    qInstallMessageHandler(nullptr);
    m_findings.say(Finding::works(u"version"_s, QStringLiteral(TINCAN_VERSION)));
    if (m_hasDisplay)
        m_findings.say(Finding::works(u"platform"_s, QGuiApplication::platformName()));
    else
        m_findings.say(
            Finding::fails(u"platform"_s, u"there is no display here, and no window can be opened"_s,
                           u"Start it in a graphical session, or set DISPLAY; -platform offscreen does without."_s));
    const bool chinese =
        QLocale(language.isEmpty() ? QLocale::system().name() : language).language() == QLocale::Chinese;
    const auto say = [this](const QList<Finding> &findings) {
        for (const Finding &finding : findings)
            m_findings.say(finding);
    };
    say({checkIcons()});
    say(checkTranslations());
    say(checkFonts(chinese));
    say({checkHistory()});
    say({checkFolder(profileFolder)});
    say({checkKeychain()});
    say(checkTls());
    say(checkLines());
    return m_findings.exitCode();
}

} // namespace tincan
