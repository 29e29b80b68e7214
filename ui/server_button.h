// One server in the rail: its letter, how its line is, and how much is unread there. GUI thread.
#pragma once

#include "ui/chip_text.h"

#include <QAbstractButton>

namespace tincan {

class Workspace;

class ServerButton : public QAbstractButton
{
    Q_OBJECT
public:
    // `key`: what shows it, as the person has to press it; empty: none. The workspace outlives it.
    ServerButton(Workspace &workspace, const QString &key, QWidget *parent = nullptr);

    Workspace *workspace() const { return &m_workspace; }
    void showSummary(); // of the workspace as it is
    qint64 unread() const { return m_unread; }
    ChipText::Tone tone() const { return m_tone; }
    // What stands in the square: the first letter of a name, the last number of an address, of this computer's the end
    // of the port.
    static QString letterOf(const QUrl &server);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString letter() const; // of an account's name, where there is another one on that server
    void paintUnread(QPainter &painter, const QRectF &square) const;

    Workspace &m_workspace;
    const QString m_key;
    qint64 m_unread = 0;
    ChipText::Tone m_tone = ChipText::Tone::Grey;
};

} // namespace tincan
