#include "ui/draft_store.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QSaveFile>

#include <optional>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonOf(const RoomDraft &draft)
{
    QJsonObject json{{u"text"_s, draft.text}};
    if (!draft.replyTo.isEmpty()) {
        json.insert(u"replyTo"_s, draft.replyTo);
        json.insert(u"quoteName"_s, draft.quote.name);
        json.insert(u"quoteText"_s, draft.quote.text);
    }
    return json;
}

RoomDraft draftOf(const QJsonObject &json)
{
    return {.text = json[u"text"].toString(),
            .replyTo = json[u"replyTo"].toString(),
            .quote = {.name = json[u"quoteName"].toString(), .text = json[u"quoteText"].toString()}};
}

template<typename Map, typename ToKey, typename ToValue>
QJsonObject objectOf(const Map &map, ToKey toKey, ToValue toValue)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it)
        object.insert(toKey(it.key()), toValue(it.value()));
    return object;
}

} // namespace

QString ownerKey(const DraftOwner &owner)
{
    const QString server = owner.server.toString(QUrl::RemoveFragment);
    return owner.person.isEmpty() ? server : server + u'#' + owner.person;
}

bool isOwnerOn(const QUrl &server, const QString &key)
{
    const QString nobody = ownerKey({.server = server});
    return key == nobody || key.startsWith(nobody + u'#');
}

// Shared with the thread: what is to be written next. What comes while it writes takes the place of what waits.
struct DraftStore::Writing
{
    QMutex mutex;
    std::optional<QHash<QString, Windows>> next; // by owner
    bool running = false;

    static QByteArray bytesOf(const QHash<QString, Windows> &owners)
    {
        const auto asIs = [](const QString &key) { return key; };
        const auto ofWindow = [asIs](const RoomDrafts &drafts) { return objectOf(drafts, asIs, jsonOf); };
        const auto ofOwner = [ofWindow](const Windows &windows) {
            return objectOf(
                windows, [](int number) { return QString::number(number); }, ofWindow);
        };
        return QJsonDocument(objectOf(owners, asIs, ofOwner)).toJson(QJsonDocument::Compact);
    }

    void run(const QString &path)
    {
        while (true) {
            QMutexLocker lock(&mutex);
            if (!next) {
                running = false;
                return;
            }
            const auto owners = std::exchange(next, std::nullopt);
            lock.unlock();
            QSaveFile file(path);
            // A disk that is full keeps the file of before; the next key tries again.
            if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
                file.write(bytesOf(*owners));
                file.commit();
            }
        }
    }
};

void RoomDraft::append(const RoomDraft &other)
{
    if (text.trimmed().isEmpty())
        text = other.text;
    else if (!other.text.trimmed().isEmpty())
        text += u"\n\n"_s + other.text;
    if (!replyTo.isEmpty())
        return;
    replyTo = other.replyTo;
    quote = other.quote;
}

DraftStore::DraftStore(const QString &folder)
    : m_path(folder + u"/drafts.json"_s), m_writing(std::make_shared<Writing>())
{
    m_thread.setMaxThreadCount(1);
    read();
}

DraftStore::~DraftStore()
{
    finish();
}

void DraftStore::read()
{
    QFile file(m_path);
    if (!file.exists())
        return;
    QJsonParseError error;
    error.error = QJsonParseError::IllegalValue;
    QJsonDocument document;
    if (file.open(QIODevice::ReadOnly))
        document = QJsonDocument::fromJson(file.readAll(), &error);
    file.close();
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        m_damaged = true;
        QFile::rename(m_path,
                      m_path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMddhhmmsszzz"_s));
        return;
    }
    const QJsonObject owners = document.object();
    for (auto owner = owners.begin(); owner != owners.end(); ++owner) {
        const QJsonObject windows = owner.value().toObject();
        for (auto window = windows.begin(); window != windows.end(); ++window) {
            const QJsonObject rooms = window.value().toObject();
            for (auto room = rooms.begin(); room != rooms.end(); ++room)
                m_owners[owner.key()][window.key().toInt()].insert(room.key(), draftOf(room.value().toObject()));
        }
    }
}

void DraftStore::set(const DraftOwner &owner, int window, const RoomDrafts &drafts)
{
    Windows &windows = m_owners[ownerKey(owner)];
    if (windows.value(window) == drafts)
        return;
    if (drafts.isEmpty())
        windows.remove(window);
    else
        windows.insert(window, drafts);
    write();
}

RoomDrafts DraftStore::take(const DraftOwner &owner, int window, const QSet<int> &open)
{
    RoomDrafts taken;
    Windows &windows = m_owners[ownerKey(owner)];
    for (const int number : windows.keys()) { // ascending
        if (number != window && open.contains(number))
            continue;
        const RoomDrafts drafts = windows.take(number);
        for (auto draft = drafts.begin(); draft != drafts.end(); ++draft)
            taken[draft.key()].append(draft.value());
    }
    if (!taken.isEmpty())
        windows.insert(window, taken);
    write();
    return taken;
}

bool DraftStore::has(const DraftOwner &owner) const
{
    return !m_owners.value(ownerKey(owner)).isEmpty();
}

void DraftStore::giveTo(const DraftOwner &owner)
{
    const Windows found = m_owners.take(ownerKey({owner.server}));
    Windows &theirs = m_owners[ownerKey(owner)];
    for (auto window = found.begin(); window != found.end(); ++window) {
        for (auto draft = window->begin(); draft != window->end(); ++draft)
            theirs[window.key()][draft.key()].append(draft.value());
    }
    write();
}

void DraftStore::forget(const QUrl &server)
{
    m_owners.removeIf([&server](const auto &owner) { return isOwnerOn(server, owner.key()); });
    write();
}

void DraftStore::write()
{
    const QMutexLocker lock(&m_writing->mutex);
    m_writing->next = m_owners;
    if (!std::exchange(m_writing->running, true))
        m_thread.start([writing = m_writing, path = m_path] { writing->run(path); });
}

void DraftStore::finish()
{
    m_thread.waitForDone();
}

} // namespace tincan
