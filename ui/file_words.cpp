#include "ui/file_words.h"

#include "ui/failure_text.h"
#include "ui/picture_decoder.h"
#include "ui/plain_line.h"

#include <QLocale>

namespace tincan {

QString FileWords::size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString FileWords::name(const FileRef &file)
{
    return plainLine(file.name);
}

QString FileWords::kind(const FileRef &file)
{
    const qsizetype dot = file.name.lastIndexOf(u'.');
    const QString ending = dot > 0 ? file.name.sliced(dot + 1) : QString();
    return ending.size() > 4 ? QString() : ending.toUpper();
}

QString FileWords::spoken(const FileRef &file)
{
    return isPicture(file) ? tr("picture %1, %2", "name, size").arg(name(file), size(file.size))
                           : tr("file %1, %2", "name, size").arg(name(file), size(file.size));
}

QString FileWords::names(const QList<FileRef> &files)
{
    QStringList all;
    for (const FileRef &file : files)
        all.append(spoken(file));
    return all.join(QStringLiteral("; "));
}

QString FileWords::progress(qint64 done, qint64 total)
{
    return tr("%1 of %2").arg(size(done), size(total));
}

QString FileWords::failed(const Failure &failure)
{
    if (failure.stage == u"checksum")
        return tr("What came is not the file that was sent. Nothing was kept.");
    if (failure.status == 404)
        return tr("The server has this file no more.");
    return FailureText::happened(failure);
}

QString FileWords::tooLarge(const FileRef &file, qint64 limit)
{
    return tr("“%1” has %2. This server takes files up to %3.").arg(name(file), size(file.size), size(limit));
}

} // namespace tincan
