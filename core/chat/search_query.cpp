#include "core/chat/search_query.h"

#include <QDate>
#include <QDateTime>

#include <algorithm>
#include <array>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

struct Piece
{
    QStringView filter; // before the colon; empty: words
    QStringView text;
    QStringView whole;  // as typed
    bool closed = true; // nothing more is typed at its end
};

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\u201c' || c == u'\u201d' || c == u'\u201e';
}

class Pieces
{
public:
    explicit Pieces(QStringView typed) : m_typed(typed) {}

    std::optional<Piece> next()
    {
        while (m_at < m_typed.size() && m_typed[m_at].isSpace())
            ++m_at;
        if (m_at == m_typed.size())
            return std::nullopt;
        const qsizetype begin = m_at;
        Piece piece;
        qsizetype colon = -1;
        while (m_at < m_typed.size() && !m_typed[m_at].isSpace() && !isQuote(m_typed[m_at])) {
            if (colon < 0 && (m_typed[m_at] == u':' || m_typed[m_at] == u'\uff1a'))
                colon = m_at;
            ++m_at;
        }
        const bool quoted = m_at < m_typed.size() && isQuote(m_typed[m_at]) && (m_at == begin || colon == m_at - 1);
        if (quoted) {
            const qsizetype inside = ++m_at;
            while (m_at < m_typed.size() && !isQuote(m_typed[m_at]))
                ++m_at;
            piece.text = m_typed.sliced(inside, m_at - inside);
            piece.closed = m_at < m_typed.size();
            m_at += piece.closed ? 1 : 0;
        } else {
            const qsizetype inside = colon < 0 ? begin : colon + 1;
            piece.text = m_typed.sliced(inside, m_at - inside);
            piece.closed = m_at < m_typed.size();
        }
        if (colon > begin)
            piece.filter = m_typed.sliced(begin, colon - begin);
        piece.whole = m_typed.sliced(begin, m_at - begin);
        return piece;
    }

private:
    QStringView m_typed;
    qsizetype m_at = 0;
};

bool isFilter(QStringView word, QLatin1String name)
{
    return word.compare(name, Qt::CaseInsensitive) == 0;
}

std::optional<qint64> dayOf(QStringView text)
{
    const QDate date = QDate::fromString(text.toString(), u"yyyy-M-d"_s);
    return date.isValid() ? std::optional(date.startOfDay().toMSecsSinceEpoch()) : std::nullopt;
}

QStringList wordsOf(QStringView text, qsizetype most)
{
    QStringList words;
    for (const SearchWord &word : searchWords(text, most))
        words.append(word.text);
    return words;
}

// True where the piece is a filter that says something.
bool takeFilter(const Piece &piece, SearchQuery &query)
{
    const bool from = isFilter(piece.filter, QLatin1String("from"));
    if (from || isFilter(piece.filter, QLatin1String("in"))) {
        const QStringList name = wordsOf(piece.text, mostQueryWords);
        if (!name.isEmpty())
            (from ? query.from : query.in).append(name);
        return !name.isEmpty();
    }
    const bool after = isFilter(piece.filter, QLatin1String("after"));
    if (after || isFilter(piece.filter, QLatin1String("before"))) {
        const auto day = dayOf(piece.text);
        if (day && after)
            query.after = std::max(query.after.value_or(*day), *day);
        else if (day)
            query.before = std::min(query.before.value_or(*day), *day);
        return day.has_value();
    }
    const bool file = isFilter(piece.filter, QLatin1String("has")) && isFilter(piece.text, QLatin1String("file"));
    const bool link = isFilter(piece.filter, QLatin1String("has")) && isFilter(piece.text, QLatin1String("link"));
    query.hasFile = query.hasFile || file;
    query.hasLink = query.hasLink || link;
    return file || link;
}

bool isFilterName(QStringView word)
{
    constexpr std::array names{"from", "in", "before", "after", "has"};
    return std::any_of(names.begin(), names.end(),
                       [word](const char *name) { return isFilter(word, QLatin1String(name)); });
}

// Whether the words stand here; the last one may go on where it is unfinished.
bool standsAt(const QList<SearchWord> &text, qsizetype at, const SearchTerm &term)
{
    if (at + term.words.size() > text.size())
        return false;
    for (qsizetype i = 0; i < term.words.size(); ++i) {
        const bool open = term.unfinished && i + 1 == term.words.size();
        const QString &word = text[at + i].text;
        if (open ? !word.startsWith(term.words[i]) : word != term.words[i])
            return false;
    }
    return true;
}

} // namespace

SearchQuery parseSearchQuery(QStringView typed)
{
    SearchQuery query;
    qsizetype left = mostQueryWords;
    Pieces pieces(typed.left(longestSearchQuery));
    while (const auto piece = pieces.next()) {
        if (takeFilter(*piece, query))
            continue;
        if (isFilterName(piece->filter))
            query.hints.append(piece->whole.toString());
        const QList<SearchWord> words = searchWords(piece->filter.isEmpty() ? piece->text : piece->whole, left);
        if (words.isEmpty())
            continue;
        SearchTerm term;
        for (const SearchWord &word : words)
            term.words.append(word.text);
        // One letter begins half of all words; it is a word itself until there are two.
        term.unfinished = !piece->closed && !words.constLast().alone && words.constLast().text.size() > 1;
        left -= words.size();
        query.terms.append(term);
    }
    return query;
}

QList<TextRange> foundIn(QStringView text, const QList<SearchTerm> &terms)
{
    QList<TextRange> found;
    const QList<SearchWord> words = terms.isEmpty() ? QList<SearchWord>() : searchWords(text);
    for (qsizetype at = 0; at < words.size();) {
        qsizetype longest = 0;
        for (const SearchTerm &term : terms)
            if (term.words.size() > longest && standsAt(words, at, term))
                longest = term.words.size();
        if (longest > 0)
            found.append({words[at].begin, words[at + longest - 1].end});
        at += std::max<qsizetype>(1, longest);
    }
    return found;
}

} // namespace tincan
