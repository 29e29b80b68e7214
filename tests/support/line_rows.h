// Rows of a test that is the same over each of the five lines: QFETCH(TransportKind, kind).
#pragma once

#include "core/chat/transport_kind.h"

#include <QTest>

namespace tincan {

inline void addLineRows()
{
    QTest::addColumn<TransportKind>("kind");
    for (const TransportKind kind : allTransportKinds)
        QTest::newRow(qPrintable(toWord(kind))) << kind;
}

} // namespace tincan
