// The light on a row that was jumped to: it stays for a moment and fades. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <QVariantAnimation>

namespace tincan {

class RowGlow : public QObject
{
    Q_OBJECT
public:
    explicit RowGlow(QObject *parent = nullptr);

    void start(const QString &id);
    // 1: full, 0: none.
    double strengthOf(const QString &id) const;

Q_SIGNALS:
    void changed();

private:
    QString m_id;
    QVariantAnimation m_fading;
};

} // namespace tincan
