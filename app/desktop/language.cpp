#include "app/desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// A static library's resources are only linked where somebody asks for them; outside of any namespace by Qt's rule.
static void wakeTranslations()
{
    Q_INIT_RESOURCE(tincan_translations);
}

namespace tincan {

using namespace Qt::StringLiterals;

bool setLanguage(const QString &word)
{
    const QLocale locale = word.isEmpty() ? QLocale::system() : QLocale(word);
    if (!word.isEmpty())
        QLocale::setDefault(locale);
    if (locale.language() == QLocale::C)
        return word.isEmpty();

    wakeTranslations();
    auto *ours = new QTranslator(qApp);
    if (ours->load(locale, u"tincan"_s, u"_"_s, u":/translations"_s))
        QCoreApplication::installTranslator(ours);
    auto *qt = new QTranslator(qApp);
    if (qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    return !ours->isEmpty() || locale.language() == QLocale::English || word.isEmpty();
}

} // namespace tincan
