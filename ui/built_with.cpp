#include "ui/built_with.h"

#include <QtGlobal>

namespace tincan {

// The versions come from where the libraries were found (ui/CMakeLists.txt).
QList<BuiltWith> builtWith()
{
    using namespace Qt::StringLiterals;
    QList<BuiltWith> all{
        {u"Qt"_s, QString::fromLatin1(qVersion()), u"LGPL-3.0-only"_s},
        {u"Boost"_s, QStringLiteral(TINCAN_BOOST), u"BSL-1.0"_s},
        {u"OpenSSL"_s, QStringLiteral(TINCAN_OPENSSL), u"Apache-2.0"_s},
        {u"SQLite"_s, QStringLiteral(TINCAN_SQLITE), u"blessing"_s},
        {u"libsodium"_s, QStringLiteral(TINCAN_SODIUM), u"ISC"_s},
        {u"MD4C"_s, QStringLiteral(TINCAN_MD4C), u"MIT"_s},
        {u"libqrencode"_s, QStringLiteral(TINCAN_QRENCODE), u"LGPL-2.1-or-later"_s},
        {u"QtKeychain"_s, QStringLiteral(TINCAN_QTKEYCHAIN), u"BSD-2-Clause"_s},
    };
    const QString enchant = QStringLiteral(TINCAN_ENCHANT_VERSION);
    if (!enchant.isEmpty())
        all.append({u"Enchant"_s, enchant, u"LGPL-2.1-or-later"_s});
    return all;
}

} // namespace tincan
