// What one client of the storm saw, one fact a line, appended: a line is in the system's hands when write() returns, so
// that `kill -9` takes at most the line that is being written. A life of the client begins with "life". One thread.
#pragma once

#include <QFile>

namespace tincan {

class LedgerFile
{
public:
    explicit LedgerFile(const QString &path) : m_file(path) {}

    bool open()
    {
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
            return false;
        // The line that the last kill tore is no fact.
        m_file.seek(0);
        const qint64 whole = m_file.readAll().lastIndexOf('\n') + 1;
        return m_file.resize(whole) && write("life\n");
    }
    // Whole lines.
    bool write(const QByteArray &lines) { return m_file.write(lines) == lines.size(); }

private:
    QFile m_file;
};

} // namespace tincan
