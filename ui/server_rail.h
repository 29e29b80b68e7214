// The column at the very left where several servers are open: a square for each, and one more to join another. Where
// one is open it is not there. GUI thread.
#pragma once

#include "ui/server_button.h"

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace tincan {

class ServerSet;

class ServerRail : public QWidget
{
    Q_OBJECT
public:
    explicit ServerRail(QWidget *parent = nullptr);
    ~ServerRail() override;

    void setServers(const ServerSet &servers, const Workspace *shown);
    void showSummaries(); // the same servers, as they are now
    const QList<ServerButton *> &buttons() const { return m_buttons; }
    QToolButton *joinButton() const { return m_join; }

    // What shows the server at this place of the rail, from 0; none after the ninth.
    static QKeySequence keyOf(qsizetype place);

Q_SIGNALS:
    void chosen(tincan::Workspace *workspace);
    void joinChosen();
    void menuWanted(tincan::Workspace *workspace, const QPoint &where);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshIcon();

    QVBoxLayout *m_column;
    QToolButton *m_join;
    QList<ServerButton *> m_buttons;
};

} // namespace tincan
