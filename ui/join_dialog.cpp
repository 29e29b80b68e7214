#include "ui/join_dialog.h"

#include "ui/certificate_dialog.h"
#include "ui/found_servers.h"
#include "ui/server_address.h"

#include <QLineEdit>

namespace tincan {

JoinDialog::JoinDialog(const QUrl &server, const Invitation &invite, const QString &name, QWidget *parent,
                       std::unique_ptr<ServerSearch> search)
    : JoinDialog(server, invite, name, parent, std::move(search),
                 tr("Paste the link that you were given, or type the server's address."))
{}

JoinDialog *JoinDialog::byLink(const QUrl &server, const Invitation &invite, const QString &name, QWidget *parent)
{
    return new JoinDialog(server, invite, name, parent, ServerSearch::make(), askedBy(server, invite));
}

QString JoinDialog::askedBy(const QUrl &server, const Invitation &invite)
{
    QStringList sentences{tr("A link was opened. It asks you to join %1. Do so only if you know who it is from.")
                              .arg(ServerAddress::words(server))};
    if (!invite.code.isEmpty())
        sentences += tr("Its invite, %1, makes you an account there.").arg(invite.code);
    if (!invite.pin.isEmpty())
        sentences += tr("It names the certificate by which that server is known:\n%1")
                         .arg(CertificateDialog::grouped(QString::fromLatin1(invite.pin)));
    return sentences.join(u'\n');
}

JoinDialog::JoinDialog(const QUrl &server, const Invitation &invite, const QString &name, QWidget *parent,
                       std::unique_ptr<ServerSearch> search, const QString &sentence)
    : FormDialog(tr("Join"), sentence, tr("Join"), parent),
      m_offered(server),
      m_invite(invite),
      m_address(new QLineEdit(server.toString())),
      m_found(new FoundServers(std::move(search))),
      m_name(new QLineEdit(name))
{
    m_address->setPlaceholderText(QStringLiteral("127.0.0.1:8080"));
    m_name->setMaxLength(64);
    addField(tr("&Address"), m_address, tr("host:port, http://…, https://… or tincan://…"));
    addField(tr("&On this network"), m_found);
    addField(tr("Your &name"), m_name);
    m_address->setFocus();
    m_address->selectAll();
    connect(m_found, &FoundServers::changed, this, &JoinDialog::fit);
    connect(m_found, &FoundServers::picked, this, [this](const QUrl &picked) {
        m_address->setText(picked.toString());
        complain({});
    });
    connect(m_address, &QLineEdit::textEdited, this, [this] { complain({}); });
    const auto askName = [this] { showField(m_name, this->invite().code.isEmpty()); };
    connect(m_address, &QLineEdit::textChanged, this, askName);
    askName();
}

QString JoinDialog::name() const
{
    return m_name->text().trimmed();
}

Invitation JoinDialog::invite() const
{
    const Invitation pasted = ServerAddress::inviteOf(m_address->text());
    const auto parsed = ServerAddress::parse(m_address->text());
    const auto *server = std::get_if<QUrl>(&parsed);
    return pasted.isEmpty() && server && *server == m_offered ? m_invite : pasted;
}

std::optional<MessageLink> JoinDialog::link() const
{
    return messageLinkOf(QUrl(m_address->text().trimmed()));
}

void JoinDialog::tryAccept()
{
    const auto parsed = ServerAddress::parse(m_address->text());
    if (const auto *wrong = std::get_if<QString>(&parsed))
        return complain(*wrong, m_address);
    if (name().isEmpty() && invite().code.isEmpty())
        return complain(tr("Type the name that others will see."), m_name);
    m_url = std::get<QUrl>(parsed);
    accept();
}

} // namespace tincan
