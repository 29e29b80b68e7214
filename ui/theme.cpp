#include "ui/theme.h"

#include "ui/qt_features.h"
#include "ui/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleFactory>

#include <array>

namespace tincan {

namespace {

struct Look
{
    Appearance appearance = Appearance::System;
    const Theme *theme = &Theme::light();
    std::optional<QPalette> systemPalette;
    QFont systemFont;
};

Look &look()
{
    static Look value;
    return value;
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette(theme.text, theme.ground, theme.hover, theme.rule, theme.rule, theme.text, theme.text,
                     theme.ground, theme.ground);
    palette.setColor(QPalette::Base, theme.ground);
    palette.setColor(QPalette::AlternateBase, theme.side);
    palette.setColor(QPalette::Button, theme.ground);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::PlaceholderText, theme.dim);
    palette.setColor(QPalette::ToolTipBase, theme.side);
    palette.setColor(QPalette::ToolTipText, theme.text);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.dim);
    return palette;
}

// Han characters look different in Chinese and in Japanese type: without a word from us, the system may pick either,
// and any weight of it.
QFont withHanType(QFont font)
{
    QStringList families = font.families();
    if (families.isEmpty())
        families += font.family();
    for (const char *name :
         {"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei"}) {
        const QString family = QString::fromLatin1(name);
        if (QFontDatabase::hasFamily(family) && !families.contains(family)) {
            families += family;
            break;
        }
    }
    font.setFamilies(families);
    return font;
}

void repaintAll()
{
    const bool dark = look().appearance == Appearance::Dark ||
                      (look().appearance == Appearance::System && systemIsDark(*look().systemPalette));
    look().theme = dark ? &Theme::darkOne() : &Theme::light();
    QApplication::setPalette(paletteOf(Theme::current()));
    qApp->setStyleSheet(styleSheet(Theme::current()));
}

QFont scaled(QFont font, qreal factor, QFont::Weight weight)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

} // namespace

QString toWord(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System:
        return QStringLiteral("system");
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

std::optional<Appearance> appearanceFromWord(QStringView word)
{
    for (const auto appearance : {Appearance::System, Appearance::Light, Appearance::Dark}) {
        if (word == toWord(appearance))
            return appearance;
    }
    return std::nullopt;
}

const Theme &Theme::light()
{
    static const Theme theme{.dark = false,
                             .ground = QColor(0xff, 0xff, 0xff),
                             .side = QColor(0xf5, 0xf6, 0xf8),
                             .rule = QColor(0xe3, 0xe6, 0xea),
                             .text = QColor(0x1b, 0x1f, 0x24),
                             .dim = QColor(0x5b, 0x65, 0x70),
                             .code = QColor(0xf3, 0xf4, 0xf6),
                             .accent = QColor(0x24, 0x60, 0xd8),
                             .accentGround = QColor(0xe8, 0xef, 0xfc),
                             .onAccent = QColor(0xff, 0xff, 0xff),
                             .good = QColor(0x18, 0x79, 0x4a),
                             .warn = QColor(0x8a, 0x5a, 0x00),
                             .bad = QColor(0xc0, 0x32, 0x2a),
                             .selected = QColor(0xe1, 0xe7, 0xf3),
                             .selection = QColor(0xbc, 0xd2, 0xfb),
                             .hover = QColor(0xf0, 0xf2, 0xf5)};
    return theme;
}

const Theme &Theme::darkOne()
{
    static const Theme theme{.dark = true,
                             .ground = QColor(0x16, 0x18, 0x1c),
                             .side = QColor(0x1d, 0x20, 0x25),
                             .rule = QColor(0x2c, 0x30, 0x37),
                             .text = QColor(0xe6, 0xe8, 0xeb),
                             .dim = QColor(0x9a, 0xa4, 0xaf),
                             .code = QColor(0x22, 0x25, 0x2b),
                             .accent = QColor(0x7a, 0xae, 0xfc),
                             .accentGround = QColor(0x22, 0x30, 0x4a),
                             .onAccent = QColor(0x0f, 0x14, 0x1d),
                             .good = QColor(0x4c, 0xc3, 0x8a),
                             .warn = QColor(0xe2, 0xb3, 0x41),
                             .bad = QColor(0xff, 0x7b, 0x72),
                             .selected = QColor(0x2a, 0x33, 0x44),
                             .selection = QColor(0x2f, 0x4d, 0x80),
                             .hover = QColor(0x22, 0x26, 0x2c)};
    return theme;
}

const Theme &Theme::current()
{
    return *look().theme;
}

QColor Theme::avatarColour(const QString &name)
{
    // White letters stand on each of these with a contrast of 4.5 or more, in both themes.
    static constexpr std::array<QRgb, 6> colours{0x5b5bd6, 0x0d7d63, 0xb3500b, 0xa83f8c, 0x2a6fb0, 0x8a5a1c};
    uint sum = 0; // not qHash: its seed may differ from one start to the next
    for (const QChar c : name)
        sum = sum * 9 + c.unicode();
    return QColor(colours[(sum >> 8) % colours.size()]);
}

QColor Theme::onAvatar()
{
    return QColor(0xff, 0xff, 0xff);
}

void applyAppearance(Appearance appearance)
{
    if (!look().systemPalette) {
        look().systemPalette = QApplication::palette();
        look().systemFont = withHanType(QApplication::font());
        QApplication::setFont(look().systemFont);
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        onSystemSchemeChanged(qApp, repaintAll);
    }
    look().appearance = appearance;
    repaintAll();
}

void applyTextSize(int percent)
{
    QApplication::setFont(scaled(look().systemFont, percent / 100.0, look().systemFont.weight()));
}

Appearance currentAppearance()
{
    return look().appearance;
}

QFont fontFor(Type type)
{
    switch (type) {
    case Type::Body:
        return QApplication::font();
    case Type::Strong:
        return scaled(QApplication::font(), 1.0, QFont::DemiBold);
    case Type::Hint:
        return scaled(QApplication::font(), 12.0 / 14, QFont::Normal);
    case Type::HintStrong:
        return scaled(QApplication::font(), 12.0 / 14, QFont::DemiBold);
    case Type::Title:
        return scaled(QApplication::font(), 16.0 / 14, QFont::Bold);
    case Type::Heading:
        return scaled(QApplication::font(), 17.0 / 14, QFont::DemiBold);
    case Type::Display:
        return scaled(QApplication::font(), 26.0 / 14, QFont::Bold);
    case Type::Code: {
        QFont font = scaled(QApplication::font(), 13.0 / 14, QFont::Normal);
        font.setFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
        font.setStyleHint(QFont::Monospace);
        return font;
    }
    }
    return {};
}

} // namespace tincan
