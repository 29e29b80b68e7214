// Says which words are wrong, without making anybody wait: what is not known yet is asked of a dictionary on another
// thread, and checked() tells when there is an answer. Without a dictionary nothing is wrong. GUI thread.
#pragma once

#include "ui/dictionary.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>

namespace tincan {

class Spelling : public QObject
{
    Q_OBJECT
public:
    using MakeDictionary = std::function<std::unique_ptr<Dictionary>()>;

    explicit Spelling(const MakeDictionary &make = systemDictionary);
    ~Spelling() override;

    const QStringList &languages() const { return m_languages; } // empty: there is none, or not yet
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    // Of this one, one of its language, or else one of the system's.
    void prefer(const QString &language);

    bool isWrong(const QString &word);
    // Five at most; on this thread, unless `context` is gone by then.
    void suggest(const QString &word, QObject *context, const std::function<void(const QStringList &)> &then);
    void add(const QString &word);

Q_SIGNALS:
    void checked(); // or another language holds
    void languageChosen(const QString &language);

private:
    void ask();
    void start(const QStringList &languages);

    QThread m_thread;
    QHash<int, std::pair<QPointer<QObject>, std::function<void(const QStringList &)>>> m_suggesting;
    int m_lastSuggested = 0;
    QObject *m_there;                                          // lives on the thread
    std::shared_ptr<std::unique_ptr<Dictionary>> m_dictionary; // used on the thread
    QStringList m_languages;
    QString m_language;
    QString m_preferred;
    QHash<QString, bool> m_wrong; // what is known
    QStringList m_asked;          // not handed over yet
    int m_generation = 0;         // answers of another language are not for this one
};

} // namespace tincan
