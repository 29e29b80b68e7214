// Authors and followers, each on a thread and a connection of its own, who go on while a server dies and comes back:
// an author says the same id again until it is acknowledged, a follower resumes by its cursor. What they were told is
// compared with the log in the end. Whoever waits does so for a while, and then everybody gives up.
#pragma once

#include "test_client.h"

#include <QSet>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace tincan {

class CrowdOfAuthors
{
public:
    CrowdOfAuthors(quint16 port, int authors, int followers)
        : m_port(port), m_writing(authors), m_following(followers), m_told(std::size_t(followers))
    {
        m_epoch = field(TestClient(port).get("/api/health").object(), "epoch");
        for (int i = 0; i < authors; ++i)
            m_authors.emplace_back([this] { write(); });
        for (int i = 0; i < followers; ++i)
            m_followers.emplace_back([this, i] { follow(m_told[std::size_t(i)]); });
    }
    ~CrowdOfAuthors()
    {
        giveUp();
        join();
    }

    // Nobody tries while the server is known to be gone: a try from the port that it wants back would keep it.
    void serverGoes() { m_up = false; }
    void serverIsBack()
    {
        m_up = true;
        m_up.notify_all();
    }
    // Until so many more are acknowledged; false where they are not.
    bool waitForMore(int count)
    {
        const qint64 wanted = acknowledged() + count;
        return waitUntil([this, wanted] { return m_count >= wanted; });
    }
    // Everybody stops when all that was said is acknowledged and told; false where it is not.
    bool finish()
    {
        m_finishing = true;
        bool well = waitUntil([this] { return m_writing == 0; });
        m_authors.emplace_back([this] { acknowledge(m_last); });
        well = waitUntil([this] { return m_following == 0; }) && well;
        join();
        return well;
    }

    // Why what was acknowledged and told is not the log; empty where it is.
    QByteArray difference()
    {
        TestClient client(m_port);
        QByteArray place = m_epoch + ".0";
        QList<QByteArray> stored; // ids, in order
        std::map<QByteArray, QByteArray> cursors;
        for (;;) {
            const Reply page = client.get("/api/messages?limit=1000&after=" + place);
            if (page.status != 200)
                return "the log cannot be read";
            if (page.array().isEmpty())
                break;
            for (const QJsonValue &event : page.array()) {
                stored.append(field(event, "id"));
                const QByteArray expected = m_epoch + '.' + QByteArray::number(stored.size());
                if (field(event, "cursor") != expected)
                    return "a hole before " + expected;
                if (!cursors.emplace(stored.last(), expected).second)
                    return "twice: " + stored.last();
            }
            place = page.cursor();
        }
        for (const auto &[id, cursor] : m_acknowledged) {
            if (cursors[id] != cursor)
                return "acknowledged and not there: " + id + " at " + cursor;
        }
        if (qsizetype(m_acknowledged.size()) != stored.size())
            return "stored and never acknowledged: " + QByteArray::number(stored.size() - m_acknowledged.size());
        for (const QList<QByteArray> &told : m_told) {
            if (told != stored)
                return "a follower was told " + QByteArray::number(told.size()) + " of " +
                       QByteArray::number(stored.size());
        }
        return {};
    }
    qint64 acknowledged() const
    {
        const std::lock_guard lock(m_mutex);
        return m_count;
    }

private:
    static constexpr std::chrono::seconds patience{120}; // a slow disk syncs each message of a kill

    bool waitUntil(const std::function<bool()> &done)
    {
        std::unique_lock lock(m_mutex);
        if (m_changed.wait_for(lock, patience, done))
            return true;
        lock.unlock();
        giveUp();
        return false;
    }
    void giveUp()
    {
        m_givenUp = m_finishing = true;
        serverIsBack(); // to end who waits for it
    }
    void join()
    {
        for (auto *threads : {&m_authors, &m_followers})
            for (std::thread &thread : std::exchange(*threads, {}))
                thread.join();
    }
    void countDown(int &running)
    {
        const std::lock_guard lock(m_mutex);
        --running;
        m_changed.notify_all();
    }
    void acknowledge(const QByteArray &id)
    {
        while (!m_givenUp) {
            m_up.wait(false);
            TestClient client(m_port);
            while (client.socket().state() == QAbstractSocket::ConnectedState) {
                if (tell(client, id))
                    return;
            }
        }
    }
    bool tell(TestClient &client, const QByteArray &id)
    {
        const Reply reply = client.post("/api/messages", message("under load", id));
        if (reply.status != 200 && reply.status != 201) {
            client.socket().abort();
            return false;
        }
        const std::lock_guard lock(m_mutex);
        m_acknowledged[id] = field(reply.object(), "cursor");
        ++m_count;
        m_changed.notify_all();
        return true;
    }
    void write()
    {
        while (!m_finishing) {
            m_up.wait(false);
            TestClient client(m_port);
            QByteArray id = newId();
            while (tell(client, id) && !m_finishing)
                id = newId();
            if (client.socket().state() != QAbstractSocket::ConnectedState)
                acknowledge(id); // who got no answer says the same again
        }
        countDown(m_writing);
    }
    void follow(QList<QByteArray> &told)
    {
        QByteArray place = m_epoch + ".0";
        while (!m_givenUp && !followOnce(place, told)) {
        }
        countDown(m_following);
    }
    // On one connection; whether all was told.
    bool followOnce(QByteArray &place, QList<QByteArray> &told)
    {
        m_up.wait(false);
        TestClient client(m_port);
        client.begin("GET", "/api/messages?after=" + place, "Accept: application/x-ndjson\r\n");
        if (client.readHead().status != 200)
            return false;
        for (auto line = client.line(); line && !m_givenUp; line = client.line()) {
            const QJsonObject event = QJsonDocument::fromJson(*line).object(); // none: a heartbeat
            const QByteArray type = field(event, "type");
            if (type == "gap" || type == "bye")
                return false; // after a gap the comparison fails
            if (type != "message")
                continue;
            place = field(event, "cursor");
            told.append(field(event, "id"));
            if (told.last() == m_last)
                return true;
        }
        return false;
    }

    quint16 m_port;
    QByteArray m_epoch;
    std::atomic<bool> m_up = true;
    std::atomic<bool> m_finishing = false;
    std::atomic<bool> m_givenUp = false;
    const QByteArray m_last = newId(); // when it is told, all is
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    qint64 m_count = 0;
    int m_writing;                                   // threads
    int m_following;                                 // the same
    std::map<QByteArray, QByteArray> m_acknowledged; // id to cursor
    std::vector<QList<QByteArray>> m_told;           // ids, of each follower
    std::vector<std::thread> m_authors;
    std::vector<std::thread> m_followers;
};

} // namespace tincan
