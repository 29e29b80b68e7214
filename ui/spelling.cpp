#include "ui/spelling.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QLocale>
#include <QPointer>

namespace tincan {

namespace {

constexpr qsizetype mostKnown = 20'000; // words
constexpr qsizetype mostSuggested = 5;

// "en_GB" for "en_US" where nothing is nearer; empty: none.
QString nearest(const QStringList &languages, const QString &wanted)
{
    if (wanted.isEmpty() || languages.contains(wanted))
        return wanted;
    const QString stem = wanted.section(u'_', 0, 0);
    for (const QString &language : languages) {
        if (language.section(u'_', 0, 0) == stem)
            return language;
    }
    return {};
}

} // namespace

Spelling::Spelling(const MakeDictionary &make)
    : m_there(new QObject), m_dictionary(std::make_shared<std::unique_ptr<Dictionary>>())
{
    m_there->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_there, [this, make, dictionary = m_dictionary] {
        *dictionary = make();
        const QStringList languages = *dictionary ? (*dictionary)->languages() : QStringList();
        QMetaObject::invokeMethod(this, [this, languages] { start(languages); });
    });
}

Spelling::~Spelling()
{
    // The dictionary goes where it was made.
    QMetaObject::invokeMethod(m_there, [dictionary = m_dictionary] { dictionary->reset(); });
    m_thread.quit();
    m_thread.wait();
}

void Spelling::start(const QStringList &languages)
{
    m_languages = languages;
    prefer(m_preferred);
}

void Spelling::prefer(const QString &language)
{
    m_preferred = language;
    for (const QString &wanted :
         {language, QGuiApplication::inputMethod()->locale().name(), QLocale::system().name(), QStringLiteral("en")}) {
        const QString found = nearest(m_languages, wanted);
        if (m_languages.contains(found))
            return setLanguage(found);
    }
}

void Spelling::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    m_language = language;
    ++m_generation;
    m_wrong.clear();
    m_asked.clear();
    Q_EMIT checked();
}

bool Spelling::isWrong(const QString &word)
{
    if (m_language.isEmpty())
        return false;
    if (const auto known = m_wrong.constFind(word); known != m_wrong.constEnd())
        return *known;
    if (m_wrong.size() > mostKnown)
        m_wrong.clear();
    m_wrong.insert(word, false); // until it is known
    m_asked.append(word);
    if (m_asked.size() == 1)
        QMetaObject::invokeMethod(this, &Spelling::ask, Qt::QueuedConnection);
    return false;
}

// All that came in this turn of the event loop.
void Spelling::ask()
{
    const QStringList words = std::exchange(m_asked, {});
    if (words.isEmpty())
        return;
    QMetaObject::invokeMethod(
        m_there, [this, words, language = m_language, generation = m_generation, dictionary = m_dictionary] {
            (*dictionary)->use(language); // not before it is needed: it takes megabytes
            QStringList wrong;
            for (const QString &word : words) {
                if (!(*dictionary)->isRight(word))
                    wrong.append(word);
            }
            if (wrong.isEmpty())
                return;
            QMetaObject::invokeMethod(this, [this, wrong, generation] {
                if (generation != m_generation)
                    return;
                for (const QString &word : wrong)
                    m_wrong.insert(word, true);
                Q_EMIT checked();
            });
        });
}

void Spelling::suggest(const QString &word, QObject *context, const std::function<void(const QStringList &)> &then)
{
    // The answer's function stays on this thread: what it holds may belong to a document.
    m_suggesting.insert(++m_lastSuggested, {context, then});
    QMetaObject::invokeMethod(m_there, [this, number = m_lastSuggested, word, dictionary = m_dictionary] {
        const QStringList words = (*dictionary)->suggestions(word).mid(0, mostSuggested);
        QMetaObject::invokeMethod(this, [this, number, words] {
            const auto [asker, answer] = m_suggesting.take(number);
            if (asker)
                answer(words);
        });
    });
}

void Spelling::add(const QString &word)
{
    m_wrong.insert(word, false);
    QMetaObject::invokeMethod(m_there, [word, dictionary = m_dictionary] { (*dictionary)->add(word); });
    Q_EMIT checked();
}

} // namespace tincan
