#include "core/chat/unseen.h"

#include <QList>

#include <algorithm>

namespace tincan {

namespace {

constexpr int virama = 9; // the combining class of those

struct Range
{
    char32_t first;
    char32_t last;
};

constexpr Range drawNothing[] = {
    {0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2028, 0x2029},   {0x2800, 0x2800},
    {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0xE0000, 0xE0FFF},
};

bool isJoiner(char32_t c)
{
    return c == 0x200C || c == 0x200D;
}

bool isSymbol(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Symbol_Other || category == QChar::Symbol_Modifier || c >= 0x1F000;
}

// Whether an unseen letter belongs to what stands before it.
bool belongsTo(char32_t unseen, char32_t before)
{
    if (isSymbol(before) && !isUnseen(before))
        return unseen == 0xFE0E || unseen == 0xFE0F || unseen == 0x200D;
    if (before == 0xFE0F)
        return unseen == 0x200D;
    const QChar::JoiningType joins = QChar::joiningType(before);
    return isJoiner(unseen) &&
           (QChar::combiningClass(before) == virama || joins == QChar::Joining_Dual || joins == QChar::Joining_Left);
}

} // namespace

bool isUnseen(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate:
        return true;
    case QChar::Other_NotAssigned: // emoji that are newer than the tables of Qt are seen
        return c < 0x1F000 || c > 0x1FAFF;
    default:
        return std::any_of(std::begin(drawNothing), std::end(drawNothing),
                           [c](const Range &range) { return c >= range.first && c <= range.last; });
    }
}

bool hidesSomething(QStringView text)
{
    char32_t before = 0;
    bool belongs = false; // a joiner's or variation's own place, after which the next one may not stand again
    for (const char32_t c : text.toUcs4()) {
        if (isUnseen(c)) {
            const bool mayFollow = belongs ? before == 0xFE0F : true;
            if (!mayFollow || !belongsTo(c, before))
                return true;
            belongs = true;
        } else {
            belongs = false;
        }
        before = c;
    }
    return isJoiner(before);
}

QString withoutUnseen(QStringView text)
{
    QString seen;
    for (const char32_t c : text.toUcs4()) {
        if (!isUnseen(c))
            seen += QString::fromUcs4(&c, 1);
    }
    return seen;
}

bool mixesScripts(QStringView text)
{
    bool latin = false;
    bool likeLatin = false;
    for (const char32_t c : text.toUcs4()) {
        const QChar::Script script = QChar::script(c);
        if (!QChar::isLetter(c) && !QChar::isMark(c)) {
            latin = likeLatin = false;
            continue;
        }
        latin |= script == QChar::Script_Latin;
        likeLatin |= script == QChar::Script_Cyrillic || script == QChar::Script_Greek;
        if (latin && likeLatin)
            return true;
    }
    return false;
}

} // namespace tincan
