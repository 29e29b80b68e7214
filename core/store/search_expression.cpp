#include "core/store/search_expression.h"

#include "core/store/search_document.h"

namespace tincan::search {

using namespace Qt::StringLiterals;

namespace {

// Of the words that begin with what is being typed, those that were written most. Each costs a look into the index.
constexpr int mostEndings = 32;
constexpr qsizetype mostNames = 200;

QString quoted(const QString &words)
{
    return u'"' + QString(words).replace(u'"', u' ') + u'"';
}

QString anyOf(const QStringList &words)
{
    QStringList all;
    for (const QString &word : words)
        all.append(quoted(word));
    return all.size() == 1 ? all.constFirst() : u'(' + all.join(u" OR "_s) + u')';
}

QStringList endingsOf(StoreFile &database, const QString &begun)
{
    QString beyond = begun;
    beyond.append(QChar(0xffff));
    QSqlQuery &query = database.statement(
        "SELECT word FROM search_words WHERE word >= ? AND word < ? ORDER BY uses DESC, word LIMIT ?");
    QStringList words{begun};
    if (database.run(query, begun, beyond, mostEndings))
        while (query.next())
            if (const QString word = query.value(0).toString(); word != begun)
                words.append(word);
    query.finish();
    return words;
}

QString termOf(StoreFile &database, const SearchTerm &term)
{
    if (!term.unfinished)
        return quoted(term.words.join(u' '));
    const QString begin = term.words.first(term.words.size() - 1).join(u' ');
    QStringList ways;
    for (const QString &last : endingsOf(database, term.words.constLast()))
        ways.append(begin.isEmpty() ? last : begin + u' ' + last);
    return anyOf(ways);
}

// "ada love" is Ada Lovelace: each word begins one of the name's.
bool isNamed(const QString &name, const QStringList &asked)
{
    const QList<SearchWord> words = searchWords(name);
    return std::all_of(asked.begin(), asked.end(), [&words](const QString &begin) {
        return std::any_of(words.begin(), words.end(),
                           [&begin](const SearchWord &word) { return word.text.startsWith(begin); });
    });
}

bool isNamed(const QString &name, const QList<QStringList> &asked)
{
    return std::any_of(asked.begin(), asked.end(), [&name](const QStringList &words) { return isNamed(name, words); });
}

// Under whichever name somebody wrote.
QStringList sendersNamed(StoreFile &database, const QList<QStringList> &asked)
{
    QHash<QString, QStringList> marks;
    QSet<QString> meant;
    QSqlQuery &query = database.statement("SELECT key, id, name FROM people");
    if (database.execute(query)) {
        while (query.next()) {
            // Without an account the name is all there is.
            const QString id = query.value(1).toString() + u'/' +
                               (query.value(1).toString().isEmpty() ? query.value(2).toString() : QString());
            marks[id].append(senderMark(query.value(0).toLongLong()));
            if (isNamed(query.value(2).toString(), asked))
                meant.insert(id);
        }
    }
    query.finish();
    QStringList all;
    for (const QString &id : std::as_const(meant))
        all += marks.value(id);
    return all.mid(0, mostNames);
}

QStringList roomsNamed(StoreFile &database, const QList<QStringList> &asked)
{
    QStringList marks;
    QSqlQuery &query = database.statement("SELECT key, id, title FROM rooms");
    if (database.execute(query))
        while (query.next())
            if (isNamed(query.value(1).toString(), asked) || isNamed(query.value(2).toString(), asked))
                marks.append(roomMark(query.value(0).toLongLong()));
    query.finish();
    return marks.mid(0, mostNames);
}

QStringList roomOf(StoreFile &database, const QString &id)
{
    QSqlQuery &query = database.statement("SELECT key FROM rooms WHERE id = ?");
    QStringList marks;
    if (database.run(query, id) && query.next())
        marks.append(roomMark(query.value(0).toLongLong()));
    query.finish();
    return marks;
}

} // namespace

std::optional<QString> expressionOf(StoreFile &database, const SearchQuestion &question)
{
    const SearchQuery &query = question.query;
    QStringList all;
    for (const SearchTerm &term : query.terms)
        all.append(termOf(database, term));
    QList<QStringList> marks;
    if (!query.from.isEmpty())
        marks.append(sendersNamed(database, query.from));
    if (!query.in.isEmpty())
        marks.append(roomsNamed(database, query.in));
    if (!question.room.isEmpty())
        marks.append(roomOf(database, question.room));
    if (query.hasFile)
        marks.append({fileMark});
    if (query.hasLink)
        marks.append({linkMark});
    for (const QStringList &any : marks) {
        if (any.isEmpty())
            return std::nullopt;
        all.append(anyOf(any));
    }
    return all.join(u" AND "_s);
}

} // namespace tincan::search
