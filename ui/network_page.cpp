#include "ui/network_page.h"

#include <QLineEdit>
#include <QSpinBox>

namespace tincan {

using namespace Qt::StringLiterals;

NetworkPage::NetworkPage(Workspace &workspace) : SettingsPage(tr("Network"), workspace)
{
    addChoice(tr("Proxy"), tr("All lines go through it, at once. This computer itself is reached directly."),
              {{u"system"_s, tr("System")},
               {u"http"_s, tr("HTTP, by hand")},
               {u"socks5"_s, tr("SOCKS 5, by hand")},
               {u"none"_s, tr("None")}},
              {.get = [this] { return toWord(servers().preferences().proxy.kind); },
               .set =
                   [this](const QString &word) {
                       Preferences next = servers().preferences();
                       next.proxy.kind = proxyKindFromWord(word).value_or(ProxyChoice::Kind::System);
                       servers().setPreferences(next);
                   },
               .standard = u"system"_s});
    QLineEdit *host = addText(tr("Proxy host"), tr("Its name or address. Without host and port no proxy is used."),
                              preference<QString>([](Preferences &all) -> QString & { return all.proxy.host; }));
    QSpinBox *port = addNumber(tr("Proxy port"), {}, {.least = 0, .most = 65'535, .insteadOfLeast = tr("none")},
                               {.get = [this] { return int(servers().preferences().proxy.port); },
                                .set =
                                    [this](int number) {
                                        Preferences next = servers().preferences();
                                        next.proxy.port = quint16(number);
                                        servers().setPreferences(next);
                                    },
                                .standard = 0});
    const auto follow = [this, host, port] {
        const auto kind = servers().preferences().proxy.kind;
        for (QWidget *control : {static_cast<QWidget *>(host), static_cast<QWidget *>(port)})
            control->setEnabled(kind == ProxyChoice::Kind::Http || kind == ProxyChoice::Kind::Socks5);
    };
    connect(&servers(), &ServerSet::preferencesChanged, host, follow);
    follow();
    end();
}

} // namespace tincan
