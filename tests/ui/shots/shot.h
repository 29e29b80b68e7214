// Takes pictures of real widgets into a folder. GUI thread.
#pragma once

#include <QString>
#include <QWidget>

#include <functional>

namespace tincan {

class Shots
{
public:
    explicit Shots(const QString &folder);

    // `<name>-<suffix>.png`
    void take(const QString &name, QWidget *widget);
    void setSuffix(const QString &suffix) { m_suffix = suffix; }
    // Runs the event loop until the condition holds; says so and notes a failure where it does not within 20 s.
    void waitFor(const char *what, const std::function<bool()> &condition);
    bool allWell() const { return m_failures == 0; }
    int count() const { return m_count; }

private:
    QString m_folder;
    QString m_suffix;
    int m_failures = 0;
    int m_count = 0;
};

} // namespace tincan
