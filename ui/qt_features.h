// Newer Qt where it is there, behind one header: the colour scheme of the system came with Qt 6.5. GUI thread.
#pragma once

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

namespace tincan {

// Whether the system asks for a dark interface. Before Qt 6.5 only the system's palette tells, and only as long as the
// application has not set one of its own: ask before, and remember.
inline bool systemIsDark(const QPalette &systemPalette)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return systemPalette.color(QPalette::Window).lightness() < 128;
}

// Calls `changed` whenever the system's scheme changes, where Qt can tell.
template<class Context, class Function>
void onSystemSchemeChanged(Context *context, Function changed)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, context, changed);
#else
    Q_UNUSED(context)
    Q_UNUSED(changed)
#endif
}

} // namespace tincan
