#include "ui/host_dialog.h"

#include "ui/failure_text.h"
#include "ui/icons.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace tincan {

HostDialog::HostDialog(HostServer host, const QString &folder, QWidget *parent)
    : FormDialog(tr("Host on this computer"),
                 tr("This computer becomes the meeting place, for as long as Tincan is open. Only programs on this "
                    "computer can reach it: it listens on 127.0.0.1."),
                 tr("Host"), parent),
      m_host(std::move(host)),
      m_folder(folder),
      m_port(new QSpinBox),
      m_addressRow(makeAddress())
{
    m_port->setRange(0, 65'535);
    m_port->setSpecialValueText(tr("a free one"));
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_port->setGroupSeparatorShown(false);
    addField(tr("&Port"), m_port,
             tr("Type a number, or leave it: a free port is found then, and kept for the next time."));
    addWidget(m_addressRow);
    m_addressRow->hide();
}

HostDialog::HostDialog(const QUrl &running, QWidget *parent)
    : FormDialog(tr("Host on this computer"),
                 tr("This computer is the meeting place already, for as long as Tincan is open. Others on this "
                    "computer join by its address. To use another port, leave this server first."),
                 tr("Close"), parent),
      m_addressRow(makeAddress())
{
    m_address->setText(running.toString());
    addWidget(m_addressRow);
    cancelButton()->hide();
}

QString HostDialog::address() const
{
    return m_address->text();
}

QWidget *HostDialog::makeAddress()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(8);
    m_address = new QLineEdit;
    m_address->setReadOnly(true);
    m_address->setAccessibleName(tr("Address of this server"));
    auto *copy = new QPushButton(icon(QStringLiteral("copy")), tr("Copy"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        QApplication::clipboard()->setText(m_address->text());
        copy->setText(tr("Copied"));
    });
    row->addWidget(m_address, 1);
    row->addWidget(copy);
    return box;
}

void HostDialog::tryAccept()
{
    if (!m_host || isRunning())
        return accept();
    auto started = m_host(quint16(m_port->value()), m_folder);
    if (!started) {
        complain(tr("The server could not start: %1. Type another port, or 0 for a free one.")
                     .arg(FailureText::bareDetail(started.error())),
                 m_port);
        return;
    }
    m_server = *started;
    complain({});
    m_port->setValue(m_server.url.port());
    m_port->setEnabled(false);
    m_address->setText(m_server.url.toString());
    m_addressRow->show();
    acceptButton()->setText(tr("Start chatting"));
    layout()->activate();
    resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
    acceptButton()->setFocus();
}

} // namespace tincan
