#include "core/chat/search_words.h"

#include <utility>

namespace tincan {

namespace {

bool isUnspaced(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return true;
    default:
        return false;
    }
}

// Scripts whose marks are left out by who types in a hurry; elsewhere a mark may be a vowel.
bool isFoldedWithoutMarks(QChar::Script script)
{
    return script == QChar::Script_Latin || script == QChar::Script_Greek || script == QChar::Script_Cyrillic ||
           script == QChar::Script_Arabic || script == QChar::Script_Hebrew;
}

bool isAsciiWord(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

class Reader
{
public:
    Reader(QStringView text, qsizetype most) : m_text(text), m_most(most) {}

    QList<SearchWord> read()
    {
        for (qsizetype at = 0; at < m_text.size() && m_words.size() < m_most;) {
            char32_t c = m_text[at].unicode();
            qsizetype units = 1;
            if (m_text[at].isHighSurrogate() && at + 1 < m_text.size() && m_text[at + 1].isLowSurrogate()) {
                c = QChar::surrogateToUcs4(m_text[at], m_text[at + 1]);
                units = 2;
            }
            take(c, at, at + units);
            at += units;
        }
        finish();
        return std::move(m_words);
    }

private:
    void take(char32_t c, qsizetype begin, qsizetype end)
    {
        if (c < 128) {
            if (c >= U'A' && c <= U'Z')
                c += 32;
            if (!isAsciiWord(c))
                return finish();
            m_script = QChar::Script_Latin;
            return append(c, begin, end);
        }
        const QChar::Script script = QChar::script(c);
        if (QChar::isMark(c)) {
            // Inherited: the accents that any letter may carry.
            if (m_word.text.isEmpty() || isFoldedWithoutMarks(m_script))
                return;
            return append(c, begin, end);
        }
        if (QChar::category(c) == QChar::Symbol_Other)
            return single(QString::fromUcs4(&c, 1), begin, end);
        if (!QChar::isLetterOrNumber(c))
            return finish();
        m_script = script;
        if (QChar::decompositionTag(c) == QChar::NoDecomposition || script == QChar::Script_Hangul) {
            const char32_t folded = QChar::toCaseFolded(c);
            if (isUnspaced(script))
                return single(QString::fromUcs4(&folded, 1), begin, end);
            return append(folded, begin, end);
        }
        decomposed(c, script, begin, end);
    }

    // é is e, ﬁ is fi, Ａ is a; が stays what it is.
    void decomposed(char32_t c, QChar::Script script, qsizetype begin, qsizetype end)
    {
        const QString plain = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KC).toCaseFolded();
        if (isUnspaced(script))
            return single(plain, begin, end);
        for (const char32_t part : plain.normalized(QString::NormalizationForm_KD).toUcs4()) {
            if (QChar::isLetterOrNumber(part) || (QChar::isMark(part) && !isFoldedWithoutMarks(script)))
                append(part < 128 ? QChar::toLower(part) : part, begin, end);
        }
    }

    void append(char32_t c, qsizetype begin, qsizetype end)
    {
        if (m_word.text.isEmpty())
            m_word.begin = begin;
        m_word.end = end;
        if (m_word.text.size() + (QChar::requiresSurrogates(c) ? 2 : 1) <= longestSearchWord) {
            if (QChar::requiresSurrogates(c))
                m_word.text += QString::fromUcs4(&c, 1);
            else
                m_word.text += QChar(char16_t(c));
        }
    }

    void single(const QString &text, qsizetype begin, qsizetype end)
    {
        finish();
        if (m_words.size() < m_most && !text.isEmpty())
            m_words.append({text.left(longestSearchWord), begin, end, true});
    }

    void finish()
    {
        if (!m_word.text.isEmpty() && m_words.size() < m_most)
            m_words.append(m_word);
        m_word = {};
        m_script = QChar::Script_Unknown;
    }

    QStringView m_text;
    qsizetype m_most;
    QList<SearchWord> m_words;
    SearchWord m_word;
    QChar::Script m_script = QChar::Script_Unknown;
};

} // namespace

QList<SearchWord> searchWords(QStringView text, qsizetype most)
{
    return Reader(text, most).read();
}

} // namespace tincan
