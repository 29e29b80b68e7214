// What knows which words are right: the system's library where the build found one (enchant), or a made-up one in
// tests. Slow, so it lives on one thread, which is not the window's.
#pragma once

#include <QStringList>

#include <memory>

namespace tincan {

class Dictionary
{
public:
    virtual ~Dictionary() = default;
    virtual QStringList languages() = 0;           // "en_GB", sorted; none: there is nothing to check with
    virtual void use(const QString &language) = 0; // costs nothing where it is in use
    virtual bool isRight(const QString &word) = 0;
    virtual QStringList suggestions(const QString &word) = 0; // the likeliest first
    virtual void add(const QString &word) = 0;                // to the person's own words, for all programs
};

// Null where the build has none.
std::unique_ptr<Dictionary> systemDictionary();

} // namespace tincan
