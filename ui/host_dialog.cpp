#include "ui/host_dialog.h"

#include "ui/copy_row.h"
#include "ui/failure_text.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace tincan {

namespace {

void addChoice(QVBoxLayout *column, QRadioButton *button, const QString &hint)
{
    button->setAccessibleDescription(hint);
    setLook(button, QStringLiteral("choice"));
    auto *words = new QLabel(hint);
    words->setWordWrap(true);
    words->setFont(fontFor(Type::Hint));
    words->setContentsMargins(24, 0, 0, 4); // below the button's own words
    setLook(words, QStringLiteral("dim"));
    column->addWidget(button);
    column->addWidget(words);
}

} // namespace

HostDialog::HostDialog(HostServer host, FolderOf folder, QWidget *parent)
    : FormDialog(tr("Host on this computer"),
                 tr("This computer becomes the meeting place, for as long as Tincan is open."), tr("Host"), parent),
      m_host(std::move(host)),
      m_folder(std::move(folder)),
      m_thisComputer(new QRadioButton(tr("This &computer only"))),
      m_thisNetwork(new QRadioButton(tr("This &network"))),
      m_port(new QSpinBox),
      m_address(new CopyRow(tr("Address of this server")))
{
    addField(tr("Who can join"), makeChoice());
    m_port->setRange(0, 65'535);
    m_port->setSpecialValueText(tr("a free one"));
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_port->setGroupSeparatorShown(false);
    addField(tr("&Port"), m_port,
             tr("Type a number, or leave it: a free port is found then, and kept for the next time."));
    addWidget(m_address);
    m_address->hide();
    m_thisComputer->setFocus();
}

HostDialog::HostDialog(const QUrl &running, QWidget *parent)
    : FormDialog(tr("Host on this computer"),
                 tr("This computer is the meeting place already, for as long as Tincan is open. Only programs on this "
                    "computer can reach it: they join by its address. To invite others, or to use another port, leave "
                    "this server first, and host anew."),
                 tr("Close"), parent),
      m_address(new CopyRow(tr("Address of this server")))
{
    m_address->setText(running.toString());
    addWidget(m_address);
    cancelButton()->hide();
}

void HostDialog::offerPort(quint16 port)
{
    m_port->setValue(port);
}

QRadioButton *HostDialog::choice(HostReach reach) const
{
    return reach == HostReach::ThisNetwork ? m_thisNetwork : m_thisComputer;
}

QString HostDialog::address() const
{
    return m_address->text();
}

QWidget *HostDialog::makeChoice()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_thisComputer->setChecked(true);
    addChoice(column, m_thisComputer, tr("Its programs, by the address: it listens on 127.0.0.1."));
    addChoice(column, m_thisNetwork,
              tr("Whoever you invite and whose computer can reach this one. It is encrypted, everybody has an account, "
                 "and you are the owner. It has rooms of its own: what was said on this computer only stays there."));
    return box;
}

void HostDialog::tryAccept()
{
    if (!m_host || isRunning())
        return accept();
    const HostReach reach = m_thisNetwork->isChecked() ? HostReach::ThisNetwork : HostReach::ThisComputer;
    auto started = m_host(quint16(m_port->value()), m_folder(reach), reach);
    if (!started && started.error().stage == u"newer") {
        complain(tr("The server could not start: %1.").arg(FailureText::bareDetail(started.error())));
        return;
    }
    if (!started) {
        complain(tr("The server could not start: %1. Type another port, or 0 for a free one.")
                     .arg(FailureText::bareDetail(started.error())),
                 m_port);
        return;
    }
    m_server = *started;
    if (m_server.network)
        return accept();
    showRunning();
}

void HostDialog::showRunning()
{
    complain({});
    for (QWidget *part : {static_cast<QWidget *>(m_thisComputer), static_cast<QWidget *>(m_thisNetwork),
                          static_cast<QWidget *>(m_port)})
        part->setEnabled(false);
    m_port->setValue(m_server.url.port());
    m_address->setText(m_server.url.toString());
    m_address->show();
    acceptButton()->setText(tr("Start chatting"));
    fit();
    acceptButton()->setFocus();
}

} // namespace tincan
