#include "ui/settings_dialog.h"

#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace tincan {

using std::chrono::milliseconds;

SettingsDialog::SettingsDialog(const TransportOptions &transport, const ReconnectOptions &reconnect, QWidget *parent)
    : FormDialog(tr("Line options"), tr("Changes hold from the next connection on. Nothing is lost."), tr("Save"),
                 parent),
      m_transport(transport)
{
    setMinimumWidth(600);
    const QString ms = tr(" ms", "unit behind a number");
    m_pollInterval =
        addNumber(tr("Check every"), QStringLiteral("pollInterval"),
                  tr("How often short polling asks, from 100 ms. Default 1,000."), 100, 600'000, 1'000, ms);
    m_holdTime = addNumber(tr("Hold a request for"), QStringLiteral("holdTime"),
                           tr("How long long polling waits, up to 60 s. Default 25."), 0, 60, 25,
                           tr(" s", "unit behind a number"));
    m_heartbeat =
        addNumber(tr("Heartbeat every"), QStringLiteral("heartbeatInterval"),
                  tr("How soon a dead line is noticed, from 500 ms. Default 10,000."), 500, 600'000, 10'000, ms);
    m_reconnectInterval =
        addNumber(tr("First wait before reconnecting"), QStringLiteral("reconnectInterval"),
                  tr("From 50 ms; doubles each time, up to a minute. Default 900."), 50, 60'000, 900, ms);
    m_maximum = addNumber(tr("Attempts before giving up"), QStringLiteral("maxReconnectCount"),
                          tr("0 to 10,000; 0, the default, is no limit."), 0, 10'000, 0, {});
    m_maximum->setSpecialValueText(tr("no limit"));
    auto *defaults = new QPushButton(tr("Back to the defaults"));
    defaults->setAutoDefault(false);
    setLook(defaults, QStringLiteral("link"));
    connect(defaults, &QPushButton::clicked, this, &SettingsDialog::showDefaults);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(defaults);
    row->addStretch();
    addWidget(line);
    fill(transport, reconnect);
    m_pollInterval->setFocus();
}

QSpinBox *SettingsDialog::addNumber(const QString &label, const QString &key, const QString &hint, int least, int most,
                                    int value, const QString &unit)
{
    auto *line = new QWidget;
    auto *grid = new QGridLayout(line);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    auto *box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setSuffix(unit);
    box->setGroupSeparatorShown(true);
    box->setButtonSymbols(QSpinBox::NoButtons);
    box->setFixedWidth(136);
    box->setAccessibleName(label);
    box->setAccessibleDescription(hint);
    box->setToolTip(key);
    auto *name = new QLabel(label);
    name->setFont(fontFor(Type::Strong));
    name->setBuddy(box);
    auto *words = new QLabel(hint);
    words->setFont(fontFor(Type::Hint));
    words->setToolTip(key);
    setLook(words, QStringLiteral("dim"));
    grid->addWidget(name, 0, 0);
    grid->addWidget(words, 1, 0);
    grid->addWidget(box, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->setColumnStretch(0, 1);
    addWidget(line);
    return box;
}

void SettingsDialog::showDefaults()
{
    fill(TransportOptions{}, ReconnectOptions{});
}

void SettingsDialog::fill(const TransportOptions &transport, const ReconnectOptions &reconnect)
{
    m_pollInterval->setValue(int(transport.pollInterval.count()));
    m_holdTime->setValue(int(transport.holdTime.count()));
    m_heartbeat->setValue(int(transport.heartbeatInterval.count()));
    m_reconnectInterval->setValue(int(reconnect.reconnectInterval.count()));
    m_maximum->setValue(reconnect.maxReconnectCount.value_or(0));
}

TransportOptions SettingsDialog::transport() const
{
    TransportOptions options = m_transport;
    options.pollInterval = milliseconds(m_pollInterval->value());
    options.holdTime = std::chrono::seconds(m_holdTime->value());
    options.heartbeatInterval = milliseconds(m_heartbeat->value());
    return options;
}

ReconnectOptions SettingsDialog::reconnect() const
{
    ReconnectOptions options;
    options.reconnectInterval = milliseconds(m_reconnectInterval->value());
    if (m_maximum->value() > 0)
        options.maxReconnectCount = m_maximum->value();
    return options;
}

} // namespace tincan
