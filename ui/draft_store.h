// What is written and not sent, of every person, window and room, in drafts.json of the profile's folder. What is set
// is written at once, on a thread of its own, and as a whole or not at all. A file that cannot be read is set aside.
// GUI thread.
#pragma once

#include "core/chat/message.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QThreadPool>
#include <QUrl>

#include <memory>

namespace tincan {

struct RoomDraft
{
    QString text = {};
    QString replyTo = {}; // id of the message that is answered, and what it says
    Quote quote = {};

    bool isEmpty() const { return text.trimmed().isEmpty(); }
    // This one, an empty line, and then what the other says.
    void append(const RoomDraft &other);
    bool operator==(const RoomDraft &) const = default;
};

using RoomDrafts = QHash<QString, RoomDraft>; // by room

// Nobody else at this computer is shown what somebody began to write.
struct DraftOwner
{
    QUrl server = {};
    QString person = {}; // as the server names them; empty: who it is was never asked there
};
// What is kept of them on disk stands under this.
QString ownerKey(const DraftOwner &owner);
bool isOwnerOn(const QUrl &server, const QString &key);

class DraftStore
{
public:
    explicit DraftStore(const QString &folder);
    ~DraftStore(); // when all is written

    bool wasDamaged() const { return m_damaged; }
    // Each window has its own, under the number that it has among the open ones.
    void set(const DraftOwner &owner, int window, const RoomDrafts &drafts);
    // Its own, and those of windows that are not open any more, be it by a crash or by a start: it takes them over.
    // What several held for one room is joined in the order of their numbers.
    RoomDrafts take(const DraftOwner &owner, int window, const QSet<int> &open);
    bool has(const DraftOwner &owner) const;
    // What was nobody's is theirs from now on, beside what they had.
    void giveTo(const DraftOwner &owner);
    void forget(const QUrl &server); // whoever's they were
    void finish();                   // returns when all is written

private:
    using Windows = QMap<int, RoomDrafts>;
    struct Writing;

    void read();
    void write();

    QString m_path;
    bool m_damaged = false;
    QHash<QString, Windows> m_owners;
    std::shared_ptr<Writing> m_writing;
    QThreadPool m_thread; // of one
};

} // namespace tincan
