#include "ui/line_page.h"

#include "ui/line_list.h"
#include "ui/line_words.h"

#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

int toNumber(std::optional<int> most)
{
    return most.value_or(0);
}

template<class Rep, class Period>
int toNumber(std::chrono::duration<Rep, Period> time)
{
    return int(time.count());
}

void fromNumber(int number, std::optional<int> &most)
{
    most = number > 0 ? std::optional(number) : std::nullopt;
}

template<class Rep, class Period>
void fromNumber(int number, std::chrono::duration<Rep, Period> &time)
{
    time = std::chrono::duration<Rep, Period>(number);
}

QString lineWords()
{
    QStringList words;
    for (const TransportKind kind : allTransportKinds)
        words += {LineWords::word(kind), LineWords::protocol(kind), LineWords::hint(kind)};
    return words.join(u' ');
}

} // namespace

LinePage::LinePage(Workspace &workspace) : SettingsPage(tr("Line"), workspace), m_lines(new LineList(workspace.lines()))
{
    addLines();
    addOptions();
    end();
}

void LinePage::addLines()
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(12);
    auto *test = new QPushButton(tr("Test all…"));
    test->setAutoDefault(false);
    column->addWidget(m_lines);
    column->addWidget(test, 0, Qt::AlignLeading);
    addWide(tr("How messages come"), tr("Automatic") + u' ' + lineWords() + u' ' + test->text(), whole);
    connect(m_lines, &LineList::chosen, &workspace(), &Workspace::chooseLine);
    connect(test, &QPushButton::clicked, this, [this] {
        if (workspace().isOpen())
            workspace().engine()->testAllLines();
    });
    const auto follow = [this, test] { test->setEnabled(workspace().isOpen()); };
    connect(&workspace(), &Workspace::opened, test, follow);
    connect(&workspace(), &Workspace::left, test, follow);
    follow();
}

template<class Options, class Value>
Setting<int> LinePage::option(Options (Profile::*read)() const, Value Options::*field)
{
    return {.get = [this, read, field] { return toNumber((workspace().profile().*read)().*field); },
            .set =
                [this, field](int number) {
                    TransportOptions transport = workspace().profile().transport();
                    ReconnectOptions reconnect = workspace().profile().reconnect();
                    if constexpr (std::is_same_v<Options, TransportOptions>)
                        fromNumber(number, transport.*field);
                    else
                        fromNumber(number, reconnect.*field);
                    servers().setOptions(transport, reconnect);
                },
            .standard = toNumber(Options().*field)};
}

// The names in front are those of docs/origin.md.
void LinePage::addOptions()
{
    const QString ms = tr(" ms", "unit behind a number");
    addNumber(tr("Check every"), u"pollInterval · "_s + tr("How often short polling asks, from 100 ms."),
              {.least = 100, .most = 600'000, .step = 100, .unit = ms},
              option(&Profile::transport, &TransportOptions::pollInterval));
    addNumber(tr("Hold a request for"), u"holdTime · "_s + tr("How long long polling waits, up to 60 s."),
              {.least = 0, .most = 60, .unit = tr(" s", "unit behind a number")},
              option(&Profile::transport, &TransportOptions::holdTime));
    addNumber(tr("Heartbeat every"), u"heartbeatInterval · "_s + tr("How soon a dead line is noticed, from 500 ms."),
              {.least = 500, .most = 600'000, .step = 500, .unit = ms},
              option(&Profile::transport, &TransportOptions::heartbeatInterval));
    addNumber(tr("First wait before reconnecting"),
              u"reconnectInterval · "_s + tr("From 50 ms; doubles each time, up to a minute."),
              {.least = 50, .most = 60'000, .step = 50, .unit = ms},
              option(&Profile::reconnect, &ReconnectOptions::reconnectInterval));
    addNumber(tr("Attempts before giving up"), u"maxReconnectCount · "_s + tr("Up to 10,000."),
              {.least = 0, .most = 10'000, .insteadOfLeast = tr("no limit")},
              option(&Profile::reconnect, &ReconnectOptions::maxReconnectCount));
    addRow({}, tr("These options hold from the next connection on. Nothing is lost."), nullptr);
}

} // namespace tincan
