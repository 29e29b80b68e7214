// Every window that the program has, opened with much in it, for tests that ask something of all of them. One thread.
#pragma once

#include "account_windows.h"
#include "fake_network.h"
#include "ui/certificate_dialog.h"
#include "ui/clear_history_dialog.h"
#include "ui/date_dialog.h"
#include "ui/delete_dialog.h"
#include "ui/edits_dialog.h"
#include "ui/emoji_picker.h"
#include "ui/forget_dialog.h"
#include "ui/help_dialogs.h"
#include "ui/host_dialog.h"
#include "ui/invite_dialog.h"
#include "ui/join_dialog.h"
#include "ui/language.h"
#include "ui/line_popover.h"
#include "ui/name_dialog.h"
#include "ui/person_dialog.h"
#include "ui/picture_cache.h"
#include "ui/picture_viewer.h"
#include "ui/room_details_dialog.h"
#include "ui/room_dialog.h"
#include "ui/room_question.h"
#include "ui/sign_in_dialog.h"
#include "ui/start_page.h"
#include "ui/stop_hosting_dialog.h"
#include "ui/whole_text_dialog.h"

namespace tincan {

inline const QString longWords =
    u"A sentence that somebody wrote without a thought for those who read it on a small screen. "_s;

// A window as it can be opened, and what it is.
struct Scene
{
    QByteArray name;
    const QMetaObject *kind;
    std::function<QWidget *()> make;
    Qt::LayoutDirection direction;
};

template<class Window>
Scene scene(const QByteArray &name, const std::function<QWidget *()> &make,
            Qt::LayoutDirection direction = Qt::LeftToRight)
{
    return {name, &Window::staticMetaObject, make, direction};
}

inline Message someMessage()
{
    Message made;
    made.id = u"m1"_s;
    made.sender = {u"u_ada"_s, u"Ada"_s};
    made.place = {1, 1};
    made.text = longWords.repeated(40);
    return made;
}

inline CertificateProblem someCertificate()
{
    return {.reason = CertificateProblem::Reason::PinChanged,
            .expected = u"9f86d081884c7d659a2feaa0c55ad015"_s.repeated(2),
            .shown = u"60303ae22b998861bce3b28f33eec1be"_s.repeated(2),
            .until = {}};
}

class EveryWindow : public AccountWindows
{
protected:
    void openAll()
    {
        open();
        m_bob->hide();
        make(m_family);
        m_first =
            std::make_unique<MainWindow>(std::make_shared<ServerSet>(m_elsewhere.filePath(u"first"_s), HostServer()));
        m_first->show();
        m_several =
            std::make_unique<MainWindow>(std::make_shared<ServerSet>(m_elsewhere.filePath(u"several"_s), HostServer()));
        m_several->show();
        for (int port = 1; port <= 12; ++port) // nothing answers there, and nothing asks who one is
            m_several->goToServer(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
        m_hosts = std::make_unique<ServerSet>(m_elsewhere.filePath(u"hosting"_s), HostServer());
        m_hosting = m_hosts->shown();
        const auto network = std::make_shared<FakeNetwork>();
        network->has = {{u"192.168.178.23"_s, u"wlan0"_s, true}, {u"172.17.0.1"_s, u"docker0"_s, true}};
        m_hosting->host({std::make_shared<int>(), QUrl(u"https://127.0.0.1:4100"_s), {}, [] { return 1; }, network});
    }
    void closeAll()
    {
        m_first.reset();
        m_several.reset();
        close();
        m_hosts.reset();
    }

    QWidget *details()
    {
        m_ada->askRoomDetails(m_family.id);
        auto *dialog = m_ada->findChild<RoomDetailsDialog *>();
        return dialog && QTest::qWaitFor([dialog] { return dialog->state().isEmpty(); }, patience) ? dialog : nullptr;
    }
    QWidget *person()
    {
        auto *dialog = new PersonDialog(u"Invite into family"_s, longWords, u"Invite"_s, {}, m_ada.get());
        dialog->setPeople(m_ada->workspace()->people()->all());
        return dialog;
    }
    QWidget *edits()
    {
        auto *dialog = new EditsDialog(someMessage(), m_ada.get());
        QList<EditedText> texts;
        for (qint64 time = 1; time < 12; ++time)
            texts.append({time * 60'000, longWords});
        dialog->setTexts(texts);
        return dialog;
    }
    QWidget *pictures()
    {
        FileRef file;
        file.name = u"sunrise.png"_s;
        file.type = u"image/png"_s;
        return new PictureViewer(m_ada->workspace()->files()->pictures(), {file, file}, 0, m_ada.get());
    }
    QWidget *settings(SettingsWindow::Page page)
    {
        SettingsWindow *window = m_ada->openSettings(page);
        window->searchEdit()->setFocus();
        return window;
    }
    QWidget *emoji()
    {
        auto *picker = new EmojiPicker(m_ada.get());
        picker->openAbove(m_ada->page()->composer());
        return picker;
    }
    QWidget *search()
    {
        m_ada->page()->search()->open();
        return m_ada.get();
    }
    template<class Window>
    static Scene page(const QByteArray &name, EveryWindow *test, SettingsWindow::Page page)
    {
        return scene<Window>(name, [test, page] { return test->settings(page); });
    }

    QList<Scene> scenes()
    {
        MainWindow *ada = m_ada.get();
        const auto hosts = [](quint16, const QString &, HostReach) -> Result<HostedServer> { return Failure(); };
        const auto folder = [](HostReach) { return QString(); };
        using Page = SettingsWindow::Page;
        return {
            scene<MainWindow>("the start", [this] { return m_first.get(); }),
            scene<MainWindow>("a conversation", [ada] { return ada; }),
            scene<MainWindow>("several servers", [this] { return m_several.get(); }),
            scene<MainWindow>(
                "several servers, mirrored", [this] { return m_several.get(); }, Qt::RightToLeft),
            scene<MainWindow>("the search", [this] { return search(); }),
            scene<CertificateDialog>(
                "another certificate",
                [ada] { return new CertificateDialog(someCertificate(), u"chat.example.org"_s, ada); }),
            scene<ClearHistoryDialog>("delete the history", [ada] { return new ClearHistoryDialog(ada); }),
            scene<DateDialog>("go to a date", [ada] { return new DateDialog(QDate(2026, 11, 23), ada); }),
            scene<DeleteDialog>("delete a message", [ada] { return new DeleteDialog(someMessage(), ada); }),
            scene<EditsDialog>("edits", [this] { return edits(); }),
            scene<EmojiPicker>("emoji", [this] { return emoji(); }),
            scene<ForgetDialog>(
                "forget a server",
                [ada] { return new ForgetDialog(*ada->servers(), ada->workspace()->profile().server(), ada); }),
            scene<HostDialog>("host", [=] { return new HostDialog(hosts, folder, ada); }),
            scene<HostDialog>("hosting", [ada] { return new HostDialog(QUrl(u"http://127.0.0.1:4100"_s), ada); }),
            scene<InviteDialog>("invite", [this, ada] { return new InviteDialog(m_hosting, ada); }),
            scene<JoinDialog>("join", [ada] { return new JoinDialog({}, {}, u"Ada"_s, ada); }),
            scene<LinePopover>("the line", [ada] { return ada->openLinePopover(); }),
            scene<NameDialog>("a name", [ada] { return new NameDialog(u"Ada"_s, ada); }),
            scene<PersonDialog>("invite a person", [this] { return person(); }),
            scene<PictureViewer>("pictures", [this] { return pictures(); }),
            scene<RoomDetailsDialog>("room details", [this] { return details(); }),
            scene<RoomDialog>("new room", [ada] { return new RoomDialog({}, true, ada); }),
            scene<RoomQuestion>("leave a room", [this, ada] { return RoomQuestion::leave(m_family, ada); }),
            page<SettingsWindow>("settings: general", this, Page::General),
            page<SettingsWindow>("settings: line", this, Page::Line),
            page<SettingsWindow>("settings: appearance", this, Page::Appearance),
            page<SettingsWindow>("settings: language", this, Page::Language),
            page<SettingsWindow>("settings: keys", this, Page::Keys),
            page<SettingsWindow>("settings: notifications", this, Page::Notifications),
            page<SettingsWindow>("settings: privacy", this, Page::Privacy),
            page<SettingsWindow>("settings: storage", this, Page::Storage),
            page<SettingsWindow>("settings: network", this, Page::Network),
            page<SettingsWindow>("settings: advanced", this, Page::Advanced),
            scene<SignInDialog>("sign in", [this, ada] { return new SignInDialog(m_hosting, ada); }),
            scene<StopHostingDialog>("stop hosting", [ada] { return new StopHostingDialog(ada); }),
            scene<WholeTextDialog>("a whole text", [ada] { return new WholeTextDialog(someMessage(), ada); }),
            scene<QDialog>("keys", [ada] { return showKeys(ada, true); }),
            scene<QDialog>("about", [ada] { return showAbout(ada); }),
        };
    }

    // In the person's own words, and letters.
    void speak(const QString &language, int textSize)
    {
        Language::shared().set(language);
        for (MainWindow *window : {m_ada.get(), m_first.get(), m_several.get()}) {
            Preferences preferences = window->servers()->preferences();
            preferences.textSize = textSize;
            window->servers()->setPreferences(preferences);
        }
        QCoreApplication::processEvents(); // the windows are made anew
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->page()->model()->isLoaded(), patience);
    }

    QTemporaryDir m_elsewhere;
    std::unique_ptr<ServerSet> m_hosts;
    Workspace *m_hosting = nullptr;        // of these
    std::unique_ptr<MainWindow> m_first;   // nobody has joined anything in it
    std::unique_ptr<MainWindow> m_several; // more servers than the rail has room for
    const Room m_family{.id = u"family"_s, .title = u"family"_s, .topic = {}, .isPrivate = true};
};

} // namespace tincan
