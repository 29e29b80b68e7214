// All the keys that mean something, in groups and in the words of the person: what F1 and the settings show. Pure, but
// for tr().
#pragma once

#include <QList>
#include <QString>

namespace tincan {

struct NamedKeys
{
    QString keys; // as the person has to press them
    QString name;
};

struct KeyGroup
{
    QString title;
    QList<NamedKeys> keys;
};

// `enterSends`: else Shift+Enter does.
QList<KeyGroup> keyGroups(bool enterSends);

} // namespace tincan
