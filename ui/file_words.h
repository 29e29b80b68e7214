// What is said about a file: its size, its kind, what became of it. GUI thread (tr).
#pragma once

#include "core/base/failure.h"
#include "core/chat/file_ref.h"

#include <QCoreApplication>

namespace tincan {

class FileWords
{
    Q_DECLARE_TR_FUNCTIONS(FileWords)
public:
    static QString size(qint64 bytes);
    static QString name(const FileRef &file);   // in one line, and in the order in which it is written
    static QString kind(const FileRef &file);   // "PDF": what fits on a small square
    static QString spoken(const FileRef &file); // "picture sunset.png, 1.2 MB"
    static QString names(const QList<FileRef> &files);
    static QString progress(qint64 done, qint64 total); // "1.2 of 4.0 MB"
    static QString failed(const Failure &failure);      // why a download did not come
    static QString tooLarge(const FileRef &file, qint64 limit);
};

} // namespace tincan
