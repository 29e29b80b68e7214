// Which language the windows speak. Whoever shows words hears of a change and makes them anew. GUI thread.
#pragma once

#include <QObject>

#include <memory>

class QTranslator;

namespace tincan {

class Language : public QObject
{
    Q_OBJECT
public:
    static Language &shared();

    // An empty word means the system's language. False where the word names no language of ours; then nothing changes.
    bool set(const QString &word);
    QString word() const { return m_word; }

Q_SIGNALS:
    void changed();

private:
    Language();
    ~Language() override;

    QString m_word;
    std::unique_ptr<QTranslator> m_ours;
    std::unique_ptr<QTranslator> m_qt; // of its own dialogs
};

} // namespace tincan
