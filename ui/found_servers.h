// The servers on this network that make themselves known, to pick one of, and in a line below how far the search is, or
// why there is none. Looks from when it is first shown. GUI thread.
#pragma once

#include "ui/server_search.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace tincan {

class FoundServers : public QWidget
{
    Q_OBJECT
public:
    explicit FoundServers(std::unique_ptr<ServerSearch> search, QWidget *parent = nullptr);

    QListWidget *list() const { return m_list; }
    QString words() const; // below the list

Q_SIGNALS:
    void picked(const QUrl &server);
    void changed(); // it may need more room, or less

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    QString wordsFor(ServerSearch::State state) const;

    std::unique_ptr<ServerSearch> m_search;
    bool m_begun = false;
    QListWidget *m_list;
    QLabel *m_words;
};

} // namespace tincan
