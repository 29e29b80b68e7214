// Takes pictures of real widgets into a folder. GUI thread.
#pragma once

#include "contact_sheet.h"

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
    // All that is taken from the one to the other has this suffix, and is on one sheet, `contact-<suffix>.png`.
    void begin(const QString &suffix);
    void end();
    // Runs the event loop until the condition holds; says so and notes a failure where it does not within 20 s.
    void waitFor(const char *what, const std::function<bool()> &condition);
    bool allWell() const { return m_failures == 0; }
    int count() const { return m_count; }

private:
    void save(const QString &name, const QPixmap &picture);

    QString m_folder;
    QString m_suffix;
    ContactSheet m_sheet;
    int m_failures = 0;
    int m_count = 0;
};

} // namespace tincan
