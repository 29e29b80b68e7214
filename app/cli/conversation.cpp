#include "conversation.h"

#include <QCoreApplication>

namespace tincan {

using namespace Qt::StringLiterals;

TransportOptions transportOf(const Arguments &arguments)
{
    TransportOptions options;
    options.server = arguments.server;
    options.pin = arguments.invitation.pin;
    options.token = arguments.token;
    options.name = arguments.name;
    return options;
}

Conversation::Conversation(const Arguments &arguments)
    : m_arguments(arguments), m_printer(arguments.json), m_api(transportOf(arguments))
{
    connectSignals();
}

void Conversation::connectSignals()
{
    connect(&m_session, &Session::eventsStored, this, &Conversation::show);
    connect(&m_session, &Session::statusChanged, this, &Conversation::watch);
    connect(&m_session, &Session::deliveryChanged, this, &Conversation::watchDelivery);
    connect(&m_session, &Session::historyChanged, this, &Conversation::forgetOthers);
    connect(&m_session, &Session::gapFound, this, [this](const Gap &gap) { m_printer.gap(gap); });
    connect(&m_session, &Session::switched, this, [this](TransportKind from, TransportKind to, milliseconds overlap) {
        m_printer.switched(from, to, overlap);
    });
    connect(&m_network, &NetworkWatch::changed, &m_session, &Session::networkChanged);
    connect(&m_session, &Session::notice, this, [](const Failure &failure) { Printer::complain(failure.detail); });
}

bool Conversation::start()
{
    SessionOptions options;
    options.transport = transportOf(m_arguments);
    options.choice = m_arguments.choice;
    options.profileFolder = m_arguments.profileFolder;
    options.startAfter = m_arguments.after;
    if (const auto opened = m_session.open(options); !opened) {
        Printer::complain(opened.error().detail);
        return false;
    }
    checkRoom();
    for (const QString &id : m_session.unsent())
        m_unsent.insert(id, u"a message of an earlier run"_s);
    if (m_arguments.command == Arguments::Command::Send) {
        send(m_arguments.text);
        finish();
    }
    return !m_over;
}

// A server that cannot be asked now is not asked again: the lines then say what is wrong with it.
void Conversation::checkRoom()
{
    if (m_arguments.room.isEmpty())
        return;
    m_api.rooms([this](const Result<QList<ListedRoom>> &rooms) {
        const auto ours = [this](const ListedRoom &listed) { return listed.room.id == m_arguments.room; };
        if (!rooms || std::any_of(rooms->begin(), rooms->end(), ours))
            return;
        Printer::complain(u"there is no room '%1' on this server."_s.arg(m_arguments.room));
        end(1);
    });
}

void Conversation::input(const QString &line)
{
    if (m_finishing) // after /quit
        return;
    if (line == "/quit"_L1) {
        finish();
    } else if (line.startsWith("/transport "_L1)) {
        const auto choice = lineChoiceFromWord(QStringView(line).sliced(11).trimmed());
        if (choice)
            m_session.choose(*choice);
        else
            Printer::complain(u"/transport wants auto, websocket, sse, stream, long-poll or short-poll."_s);
    } else if (!line.isEmpty()) {
        send(line);
    }
}

void Conversation::send(const QString &text)
{
    const QString room = m_arguments.room.isEmpty() ? u"lobby"_s : m_arguments.room;
    const auto id = m_session.send(room, text);
    if (id) {
        m_unsent.insert(*id, text);
        return;
    }
    Printer::complain(id.error().detail);
    if (m_arguments.command == Arguments::Command::Send)
        end(1);
}

void Conversation::finish()
{
    if (m_over || std::exchange(m_finishing, true))
        return;
    m_linger = systemClock().after(m_arguments.linger, [this] { endUnsent(); });
    endIfSent();
}

void Conversation::show(const QList<Durable> &events)
{
    for (const Durable &event : events) {
        if (m_over || (!m_arguments.room.isEmpty() && event.room != m_arguments.room))
            continue;
        if (m_arguments.command != Arguments::Command::Send)
            m_printer.event(event);
        if (m_arguments.count && ++m_shown == *m_arguments.count)
            end(0);
    }
}

void Conversation::watch(const ConnectionStatus &status)
{
    using State = ConnectionStatus::State;
    const bool news =
        !m_said || m_said->state != status.state || m_said->line != status.line || m_said->failure != status.failure;
    if (news && !m_over && (m_arguments.json || m_arguments.command != Arguments::Command::Send))
        m_printer.state(status);
    m_said = status;
    m_everConnected = m_everConnected || status.state == State::Connected || status.state == State::CatchingUp;
    if (!status.failure)
        return;
    // Nothing here can sign in anew or look at a certificate; and what never was a Tincan server will not become one.
    const bool stranger = status.failure->kind == Failure::Kind::NotTincan && !m_everConnected;
    if (status.state == State::NeedsYou || stranger) {
        Printer::complain(
            stranger ? u"%1 is not a Tincan server: %2"_s.arg(m_arguments.server.toString(), status.failure->detail)
                     : status.failure->detail);
        end(1);
    }
}

void Conversation::watchDelivery(const QString &id, Delivery delivery, const QString &detail)
{
    m_printer.delivery(id, delivery, detail);
    if (delivery == Delivery::Sent)
        m_unsent.remove(id);
    else if (delivery == Delivery::Failed)
        m_refused.insert(id, m_unsent.take(id));
    if (m_finishing)
        endIfSent();
}

// What waits of whoever was here before is theirs to wait for.
void Conversation::forgetOthers()
{
    const QStringList own = m_session.unsent();
    m_unsent.removeIf([&own](const auto &unsent) { return !own.contains(unsent.key()); });
    if (m_finishing)
        endIfSent();
}

void Conversation::endIfSent()
{
    if (!m_unsent.isEmpty())
        return;
    if (m_refused.isEmpty())
        end(0);
    else
        endUnsent();
}

// 1 where the one message of `send` was refused, otherwise 3 with what stays named.
void Conversation::endUnsent()
{
    const bool kept = !m_arguments.profileFolder.isEmpty();
    if (!m_unsent.isEmpty() && m_said && m_said->failure)
        Printer::complain(m_said->failure->detail);
    for (auto it = m_unsent.cbegin(); it != m_unsent.cend(); ++it)
        Printer::complain(
            u"%1 was not sent%2: %3"_s.arg(it.key(), kept ? u" and stays in the profile"_s : QString(), it.value()));
    for (auto it = m_refused.cbegin(); it != m_refused.cend(); ++it)
        Printer::complain(u"%1 was refused: %2"_s.arg(it.key(), it.value()));
    const bool one = m_arguments.command == Arguments::Command::Send && (!kept || m_unsent.isEmpty());
    end(one ? 1 : 3);
}

void Conversation::end(int exitCode)
{
    if (std::exchange(m_over, true))
        return;
    // From the event loop, because the session may be in the middle of a signal, or the loop not yet running.
    QMetaObject::invokeMethod(
        this,
        [this, exitCode] {
            m_session.close();
            QCoreApplication::exit(exitCode);
        },
        Qt::QueuedConnection);
}

} // namespace tincan
