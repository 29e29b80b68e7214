// What is in the data of each version that was released (tests/upgrade/<version>, written by write_data.cpp), so that
// every later version can be asked for all of it. What stands here does not change: who has more to tell adds it, and
// asks for it from the version on that has it.
#pragma once

#include <QByteArray>
#include <QString>

namespace tincan::story {

inline const QString first = QStringLiteral("The needle is in the first message.");
inline const QString answer = QStringLiteral("An answer to it.");
inline const QString before = QStringLiteral("As it was.");
inline const QString after = QStringLiteral("As it is.");
inline const QString deleted = QStringLiteral("What nobody is to read again.");
inline const QString withFile = QStringLiteral("With a file.");
inline const QString fileName = QStringLiteral("note.txt");
inline const QByteArray fileBytes = "A string between two tin cans.\n";
inline const QString inPrivate = QStringLiteral("For the two of us.");
inline const QString unsent = QStringLiteral("Written without a line.");
inline const QString emoji = QStringLiteral("🎉");
inline const QString room = QStringLiteral("plans"); // private; Ada made it
inline const QString roomTitle = QStringLiteral("Plans");
inline const QString name = QStringLiteral("Ada");
inline const QByteArray password = "correct horse"; // somePassword
inline constexpr int textSize = 125;                // percent, in the settings

} // namespace tincan::story
