#include "participant.h"

#include "core/chat/transport_kind.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // of a busy machine, in ms

} // namespace

Participant::Participant(const QString &folder, int number, quint32 seed)
    : m_folder(folder),
      m_name(u"client-%1"_s.arg(number)),
      m_firstLine(toWord(allTransportKinds[size_t(number) % allTransportKinds.size()])),
      m_wanted(m_firstLine),
      m_proxy(0, seed)
{
    m_proxy.start();
    m_healing.setSingleShot(true);
    connect(&m_healing, &QTimer::timeout, this, &Participant::heal);
}

Participant::~Participant()
{
    kill();
}

bool Participant::start()
{
    kill();
    m_process = std::make_unique<QProcess>();
    m_process->setStandardErrorFile(m_folder + u'/' + m_name + u".stderr"_s, QIODevice::Append);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &Participant::listenTo);
    connect(m_process.get(), &QProcess::finished, this, &Participant::endedByItself);
    m_state.clear();
    m_told = m_said = 0;
    m_unsent = -1; // not known yet
    m_process->start(QStringLiteral(STORM_CLIENT), {m_folder, m_name, m_proxy.url().toString(), m_wanted});
    return m_process->waitForStarted(patience);
}

void Participant::kill()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(patience);
    m_process.reset();
    m_state.clear();
}

bool Participant::end()
{
    m_process->disconnect(this);
    m_process->closeWriteChannel();
    const bool well = m_process->waitForFinished(patience) && m_process->exitStatus() == QProcess::NormalExit &&
                      m_process->exitCode() == 0;
    kill();
    m_proxy.close();
    m_proxy.cutAll(true);
    return well;
}

void Participant::say(int bytes)
{
    ++m_told;
    tell("say " + QByteArray::number(bytes));
}

void Participant::choose(const QString &line)
{
    m_wanted = line;
    tell("choose " + line.toLatin1());
}

void Participant::suffer(const Faults &faults, bool cut, std::chrono::milliseconds howLong)
{
    m_proxy.setFaults(faults);
    if (cut)
        m_proxy.cutAll(faults.reset);
    m_healing.start(howLong);
}

void Participant::heal()
{
    m_healing.stop();
    m_proxy.heal();
}

void Participant::askForReport()
{
    m_reported = false;
    tell("report");
}

bool Participant::isCalm() const
{
    return isConnected() && m_unsent == 0 && m_said == m_told;
}

QString Participant::stateInWords() const
{
    if (!m_process)
        return u"%1 does not run"_s.arg(m_name);
    return u"%1 is %2 (%3, wants %4), unsent %5"_s
        .arg(m_name, QString::fromLatin1(m_state), QString::fromLatin1(m_line), m_wanted)
        .arg(m_unsent);
}

void Participant::tell(const QByteArray &line)
{
    if (m_process)
        m_process->write(line + '\n');
}

void Participant::listenTo()
{
    while (m_process && m_process->canReadLine())
        hear(m_process->readLine().trimmed());
}

void Participant::hear(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words[0] == "reported") {
        m_reported = true;
    } else if (words.size() >= 3) {
        enter(words[1]);
        m_line = words[2];
        if (words[0] == "how" && words.size() == 6) {
            m_said = words[3].toLongLong();
            m_unsent = words[4].toLongLong();
            m_heap = words[5].toLongLong();
        }
    }
}

void Participant::enter(const QByteArray &state)
{
    if (state == "connected" && m_state != "connected")
        ++m_connects;
    m_state = state;
}

} // namespace tincan
