#include "ui/known_people.h"

#include "ui/timeline_model.h"

#include <algorithm>

namespace tincan {

KnownPeople::KnownPeople(TimelineModel *model, QObject *parent) : QObject(parent), m_model(model)
{
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { take(first, last); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        if (!m_model->isLoaded()) // another room
            m_names.clear();
        take(0, m_model->rowCount() - 1);
    });
}

void KnownPeople::begin(const QString &self)
{
    m_own.reset();
    setSelf(self);
}

void KnownPeople::setSelf(const QString &name)
{
    if (name == std::exchange(m_self, name))
        return;
    m_names.remove(name);
    Q_EMIT changed();
}

QStringList KnownPeople::names() const
{
    QStringList sorted(m_names.begin(), m_names.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

void KnownPeople::take(int first, int last)
{
    const qsizetype before = m_names.size();
    for (int row = first; row <= last; ++row) {
        const Message &message = m_model->rows()[size_t(row)];
        const QString &name = message.sender.name;
        // Older ones may be from before another name.
        if (message.own && message.place.era != outboxEra && !name.isEmpty() && (!m_own || message.place > *m_own)) {
            m_own = message.place;
            setSelf(name);
        }
        if (!name.isEmpty() && name != m_self)
            m_names.insert(name);
    }
    if (m_names.size() != before)
        Q_EMIT changed();
}

} // namespace tincan
