// Which language the windows speak. Whoever shows words hears of a change and makes them anew. GUI thread.
#pragma once

#include <QLocale>
#include <QObject>

#include <memory>

class QTranslator;

namespace tincan {

// English with the clock, dates and numbers of where the system is, as far as there is such an English; else with a
// clock of as many hours as the system's.
QLocale englishOf(const QLocale &system);

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
