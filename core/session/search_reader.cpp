#include "core/session/search_reader.h"

#include "core/store/search.h"

namespace tincan {

class SearchReader::Worker : public QObject
{
public:
    explicit Worker(const QString &path) : m_path(path) {}

    std::optional<SearchAnswer> answer(const SearchQuestion &question)
    {
        if (*question.withdrawn)
            return std::nullopt;
        if (!m_file.isOpen()) {
            if (const auto done = m_file.open(m_path, StoreFile::Access::Read); !done) {
                SearchAnswer failed;
                failed.question = question;
                failed.failure = done.error();
                return failed;
            }
        }
        return search::find(m_file, question);
    }

private:
    QString m_path;
    StoreFile m_file;
};

SearchReader::SearchReader(const QString &path) : m_worker(new Worker(path))
{
    m_thread.setObjectName(QStringLiteral("search"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

SearchReader::~SearchReader()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] {
        worker->thread()->quit();
        delete worker;
    });
    m_thread.wait();
}

void SearchReader::ask(const SearchQuestion &question)
{
    QMetaObject::invokeMethod(m_worker, [this, question] {
        const auto answer = m_worker->answer(question);
        if (answer && !*question.withdrawn)
            Q_EMIT answered(*answer);
    });
}

} // namespace tincan
