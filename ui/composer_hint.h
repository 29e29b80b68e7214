// The line above the composer: what went wrong, or how much of the limit is used. Nothing to say: it is hidden. GUI
// thread.
#pragma once

#include <QLabel>

namespace tincan {

class ComposerHint : public QLabel
{
    Q_OBJECT
public:
    explicit ComposerHint(QWidget *parent = nullptr);

    void say(const QString &sentence); // what went wrong
    void setLength(qsizetype bytes, qsizetype limit);
    void dismiss(); // what was said

private:
    void show(const QString &words, bool bad);

    bool m_isSentence = false; // and no count
};

} // namespace tincan
