// The first start asks one question with two answers: host a room, or join one. Nothing else stands between a person
// and the first message; the name can be changed in the line below. GUI thread.
#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;

namespace tincan {

class NoticeBar;
class Profile;

class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    void setName(const QString &name);
    // To go back to, the last one first, as the profile words them.
    void setServers(const QList<QUrl> &servers, const Profile &profile);

    QPushButton *hostButton() const { return m_host; }
    NoticeBar *notice() const { return m_notice; }
    QPushButton *joinButton() const { return m_join; }

Q_SIGNALS:
    void hostChosen();
    void joinChosen();
    void nameChosen();
    void serverChosen(const QUrl &server);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeCards();

    QPushButton *m_host;
    QPushButton *m_join;
    QLabel *m_name;
    QLabel *m_servers;
    NoticeBar *m_notice;
};

} // namespace tincan
