#include "ui/timeline_accessible.h"

#include "ui/message_menu.h"
#include "ui/message_words.h"
#include "ui/timeline_view.h"

#include <QAccessibleWidget>
#include <QPointer>

namespace tincan {

namespace {

// One message in sight. Lives in Qt's own table of interfaces, and is not valid once its message is not here.
class MessageItem : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MessageItem(TimelineView *view, const QString &id) : m_view(view), m_id(id) {}

    bool isValid() const override { return m_view && m_view->model()->rowOf(m_id) >= 0; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? MessageWords::spoken(*m_view->model()->find(m_id)) : QString();
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inView = m_view->visualRect(index());
        return {m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        const bool current = m_view->currentIndex() == index();
        state.focusable = state.selectable = state.readOnly = true;
        const TimelineSelection &selection = m_view->selection();
        state.multiSelectable = state.extSelectable = true;
        state.selected = selection.isEmpty() ? current : selection.contains(*m_view->model()->find(m_id));
        state.focused = current && m_view->hasFocus();
        state.offscreen = m_view->visualRect(index()).isEmpty();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override
    {
        QStringList names{setFocusAction()};
        for (const MessageDeed deed : deeds())
            names += MessageMenu::name(deed);
        return names;
    }
    QString localizedActionName(const QString &name) const override
    {
        const auto deed = deedOf(name);
        return deed ? MessageMenu::words(*deed, *m_view->model()->find(m_id))
                    : QAccessibleActionInterface::localizedActionName(name);
    }
    QStringList keyBindingsForAction(const QString &name) const override
    {
        const auto deed = deedOf(name);
        return deed && !MessageMenu::keys(*deed).isEmpty() ? QStringList{MessageMenu::keys(*deed).toString()}
                                                           : QStringList();
    }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (const auto deed = deedOf(name)) {
            const Message message = *m_view->model()->find(m_id); // what is told may change the model
            return MessageMenu::perform(*deed, m_view, message);
        }
        if (name != setFocusAction())
            return;
        m_view->setFocus();
        m_view->setCurrentIndex(index());
    }

private:
    QList<MessageDeed> deeds() const
    {
        return isValid() ? MessageMenu::deedsFor(*m_view->model()->find(m_id)) : QList<MessageDeed>();
    }
    std::optional<MessageDeed> deedOf(const QString &name) const
    {
        for (const MessageDeed deed : deeds()) {
            if (MessageMenu::name(deed) == name)
                return deed;
        }
        return std::nullopt;
    }
    QModelIndex index() const { return m_view->model()->index(m_view->model()->rowOf(m_id)); }

    QPointer<TimelineView> m_view;
    QString m_id;
};

class TimelineList : public QAccessibleWidget
{
public:
    explicit TimelineList(TimelineView *view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~TimelineList() override
    {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(m_view->placed().size()); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto row = size_t(m_view->placed()[size_t(index)].row);
        return QAccessible::accessibleInterface(itemOf(m_view->model()->rows()[row].id));
    }
    int indexOfChild(const QAccessibleInterface *item) const override
    {
        for (int at = 0; at < childCount(); ++at)
            if (child(at) == item)
                return at;
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex index = m_view->indexAt(m_view->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? child(index.row() - m_view->placed().front().row) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const QModelIndex current = m_view->currentIndex();
        if (!m_view->hasFocus() || !current.isValid() || m_view->placed().empty())
            return nullptr;
        return child(current.row() - m_view->placed().front().row);
    }

private:
    QAccessible::Id itemOf(const QString &id) const
    {
        if (!m_items.contains(id)) {
            dropOld();
            m_items.insert(id, QAccessible::registerAccessibleInterface(new MessageItem(m_view, id)));
        }
        return m_items.value(id);
    }
    // Those that went out of sight stay for a while: a screen reader asks about what it has just read.
    void dropOld() const
    {
        if (m_items.size() < 8 * childCount())
            return;
        QHash<QString, QAccessible::Id> kept;
        for (const PlacedRow &placed : m_view->placed()) {
            const QString &id = m_view->model()->rows()[size_t(placed.row)].id;
            if (m_items.contains(id))
                kept.insert(id, m_items.take(id));
        }
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
        m_items = kept;
    }

    TimelineView *m_view;
    mutable QHash<QString, QAccessible::Id> m_items;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineList(view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    QAccessible::installFactory(make);
}

void announceCurrent(const TimelineView &view)
{
    if (!QAccessible::isActive() || !view.hasFocus() || view.placed().empty() || !view.currentIndex().isValid())
        return;
    QAccessibleEvent event(const_cast<TimelineView *>(&view), QAccessible::Focus);
    event.setChild(view.currentIndex().row() - view.placed().front().row);
    QAccessible::updateAccessibility(&event);
}

void announceSelection(const TimelineView &view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(const_cast<TimelineView *>(&view), QAccessible::SelectionWithin);
    QAccessible::updateAccessibility(&event);
}

void announcePlaced(const TimelineView &view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(const_cast<TimelineView *>(&view), QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

} // namespace tincan
