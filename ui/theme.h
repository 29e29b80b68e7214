// The design tokens: the only place where colours, radii and type sizes are named. A widget asks Theme::current() when
// it paints, and hears of a change by QEvent::PaletteChange. GUI thread.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <optional>

namespace tincan {

// What the person asked for; System follows the desktop.
enum class Appearance
{
    System,
    Light,
    Dark
};

// "system", "light", "dark": the words of the command line and the settings file.
QString toWord(Appearance appearance);
std::optional<Appearance> appearanceFromWord(QStringView word);

struct Theme
{
    bool dark = false;
    QColor ground;
    QColor side;
    QColor rule;
    QColor text;
    QColor dim;
    QColor code;
    QColor accent;
    QColor accentGround;
    QColor onAccent;
    QColor good;
    QColor warn;
    QColor bad;
    QColor selected;
    QColor selection; // behind selected text
    QColor hover;

    static constexpr int rowRadius = 8;
    static constexpr int composerRadius = 12;
    static constexpr int popoverRadius = 14;
    static constexpr int avatarSize = 36;
    static constexpr int avatarRadius = 10;

    static const Theme &light();
    static const Theme &darkOne();
    static const Theme &current();

    // The colour of somebody's avatar: always the same for one name.
    static QColor avatarColour(const QString &name);
    static QColor onAvatar();
};

// Sets the palette and the style sheet of the application. Call once after QApplication was made, and whenever the
// person chooses.
void applyAppearance(Appearance appearance);
Appearance currentAppearance();
// Percent of the system's size, for the letters of the whole application. After applyAppearance(). What was made before
// keeps its fonts where it set some.
void applyTextSize(int percent);

// Type, as steps of the application's font: a person who reads larger letters gets all of them larger.
enum class Type
{
    Body,
    Strong, // names
    Hint,   // times, hints
    HintStrong,
    Title,   // the room
    Heading, // the card of the start page
    Display, // the start page
    Code,
};
QFont fontFor(Type type);

} // namespace tincan
