// What the window is made of: pictures, words, letters.
#include "app/desktop/self_test/checks.h"
#include "ui/failure_text.h"
#include "ui/icons.h"
#include "ui/language.h"

#include <QFile>
#include <QFontInfo>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QImage>
#include <QLibraryInfo>
#include <QTextLayout>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;
using Verdict = Finding::Verdict;

namespace {

// Whether some font has each of these letters. Glyph 0 is the box of those that none has; where there is no font at all
// Qt draws boxes by itself, with a font that has no name, and counts them otherwise.
bool canShow(const QString &text)
{
    if (QFontInfo(QGuiApplication::font()).family().isEmpty())
        return false;
    QTextLayout layout(text, QGuiApplication::font());
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    return !runs.isEmpty() &&
           std::all_of(runs.begin(), runs.end(), [](const QGlyphRun &run) { return !run.glyphIndexes().contains(0U); });
}

Finding checkFont(const QString &part, const QString &text, const QString &package, Verdict otherwise)
{
    if (canShow(text))
        return Finding::works(part, u"there is a font for %1"_s.arg(text));
    return {.verdict = otherwise,
            .part = part,
            .text = u"no font has these letters, which are shown as boxes"_s,
            .help = u"Install a font that has them (Debian: %1)."_s.arg(package)};
}

} // namespace

Finding checkIcons()
{
    const QImage image = icon(u"chevron-up"_s, Qt::black).pixmap(32, 32).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 0)
                return Finding::works(u"SVG"_s, u"icons are drawn"_s);
        }
    }
    return Finding::fails(u"SVG"_s, u"icons stay empty"_s, u"Install Qt's SVG library anew (Debian: libqt6svg6)."_s);
}

QList<Finding> checkTranslations()
{
    const Failure sample{.kind = Failure::Kind::NoNetwork};
    Language &language = Language::shared();
    language.set(u"en"_s);
    const QString english = FailureText::happened(sample);
    const bool translated = language.set(u"zh_CN"_s) && FailureText::happened(sample) != english;
    language.set(u"en"_s);
    Finding ours = Finding::works(u"translations"_s, u"English and 简体中文"_s);
    if (!translated)
        ours = Finding::fails(u"translations"_s, u"简体中文 is not in this program"_s, u"Install it anew."_s);
    const QString file = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_zh_CN.qm"_s;
    Finding qts = Finding::works(u"Qt's translations"_s, file);
    if (!QFile::exists(file))
        qts = Finding::lesser(u"Qt's translations"_s,
                              u"they are not there, and a few buttons and menus of Qt's own stay English in 简体中文"_s,
                              u"Install them (Debian: qt6-translations-l10n)."_s);
    return {ours, qts};
}

QList<Finding> checkFonts(bool chinese)
{
    Finding letters = checkFont(u"letters"_s, u"Tincan"_s, u"fonts-dejavu-core"_s, Verdict::Fails);
    if (letters.verdict == Verdict::Works)
        letters.text = QFontInfo(QGuiApplication::font()).family();
    return {letters,
            checkFont(u"Chinese, Japanese, Korean"_s, u"简体中文 かな 한글"_s, u"fonts-noto-cjk"_s,
                      chinese ? Verdict::Fails : Verdict::Lesser),
            checkFont(u"emoji"_s, u"😀🎉👍"_s, u"fonts-noto-color-emoji"_s, Verdict::Lesser)};
}

} // namespace tincan
