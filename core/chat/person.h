// Somebody who writes or reads, as the protocol names them (section 1). A value; any thread.
#pragma once

#include <QString>

#include <algorithm>

namespace tincan {

struct Person
{
    QString id;
    QString name;

    bool operator==(const Person &) const = default;
};

// For terminals and windows alike: what steers them is no name, no title and no topic.
inline bool hasControls(QStringView text)
{
    return !text.isValidUtf16() ||
           std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

inline constexpr qsizetype longestName = 64; // characters, as a person counts them

inline bool isName(QStringView name)
{
    const auto halves = std::count_if(name.begin(), name.end(), [](QChar c) { return c.isLowSurrogate(); });
    return name.size() - halves <= longestName && !hasControls(name);
}

} // namespace tincan
