#include "ui/key_list.h"

#include "ui/markdown_keys.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace tincan {

namespace {

constexpr int control = int(Qt::CTRL);
constexpr int shift = int(Qt::SHIFT);
constexpr int alt = int(Qt::ALT);

QString key(int combination)
{
    return QKeySequence(combination).toString(QKeySequence::NativeText);
}

QString both(int one, int other)
{
    return key(one) + QStringLiteral(" / ") + key(other);
}

class KeyList
{
    Q_DECLARE_TR_FUNCTIONS(KeyList)
public:
    static KeyGroup rooms()
    {
        return {tr("Rooms and servers"),
                {
                    {key(control | Qt::Key_K), tr("Jump to a room")},
                    {both(alt | Qt::Key_Up, alt | Qt::Key_Down), tr("Previous and next room")},
                    {both(alt | shift | Qt::Key_Up, alt | shift | Qt::Key_Down), tr("Move the room up or down")},
                    {key(control | Qt::Key_N), tr("New room")},
                    {key(control | shift | Qt::Key_I), tr("Room details")},
                    {key(control | Qt::Key_1) + QStringLiteral(" … ") + key(control | Qt::Key_9),
                     tr("Show one of several servers")},
                    {both(control | alt | Qt::Key_Up, control | alt | Qt::Key_Down), tr("Previous and next server")},
                    {key(control | Qt::Key_J), tr("Join by address")},
                }};
    }

    static KeyGroup reading()
    {
        return {tr("Reading"),
                {
                    {key(control | Qt::Key_F), tr("Search messages")},
                    {both(Qt::Key_F3, shift | Qt::Key_F3), tr("The next hit, the one before")},
                    {key(alt | Qt::Key_PageUp), tr("First unread message")},
                    {key(control | shift | Qt::Key_D), tr("Go to a date")},
                    {both(alt | Qt::Key_Home, alt | Qt::Key_End), tr("First and newest message")},
                    {key(alt | Qt::Key_Left), tr("Back to where you were")},
                    {key(Qt::Key_Escape), tr("Mark as read")},
                }};
    }

    static KeyGroup messages()
    {
        return {tr("The chosen message"),
                {
                    {both(shift | Qt::Key_Up, shift | Qt::Key_Down), tr("Select messages")},
                    {key(Qt::Key_R), tr("Reply to the chosen message")},
                    {key(Qt::Key_E), tr("Edit the chosen message")},
                    {key(Qt::Key_Plus), tr("React to the chosen message")},
                    {key(Qt::Key_Delete), tr("Delete the chosen message")},
                }};
    }

    static KeyGroup writing(bool enterSends)
    {
        const int sends = enterSends ? int(Qt::Key_Return) : shift | Qt::Key_Return;
        const int breaks = enterSends ? shift | Qt::Key_Return : int(Qt::Key_Return);
        KeyGroup group{tr("Writing"),
                       {
                           {key(sends), tr("Send")},
                           {key(breaks), tr("Break the line")},
                           {QStringLiteral("@  :"), tr("Name a person, an emoji")},
                           {key(Qt::Key_Up), tr("Edit the last own message, in an empty text")},
                       }};
        for (const MarkdownKey &mark : markdownKeys())
            group.keys.append({mark.keys.toString(QKeySequence::NativeText), mark.name});
        return group;
    }

    static KeyGroup windows()
    {
        return {tr("Windows"),
                {
                    {key(control | shift | Qt::Key_N), tr("New window")},
                    {key(control | Qt::Key_Comma), tr("Settings")},
                    {key(Qt::Key_F1), tr("These keys")},
                    {key(control | Qt::Key_Q), tr("Quit")},
                }};
    }
};

} // namespace

QList<KeyGroup> keyGroups(bool enterSends)
{
    return {KeyList::rooms(), KeyList::reading(), KeyList::messages(), KeyList::writing(enterSends),
            KeyList::windows()};
}

} // namespace tincan
