// One picture of many: each small, with its name below, in rows. A change to how everything looks is seen at a glance.
#pragma once

#include <QImage>
#include <QList>
#include <QPixmap>
#include <QString>

namespace tincan {

class ContactSheet
{
public:
    void add(const QString &name, const QPixmap &picture);
    // In the colours of the theme that is on.
    QImage paint() const;
    void clear() { m_pictures.clear(); }

private:
    QList<std::pair<QString, QImage>> m_pictures;
};

} // namespace tincan
