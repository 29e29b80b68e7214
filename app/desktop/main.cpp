// tincan: the window. Reads the command line, opens the profile, and puts the server's room into the window's hands.

#include "app/desktop/announced_hosting.h"
#include "app/desktop/demo.h"
#include "app/desktop/hosting.h"
#include "app/desktop/self_test/self_test.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/system_keychain.h"
#include "core/base/logging.h"
#include "core/chat/message_link.h"
#include "core/platform/crash_handler.h"
#include "core/platform/desktop.h"
#include "core/platform/heap.h"
#include "core/platform/openssl_configuration.h"
#include "ui/crash_reports.h"
#include "ui/desktop_presence.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/server_address.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

int fail(const QString &sentence)
{
    speakToTerminal();
    std::fprintf(stderr, "tincan: %s\n", qUtf8Printable(sentence));
    return 1;
}

struct Wishes
{
    QString profile;
    QString server;
    QString language;
    QString theme;
    QString logLevel;
    bool demo = false;
};

bool isLink(const QString &word)
{
    return word.startsWith(u"tincan:"_s, Qt::CaseInsensitive);
}

Wishes readCommandLine(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Chat, whatever the line."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, u"Use the profile NAME."_s, u"NAME"_s, u"default"_s);
    const QCommandLineOption server(u"server"_s, u"Join the server at URL."_s, u"URL"_s);
    const QCommandLineOption demo(u"demo"_s, u"Host here, and open two windows: Ada and Bob."_s);
    const QCommandLineOption language(u"language"_s, u"Speak en or zh_CN."_s, u"LANGUAGE"_s);
    const QCommandLineOption theme(u"theme"_s, u"light, dark or system."_s, u"THEME"_s);
    const QCommandLineOption level(u"log-level"_s, u"debug, info, warning or error."_s, u"LEVEL"_s);
    // SelfTest reads it by itself.
    const QCommandLineOption selfTest(u"self-test"_s,
                                      u"Look whether all that Tincan needs of this computer is there, and end."_s);
    parser.addOptions({profile, server, demo, language, theme, level, selfTest});
    parser.addPositionalArgument(u"link"_s, u"A tincan:// link to join."_s, u"[link]"_s);
    parser.process(app);
    Wishes wishes{.profile = parser.value(profile),
                  .server = parser.value(server),
                  .language = parser.value(language),
                  .theme = parser.value(theme),
                  .logLevel = parser.value(level),
                  .demo = parser.isSet(demo)};
    if (wishes.server.isEmpty() && !parser.positionalArguments().isEmpty())
        wishes.server = parser.positionalArguments().constFirst();
    return wishes;
}

int runDemo()
{
    auto demo = Demo::start();
    if (demo)
        return QApplication::exec();
    QMessageBox::critical(
        nullptr, u"Tincan"_s,
        QCoreApplication::translate("main", "The demo could not start: %1.").arg(demo.error().detail));
    return fail(demo.error().detail);
}

int refuseTwice(const QString &profile)
{
    const QString sentence = QCoreApplication::translate(
                                 "main", "Tincan is open already with the profile “%1”, and does not answer. Nothing "
                                         "was started here, so that nothing gets lost there. Close it, or start "
                                         "with another --profile.")
                                 .arg(profile);
    QMessageBox::warning(nullptr, u"Tincan"_s, sentence);
    return fail(sentence);
}

// `link`: as it was given to the later start, which has read it.
void comeForward(const DesktopPresence &presence, const QUrl &link)
{
    const auto parsed = ServerAddress::parse(link.toString());
    const auto *server = std::get_if<QUrl>(&parsed);
    MainWindow *front = presence.frontWindow();
    const auto message = messageLinkOf(link);
    if (front && message)
        front->comeForward(*message);
    else if (front)
        front->comeForward(server ? *server : QUrl(), ServerAddress::inviteOf(link.toString()));
}

QString folderOf(const QString &profile)
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/profiles/"_s + profile;
}

// Before there is an application, which is when Qt wants to know it: so the command line is looked at by hand.
void scaleInterface(int argc, char **argv)
{
    QString profile = u"default"_s;
    for (int i = 1; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        if (word.startsWith(u"--profile="_s))
            profile = word.section(u'=', 1);
        else if (word == u"--profile" && i + 1 < argc)
            profile = QString::fromLocal8Bit(argv[i + 1]);
    }
    const int percent =
        Preferences::read(QSettings(folderOf(profile) + u"/settings.ini"_s, QSettings::IniFormat)).scale;
    if (percent != 100 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
}

// What the command line says wins, for this time.
void apply(ServerSet &servers, const Wishes &wishes)
{
    const Preferences &preferences = servers.preferences();
    if (wishes.theme.isEmpty())
        applyAppearance(servers.profile().appearance());
    if (preferences.textSize != 100)
        applyTextSize(preferences.textSize);
    if (wishes.language.isEmpty())
        Language::shared().set(preferences.language);
    if (wishes.logLevel.isEmpty())
        setLogLevel(preferences.logLevel);
    Engine::setProxy(preferences.proxy);
}

int runWindow(const Wishes &wishes, const QUrl &server)
{
    const QString folder = folderOf(wishes.profile);
    SingleInstance instance(folder);
    // An invite is in the link alone, and so is a message; an address that was typed may be none of a URL's forms.
    const auto message = messageLinkOf(QUrl(wishes.server));
    const bool whole = message || !ServerAddress::inviteOf(wishes.server).isEmpty();
    const QUrl link = whole ? QUrl(wishes.server) : server;
    switch (instance.start(link)) {
    case SingleInstance::Start::First:
        break;
    case SingleInstance::Start::HandedOver:
        return 0;
    case SingleInstance::Start::Unanswered:
        return refuseTwice(wishes.profile);
    }
    CrashReports crashes(folder);
    reportCrashesTo(crashes.prepare());
    const auto servers =
        std::make_shared<ServerSet>(folder, announced(hostOnThisComputer), std::make_shared<SystemKeychain>());
    apply(*servers, wishes);
    DesktopPresence presence(*servers);
    // Queued: it may ask, and the asker's socket must not wait for the answer.
    QObject::connect(
        &instance, &SingleInstance::asked, &presence, [&presence](const QUrl &asked) { comeForward(presence, asked); },
        Qt::QueuedConnection);
    auto *window = new MainWindow(servers);
    window->setAttribute(Qt::WA_DeleteOnClose); // others may stay
    // A link may come from a web page: it is asked about, as one is that comes later. What was typed is not.
    const bool asks = isLink(wishes.server);
    servers->start(asks ? QUrl() : server); // reads while the window is laid out
    window->show();
    if (const QString news = crashes.news(); !news.isEmpty())
        Q_EMIT servers->said(news);
    if (message)
        window->openLink(*message);
    else if (asks)
        window->comeForward(server, ServerAddress::inviteOf(wishes.server));
    return QApplication::exec();
}

// A link comes from wherever somebody clicked, and not all programs quote what they hand over: words behind it, which
// could name a plugin to load, are none of ours.
int wordsUpToLink(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (QByteArray::fromRawData(argv[i], qstrnlen(argv[i], 7)).compare("tincan:", Qt::CaseInsensitive) != 0)
            continue;
        if (i + 1 < argc)
            std::fputs("tincan: what stands behind a link is not read\n", stderr);
        argv[i + 1] = nullptr;
        return i + 1;
    }
    return argc;
}

// Asked for words and no window.
bool isAskedForWords(int argc, char **argv)
{
    static constexpr std::array<std::string_view, 7> questions{"--self-test", "--help",    "--help-all", "-h",
                                                               "-?",          "--version", "-v"};
    return std::find_first_of(argv + 1, argv + argc, questions.begin(), questions.end()) != argv + argc;
}

} // namespace

int main(int argc, char **argv)
{
    ignoreForeignOpenSslConfiguration();
    argc = wordsUpToLink(argc, argv);
    if (isAskedForWords(argc, argv))
        speakToTerminal();
    shareHeap();
    QCoreApplication::setApplicationName(u"tincan"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TINCAN_VERSION));
    SelfTest selfTest(argc, argv);
    if (!selfTest.isWanted() && !hasDisplay(argc, argv)) {
        // --help and --version need no window.
        QCoreApplication app(argc, argv);
        readCommandLine(app);
        return fail(u"There is no display here. Start it in a graphical session, or set DISPLAY; "
                    "tincan-cli and tincand work without one."_s);
    }

    scaleInterface(argc, argv);
    QApplication app(argc, argv);
    const Wishes wishes = readCommandLine(app);
    if (!wishes.logLevel.isEmpty() && !setLogLevel(wishes.logLevel))
        return fail(u"--log-level is debug, info, warning or error."_s);
    const auto appearance = wishes.theme.isEmpty() ? Appearance::System : appearanceFromWord(wishes.theme);
    if (!appearance)
        return fail(u"--theme is light, dark or system."_s);
    if (!QRegularExpression(u"^[A-Za-z0-9_.-]{1,64}$"_s).match(wishes.profile).hasMatch() ||
        wishes.profile.startsWith(u'.'))
        return fail(u"--profile is a name of letters, digits, - and _."_s);
    if (!Language::shared().set(wishes.language))
        return fail(u"--language is en or zh_CN."_s);
    if (selfTest.isWanted())
        return selfTest.run(folderOf(wishes.profile), wishes.language);
    QUrl server;
    if (!wishes.server.isEmpty()) {
        const auto parsed = ServerAddress::parse(wishes.server);
        if (const auto *wrong = std::get_if<QString>(&parsed)) {
            if (isLink(wishes.server)) // who clicked it sees no terminal
                QMessageBox::warning(nullptr, u"Tincan"_s, *wrong);
            return fail(*wrong);
        }
        server = std::get<QUrl>(parsed);
    }
    QApplication::setWindowIcon(appIcon());
    applyAppearance(*appearance);
    return wishes.demo ? runDemo() : runWindow(wishes, server);
}
