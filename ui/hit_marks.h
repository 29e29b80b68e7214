// Small marks on a timeline's scroll bar where something was found: by rank, as the bar counts messages. GUI thread.
#pragma once

#include <QList>
#include <QWidget>

class QScrollBar;

namespace tincan {

class HitMarks : public QWidget
{
    Q_OBJECT
public:
    explicit HitMarks(QScrollBar *bar);

    void setRanks(const QList<qint64> &ranks, qint64 total); // none: it hides
    const QList<qint64> &ranks() const { return m_ranks; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<qint64> m_ranks;
    qint64 m_total = 0;
};

} // namespace tincan
