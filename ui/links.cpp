#include "ui/links.h"

#include <QRegularExpression>
#include <QUrl>

namespace tincan {

using namespace Qt::StringLiterals;

bool mayOpen(const QString &link)
{
    // QUrl's tolerant mode trims and escapes: what is opened would not be what is said.
    for (const QChar c : link) {
        if (c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            return false;
    }
    const QUrl url(link);
    const QString scheme = url.scheme();
    if (scheme == u"http" || scheme == u"https" || scheme == u"tincan")
        return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty(); // bank.example@evil.example
    // Of what else it may ask of a mail program, some attach files.
    return scheme == u"mailto" && url.isValid() && !url.hasQuery();
}

QString linkTarget(const QString &link)
{
    return QUrl(link).toString(QUrl::FullyEncoded);
}

bool namesAnother(const QString &words, const QString &target)
{
    const LinkPlace named = findLink(words);
    return named.length > 0 && QUrl(words.sliced(named.from, named.length)).host() != QUrl(target).host();
}

LinkPlace findLink(const QString &text, qsizetype from)
{
    // Chinese and Japanese sentences end a link without a space.
    static const QRegularExpression link(
        uR"((?<![A-Za-z0-9])(?:https?://|mailto:|tincan://)[^\s<>"'\x{3000}-\x{303f}\x{ff00}-\x{ff20}\x{201c}\x{201d}]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!text.contains(u':'))
        return {};
    const auto hit = link.match(text, from);
    if (!hit.hasMatch())
        return {};
    const QStringView url = hit.capturedView();
    qsizetype length = url.size();
    const qsizetype brackets = url.count(u'(') - url.count(u')'); // one that was opened inside belongs to it
    for (qsizetype closed = 0; length > 0; --length) {
        const QChar last = url[length - 1];
        if (last == u')' && brackets + closed < 0)
            ++closed;
        else if (last == u')' || !u".,;:!?*_~"_s.contains(last))
            break;
    }
    return {hit.capturedStart(), length};
}

} // namespace tincan
