#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

// A static library's resources are only linked where somebody asks for them; outside of any namespace by Qt's rule.
static void wakeTranslations()
{
    Q_INIT_RESOURCE(tincan_translations);
}

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Null where there is none for this locale.
std::unique_ptr<QTranslator> translatorOf(const QLocale &locale, const QString &file, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    return translator->load(locale, file, u"_"_s, folder) ? std::move(translator) : nullptr;
}

bool hasHalfDays(const QLocale &locale)
{
    return locale.timeFormat(QLocale::ShortFormat).contains(u'a', Qt::CaseInsensitive); // "AP", or "ap"
}

} // namespace

QLocale englishOf(const QLocale &system)
{
    if (system.language() == QLocale::English)
        return system;
    const QLocale there(QLocale::English, system.territory());
    const bool known = there.language() == QLocale::English && there.territory() == system.territory();
    if (known && hasHalfDays(there) == hasHalfDays(system))
        return there;
    return {QLocale::English, hasHalfDays(system) ? QLocale::UnitedStates : QLocale::UnitedKingdom};
}

Language::Language() = default;
Language::~Language() = default;

Language &Language::shared()
{
    static Language language;
    return language;
}

bool Language::set(const QString &word)
{
    // What it says, and how it writes times: whoever reads English need not live where that is spoken.
    const QLocale locale = word.isEmpty() ? QLocale::system() : QLocale(word);
    wakeTranslations();
    auto ours = translatorOf(locale, u"tincan"_s, u":/translations"_s);
    if (!word.isEmpty() && !ours && locale.language() != QLocale::English)
        return false;
    QLocale::setDefault(!word.isEmpty() && locale.language() == QLocale::English ? englishOf(QLocale::system())
                                                                                 : locale);
    m_ours = std::move(ours); // the one that goes is taken out by itself
    m_qt = translatorOf(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    for (QTranslator *translator : {m_qt.get(), m_ours.get()}) {
        if (translator)
            QCoreApplication::installTranslator(translator);
    }
    if (std::exchange(m_word, word) != word)
        Q_EMIT changed();
    return true;
}

} // namespace tincan
