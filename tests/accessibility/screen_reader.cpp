#include "screen_reader.h"

#include <QDBusArgument>
#include <QDBusVariant>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

const QString registry = u"org.a11y.atspi.Registry"_s;
const QString accessible = u"org.a11y.atspi.Accessible"_s;
const QString actionInterface = u"org.a11y.atspi.Action"_s;

QString addressOfBus()
{
    const QDBusMessage question =
        QDBusMessage::createMethodCall(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, u"GetAddress"_s);
    return QDBusConnection::sessionBus().call(question).arguments().value(0).toString();
}

QList<Item> itemsOf(const QVariant &answer)
{
    QList<Item> items;
    const auto argument = answer.value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        Item item;
        QDBusObjectPath path;
        argument.beginStructure();
        argument >> item.service >> path;
        argument.endStructure();
        item.path = path.path();
        items.append(item);
    }
    argument.endArray();
    return items;
}

} // namespace

ScreenReader::ScreenReader() : m_bus(QDBusConnection::connectToBus(addressOfBus(), u"accessibility"_s))
{
    // Programs say what somebody wants to hear.
    const Item list{registry, u"/org/a11y/atspi/registry"_s};
    const QVariantList wish{u"object:state-changed"_s, QStringList(), QString()};
    const bool registered = ask(list, registry, u"RegisterEvent"_s, wish).type() == QDBusMessage::ReplyMessage;
    m_hears = registered && m_bus.connect({}, {}, u"org.a11y.atspi.Event.Object"_s, u"StateChanged"_s, this,
                                          SLOT(stateChanged(QDBusMessage)));
}

QDBusMessage ScreenReader::ask(const Item &item, const QString &interface, const QString &method,
                               const QVariantList &words)
{
    QDBusMessage question = QDBusMessage::createMethodCall(item.service, item.path, interface, method);
    question.setArguments(words);
    return m_bus.call(question);
}

std::optional<Item> ScreenReader::program(const QString &name)
{
    for (const Item &item : children({registry, u"/org/a11y/atspi/accessible/root"_s}))
        if (this->name(item) == name)
            return item;
    return std::nullopt;
}

QList<Item> ScreenReader::children(const Item &item)
{
    const QVariantList answer = ask(item, accessible, u"GetChildren"_s).arguments();
    return answer.size() == 1 && answer[0].canConvert<QDBusArgument>() ? itemsOf(answer[0]) : QList<Item>();
}

QString ScreenReader::name(const Item &item)
{
    const QVariantList answer =
        ask(item, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {accessible, u"Name"_s}).arguments();
    return answer.value(0).value<QDBusVariant>().variant().toString();
}

QString ScreenReader::role(const Item &item)
{
    return ask(item, accessible, u"GetRoleName"_s).arguments().value(0).toString();
}

// The states are bits of two numbers.
bool ScreenReader::is(const Item &item, State state)
{
    const QVariantList answer = ask(item, accessible, u"GetState"_s).arguments();
    if (answer.isEmpty())
        return false;
    const auto bits = qdbus_cast<QList<uint>>(answer[0]);
    return bits.size() > state / 32 && (bits[state / 32] >> (state % 32) & 1U) != 0;
}

std::optional<Item> ScreenReader::find(const Item &under, const QString &role, const QString &name)
{
    for (const Item &item : children(under)) {
        if (this->role(item) == role && this->name(item) == name)
            return item;
        if (const auto deeper = find(item, role, name))
            return deeper;
    }
    return std::nullopt;
}

std::optional<Item> ScreenReader::findShown(const Item &under, const QString &role, const QRegularExpression &name)
{
    for (const Item &item : children(under)) {
        if (this->role(item) == role && name.match(this->name(item)).hasMatch() && is(item, Showing))
            return item;
        if (const auto deeper = findShown(item, role, name))
            return deeper;
    }
    return std::nullopt;
}

QStringList ScreenReader::actions(const Item &item)
{
    const QVariantList answer = ask(item, actionInterface, u"GetActions"_s).arguments();
    QStringList names;
    if (answer.size() != 1 || !answer[0].canConvert<QDBusArgument>())
        return names;
    const auto argument = answer[0].value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        QString name;
        QString description;
        QString keys;
        argument.beginStructure();
        argument >> name >> description >> keys;
        argument.endStructure();
        names.append(name);
    }
    argument.endArray();
    return names;
}

bool ScreenReader::perform(const Item &item, const QString &name)
{
    const qsizetype at = actions(item).indexOf(name);
    return at >= 0 && ask(item, actionInterface, u"DoAction"_s, {int(at)}).arguments().value(0).toBool();
}

bool ScreenReader::write(const Item &item, const QString &text)
{
    return ask(item, u"org.a11y.atspi.EditableText"_s, u"SetTextContents"_s, {text}).arguments().value(0).toBool();
}

void ScreenReader::press(Key key)
{
    synthesise(key, {}, 3); // a keysym
}

void ScreenReader::pressWithControl(Key key)
{
    constexpr int control = 37; // of the keyboards that X servers have
    synthesise(control, {}, 0); // goes down
    press(key);
    synthesise(control, {}, 1); // and up
}

void ScreenReader::type(const QString &text)
{
    synthesise(0, text, 4); // a string
}

void ScreenReader::synthesise(int keysym, const QString &text, uint kind)
{
    const Item keyboard{registry, u"/org/a11y/atspi/registry/deviceeventcontroller"_s};
    ask(keyboard, u"org.a11y.atspi.DeviceEventController"_s, u"GenerateKeyboardEvent"_s, {keysym, text, kind});
}

void ScreenReader::forget()
{
    m_shown.clear();
    m_gotFocus.clear();
}

void ScreenReader::stateChanged(const QDBusMessage &event)
{
    const QVariantList words = event.arguments(); // which state, 1 where it is on, …
    if (words.value(1).toInt() != 1)
        return;
    const Item item{event.service(), event.path()};
    if (words[0].toString() == u"focused")
        m_gotFocus.append(item);
    else if (words[0].toString() == u"showing")
        m_shown.append(item);
}

} // namespace tincan
