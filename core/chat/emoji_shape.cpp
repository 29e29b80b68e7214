#include "core/chat/emoji_shape.h"

#include <QChar>
#include <QList>

namespace tincan {

namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t keycap = 0x20E3;
constexpr char32_t endOfTag = 0xE007F;

bool isBetween(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

bool isRegional(char32_t c)
{
    return isBetween(c, 0x1F1E6, 0x1F1FF);
}

bool isTone(char32_t c)
{
    return isBetween(c, 0x1F3FB, 0x1F3FF);
}

bool isVariation(char32_t c)
{
    return c == 0xFE0E || c == 0xFE0F;
}

// Emoji among marks and letters: double and mixed exclamation, information, the wavy dash.
bool isOddOne(char32_t c)
{
    return c == 0x203C || c == 0x2049 || c == 0x2139 || c == 0x3030;
}

bool isBase(char32_t c)
{
    if (isOddOne(c))
        return true;
    if (c < 0xA9 || c == 0x2800 || isRegional(c))
        return false;
    switch (QChar::category(c)) {
    case QChar::Symbol_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Modifier:
        return c >= 0x2000 || c == 0xA9 || c == 0xAE;
    case QChar::Other_NotAssigned: // newer than the tables of Qt
        return isBetween(c, 0x1F000, 0x1FAFF);
    default:
        return false;
    }
}

class Shape
{
public:
    explicit Shape(const QList<uint> &letters) : m_letters(letters) {}

    bool isOne()
    {
        if (readKeycap() || readFlag())
            return atEnd();
        do {
            if (!readElement())
                return false;
        } while (take([](char32_t c) { return c == joiner; }));
        return atEnd();
    }

private:
    bool atEnd() const { return m_at == m_letters.size(); }
    template<class Fits>
    bool take(Fits fits)
    {
        if (atEnd() || !fits(char32_t(m_letters[m_at])))
            return false;
        ++m_at;
        return true;
    }
    bool readKeycap()
    {
        const auto isKey = [](char32_t c) { return isBetween(c, '0', '9') || c == '#' || c == '*'; };
        if (!take(isKey))
            return false;
        take(isVariation);
        return take([](char32_t c) { return c == keycap; });
    }
    bool readFlag() { return take(isRegional) && take(isRegional); }
    bool readElement()
    {
        if (!take(isBase))
            return false;
        take(isVariation);
        if (take(isTone))
            take(isVariation);
        if (!take([](char32_t c) { return isBetween(c, 0xE0020, 0xE007E); }))
            return true;
        while (take([](char32_t c) { return isBetween(c, 0xE0020, 0xE007E); })) {
        }
        return take([](char32_t c) { return c == endOfTag; });
    }

    const QList<uint> &m_letters;
    qsizetype m_at = 0;
};

} // namespace

bool isEmoji(QStringView text)
{
    if (text.isEmpty() || text.size() > longestEmoji || !text.isValidUtf16())
        return false;
    const QList<uint> letters = text.toUcs4();
    return Shape(letters).isOne();
}

} // namespace tincan
