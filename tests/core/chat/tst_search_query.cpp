#include "core/chat/search_query.h"

#include <QDate>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

QString wordsOf(const QString &text)
{
    QStringList words;
    for (const SearchWord &word : searchWords(text))
        words.append(word.text);
    return words.join(u'|');
}

// Each term's words with '+' between them, '*' after one that may go on.
QString termsOf(const SearchQuery &query)
{
    QStringList terms;
    for (const SearchTerm &term : query.terms)
        terms.append(term.words.join(u'+') + (term.unfinished ? u"*"_s : QString()));
    return terms.join(u' ');
}

qint64 startOf(int year, int month, int day)
{
    return QDate(year, month, day).startOfDay().toMSecsSinceEpoch();
}

} // namespace

class TestSearchQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsTheWordsItIsFoundBy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("case") << u"The QUICK fox"_s << u"the|quick|fox"_s;
        QTest::newRow("diacritics") << u"Café crème Ångström ŻÓŁW"_s << u"cafe|creme|angstrom|zołw"_s;
        QTest::newRow("combining") << u"cafe\u0301"_s << u"cafe"_s;
        QTest::newRow("sharp s") << u"Straße"_s << u"straße"_s;
        QTest::newRow("ligature and full width") << u"ﬁne ＡＢＣ１２"_s << u"fine|abc12"_s;
        QTest::newRow("greek, cyrillic") << u"Ελλάδα Москва Йод"_s << u"ελλαδα|москва|иод"_s;
        QTest::newRow("chinese") << u"长轮询OK吗"_s << u"长|轮|询|ok|吗"_s;
        QTest::newRow("japanese") << u"がぎ ガ"_s << u"が|ぎ|ガ"_s;
        QTest::newRow("korean") << u"한국어"_s << u"한|국|어"_s;
        QTest::newRow("beyond the first plane") << u"𠮷野"_s << u"𠮷|野"_s;
        QTest::newRow("hebrew points") << u"שָׁלוֹם"_s << u"שלום"_s;
        QTest::newRow("a vowel is no accent") << u"हिन्दी"_s << u"हिन्दी"_s;
        QTest::newRow("emoji") << u"done🎉🎉"_s << u"done|🎉|🎉"_s;
        QTest::newRow("code") << u"`foo_bar(1.5)` #tag"_s << u"foo|bar|1|5|tag"_s;
        QTest::newRow("half a character") << QString(QChar(0xd800)) + u"a"_s << u"a"_s;
        QTest::newRow("nothing") << u" \t…—\"*()"_s << QString();
    }
    void aTextIsTheWordsItIsFoundBy()
    {
        QFETCH(QString, text);
        QTEST(wordsOf(text), "words");
    }

    void aWordStandsWhereItWasRead()
    {
        const QString text = u"Ein Café, 你好"_s;
        QStringList stood;
        for (const SearchWord &word : searchWords(text))
            stood.append(text.sliced(word.begin, word.end - word.begin));
        QCOMPARE(stood, (QStringList{u"Ein"_s, u"Café"_s, u"你"_s, u"好"_s}));
    }

    void aTextWithoutEndIsCutShort()
    {
        QCOMPARE(searchWords(QString(100'000, u'x')).constFirst().text.size(), longestSearchWord);
        QCOMPARE(searchWords(u"一"_s.repeated(100'000)).size(), mostSearchWords);
    }

    void whatIsTypedIsTerms_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("terms");
        QTest::newRow("being typed") << u"long pol"_s << u"long pol*"_s;
        QTest::newRow("a space ends a word") << u"long pol "_s << u"long pol"_s;
        QTest::newRow("one letter is a word") << u"a"_s << u"a"_s;
        QTest::newRow("phrase") << u"\"long poll\" x"_s << u"long+poll x"_s;
        QTest::newRow("phrase being typed") << u"\"long po"_s << u"long+po*"_s;
        QTest::newRow("typographic quotes") << u"„long poll“ "_s << u"long+poll"_s;
        QTest::newRow("chinese") << u"你好 线"_s << u"你+好 线"_s;
        QTest::newRow("mixed") << u"用SSE"_s << u"用+sse*"_s;
        QTest::newRow("within a word") << u"foo.bar don't"_s << u"foo+bar don+t"_s;
        QTest::newRow("no filter") << u"http://x 12:30 "_s << u"http+x 12+30"_s;
        QTest::newRow("operators are words") << u"a AND b OR NOT c NEAR(d "_s << u"a and b or not c near+d"_s;
        QTest::newRow("signs are nothing") << u"* ^ - + ( ) { } \" \""_s << QString();
        QTest::newRow("columns are words") << u"words:x search:y "_s << u"words+x search+y"_s;
    }
    void whatIsTypedIsTerms()
    {
        QFETCH(QString, typed);
        QTEST(termsOf(parseSearchQuery(typed)), "terms");
    }

    void filtersAreReadAndNotSearched()
    {
        const SearchQuery query =
            parseSearchQuery(u"from:Ada in:design before:2026-11-01 AFTER:2026-1-2 has:file has:link word "_s);
        QCOMPARE(termsOf(query), u"word"_s);
        QCOMPARE(query.from, QList<QStringList>{{u"ada"_s}});
        QCOMPARE(query.in, QList<QStringList>{{u"design"_s}});
        QCOMPARE(query.before, startOf(2026, 11, 1));
        QCOMPARE(query.after, startOf(2026, 1, 2));
        QVERIFY(query.hasFile && query.hasLink);
        QVERIFY(query.hints.isEmpty());
    }

    void aNameMayHaveSpaces()
    {
        QCOMPARE(parseSearchQuery(u"from:\"Ada Lovelace\" from:陈晨"_s).from,
                 (QList<QStringList>{{u"ada"_s, u"lovelace"_s}, {u"陈"_s, u"晨"_s}}));
    }

    void ofTwoTimesTheNarrowerCounts()
    {
        const SearchQuery query =
            parseSearchQuery(u"before:2026-11-01 before:2026-10-01 after:2025-01-01 after:2025-02-01"_s);
        QCOMPARE(query.before, startOf(2026, 10, 1));
        QCOMPARE(query.after, startOf(2025, 2, 1));
    }

    void aFilterThatSaysNothingIsAWordAndAHint_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("terms");
        QTest::newRow("no day") << u"before:soon "_s << u"before+soon"_s;
        QTest::newRow("a day that is none") << u"after:2026-02-30 "_s << u"after+2026+02+30"_s;
        QTest::newRow("has what") << u"has:cat "_s << u"has+cat"_s;
        QTest::newRow("nobody") << u"from: "_s << u"from"_s;
    }
    void aFilterThatSaysNothingIsAWordAndAHint()
    {
        QFETCH(QString, typed);
        const SearchQuery query = parseSearchQuery(typed);
        QTEST(termsOf(query), "terms");
        QCOMPARE(query.hints, QStringList{typed.trimmed()});
    }

    void whatIsTypedWithoutEndIsCutShort()
    {
        const SearchQuery query = parseSearchQuery(u"ab "_s.repeated(10'000));
        QCOMPARE(query.terms.size(), mostQueryWords);
    }

    void whatIsFoundIsShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        QTest::newRow("word") << u"Poll, poll and polling"_s << u"poll "_s << u"Poll|poll"_s;
        QTest::newRow("being typed") << u"Poll and polling"_s << u"pol"_s << u"Poll|polling"_s;
        QTest::newRow("phrase") << u"a long poll, a long line"_s << u"\"long poll\""_s << u"long poll"_s;
        QTest::newRow("chinese") << u"我你好吗你"_s << u"你好"_s << u"你好"_s;
        QTest::newRow("folded") << u"Ein Café"_s << u"cafe "_s << u"Café"_s;
        QTest::newRow("the longest") << u"long poll"_s << u"long \"long poll\""_s << u"long poll"_s;
        QTest::newRow("nothing asked") << u"long poll"_s << u"from:ada"_s << QString();
    }
    void whatIsFoundIsShown()
    {
        QFETCH(QString, text);
        QFETCH(QString, typed);
        QStringList found;
        for (const TextRange &range : foundIn(text, parseSearchQuery(typed).terms))
            found.append(text.sliced(range.begin, range.end - range.begin));
        QTEST(found.join(u'|'), "found");
    }
};

QTEST_APPLESS_MAIN(TestSearchQuery)
#include "tst_search_query.moc"
