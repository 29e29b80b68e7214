// The program on a desktop of its own, in a home where nobody has used it, and a screen reader that finds its way about
// in it. The tests that drive it are made of this. One thread.
#pragma once

#include "screen_reader.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace tincan {

using namespace Qt::StringLiterals;

inline constexpr int patience = 30'000; // milliseconds

class DesktopProgram : public QObject
{
protected:
    void openDesktop()
    {
        m_reader = std::make_unique<ScreenReader>();
        QVERIFY(m_reader->isAttached());
        // Gives the keyboard to a window, if it is there before the window is.
        m_manager.start(u"openbox"_s, {u"--startup"_s, u"echo ready"_s});
        QVERIFY(m_manager.waitForReadyRead(patience));
    }
    void openProgram(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
        m_program.setProcessEnvironment(environment);
        m_program.setProcessChannelMode(QProcess::ForwardedChannels);
        m_program.start(QStringLiteral(TINCAN), arguments);
        std::optional<Item> program;
        QTRY_VERIFY_WITH_TIMEOUT((program = m_reader->program(u"tincan"_s)), patience);
        m_window = *program;
    }
    void closeAll()
    {
        for (QProcess *process : {&m_program, &m_manager}) {
            process->terminate();
            process->waitForFinished();
        }
    }

    // What comes into sight within a while; an item without a path where nothing does. `name`: how it begins.
    Item await(const QString &role, const QString &name)
    {
        const QRegularExpression begins(u'^' + QRegularExpression::escape(name));
        std::optional<Item> found;
        return QTest::qWaitFor([&] { return (found = m_reader->findShown(m_window, role, begins)).has_value(); },
                               patience)
                   ? *found
                   : Item();
    }
    bool isGone(const QString &role, const QString &name)
    {
        const QRegularExpression begins(u'^' + QRegularExpression::escape(name));
        return QTest::qWaitFor([&] { return !m_reader->findShown(m_window, role, begins); }, patience);
    }
    // As the reader says the newest message. It ends so after a while.
    QString newest()
    {
        const auto list = m_reader->find(m_window, u"list"_s, u"Messages"_s);
        const QList<Item> items = list ? m_reader->children(*list) : QList<Item>();
        return items.isEmpty() ? QString() : m_reader->name(items.constLast());
    }
    bool isSent(const QString &words)
    {
        return QTest::qWaitFor(
            [&] {
                const QString name = newest();
                return name.contains(words) && name.endsWith(u"(sent)");
            },
            patience);
    }
    // Asked, not told: what the bus says of the focus may be late, and a key too many goes to something else. Never the
    // current row of a list, which Qt calls focused all the time. An item without a path where nothing has it.
    Item focus() { return focus(m_window); }
    Item focus(const Item &under)
    {
        for (const Item &item : m_reader->children(under)) {
            const QString role = m_reader->role(item);
            if (role == u"list item")
                continue;
            // What hands the keyboard on to something in it says that it has it, too: a card, or what holds a list.
            const bool handsOn = role == u"frame" || (role == u"filler" && m_reader->name(item).isEmpty());
            const bool has = !handsOn && m_reader->is(item, ScreenReader::Focused);
            const Item found = has ? item : focus(item);
            if (!found.path.isEmpty())
                return found;
        }
        return {};
    }
    bool isAt(const Item &item, const QString &role, const QString &name)
    {
        return !item.path.isEmpty() && m_reader->role(item) == role && m_reader->name(item).startsWith(name);
    }
    // Within a while. Says what has it instead.
    bool hasKeyboard(const QString &role, const QString &name)
    {
        if (QTest::qWaitFor([&] { return isAt(focus(), role, name); }, patience))
            return true;
        const Item item = focus();
        qWarning("the keyboard is at: %s “%s”", qPrintable(m_reader->role(item)), qPrintable(m_reader->name(item)));
        return false;
    }
    // By the Tab key, from wherever the keyboard is.
    bool tabTo(const QString &role, const QString &name)
    {
        Item now = focus();
        for (int stops = 0; stops < 60; ++stops) {
            const Item before = now;
            const auto moves = [&] {
                now = focus();
                return !now.path.isEmpty() && now != before;
            };
            m_reader->press(ScreenReader::Tab);
            if (!QTest::qWaitFor(moves, patience))
                return false;
            if (isAt(now, role, name))
                return true;
        }
        return false;
    }

    QTemporaryDir m_home;
    QProcess m_manager;
    QProcess m_program;
    std::unique_ptr<ScreenReader> m_reader;
    Item m_window; // the program itself: its windows are below it
};

} // namespace tincan
