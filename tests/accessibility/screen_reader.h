// A screen reader without a voice: walks over what programs tell the accessibility bus, hears their events, and presses
// keys as a keyboard does. AT-SPI 2, over D-Bus. One thread; what it asks blocks, so never ask this process itself.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QRegularExpression>

#include <optional>

namespace tincan {

struct Item
{
    QString service;
    QString path;
    bool operator==(const Item &) const = default;
};

class ScreenReader : public QObject
{
    Q_OBJECT
public:
    // https://docs.gtk.org/atspi2/enum.StateType.html
    enum State
    {
        Checked = 4,
        Editable = 7,
        Focusable = 11,
        Focused = 12,
        Selected = 23,
        Showing = 25,
    };
    enum Key // X11's keysyms
    {
        Space = 0x0020,
        Comma = 0x002c,
        F = 0x0066,
        Q = 0x0071,
        R = 0x0072,
        Escape = 0xff1b,
        Return = 0xff0d,
        Tab = 0xff09,
        Up = 0xff52,
        Down = 0xff54,
    };

    ScreenReader();
    bool isAttached() const { return m_bus.isConnected() && m_hears; }

    std::optional<Item> program(const QString &name);
    QList<Item> children(const Item &item);
    QString name(const Item &item);
    QString role(const Item &item); // as AT-SPI names it, in English
    bool is(const Item &item, State state);
    std::optional<Item> find(const Item &under, const QString &role, const QString &name); // depth first
    // The first that is in sight.
    std::optional<Item> findShown(const Item &under, const QString &role, const QRegularExpression &name);

    // By the bus alone: what the item offers to do, by names that are not translated, and what is written in it.
    QStringList actions(const Item &item);
    bool perform(const Item &item, const QString &action);
    bool write(const Item &item, const QString &text);

    void press(Key key);
    void pressWithControl(Key key);
    void type(const QString &text);

    // What came into sight and what got the focus since the last forget(), in order.
    const QList<Item> &shown() const { return m_shown; }
    const QList<Item> &gotFocus() const { return m_gotFocus; }
    void forget();

private Q_SLOTS:
    void stateChanged(const QDBusMessage &event);

private:
    QDBusMessage ask(const Item &item, const QString &interface, const QString &method, const QVariantList &words = {});
    void synthesise(int keysym, const QString &text, uint kind);

    QDBusConnection m_bus;
    bool m_hears = false;
    QList<Item> m_shown;
    QList<Item> m_gotFocus;
};

} // namespace tincan
