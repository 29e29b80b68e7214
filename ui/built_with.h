// The libraries that this program is built with, for whoever asks which and under what terms. Any thread.
#pragma once

#include <QList>
#include <QString>

namespace tincan {

struct BuiltWith
{
    QString name;
    QString version; // of Qt the one that runs
    QString licence; // SPDX
};

QList<BuiltWith> builtWith();

} // namespace tincan
