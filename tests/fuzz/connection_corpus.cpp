// Writes what the fuzzer of connections begins with: the hostile rows that the tests say to a hub, a file each.
//   connection_corpus tests/fuzz/corpus/connection
#include "support/hostile.h"

#include <QDir>
#include <QFile>

using namespace tincan;

namespace {

// The fuzzer's inputs grow with the largest of these, and it learns nothing from length alone.
constexpr qsizetype mostBytes = 4'096;

bool write(const QDir &folder, const QByteArray &name, char kind, const QByteArray &bytes)
{
    if (bytes.size() > mostBytes)
        return true;
    QByteArray fileName;
    for (const char character : name)
        fileName += QByteArrayView("abcdefghijklmnopqrstuvwxyz0123456789")
                            .contains(QChar::fromLatin1(character).toLower().toLatin1())
                        ? character
                        : '-';
    QFile file(folder.filePath(QString::fromLatin1(fileName)));
    const QByteArray all = QByteArray(1, kind) + '\0' + bytes;
    return file.open(QIODevice::WriteOnly) && file.write(all) == all.size();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "connection_corpus FOLDER\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    bool good = folder.mkpath(QStringLiteral("."));
    for (const auto &rows : {hostileLines(), hostileHeaders(), hostileBodies(), hostileQueries()}) {
        for (const HostileRequest &row : rows)
            good = good && write(folder, QByteArray("request ") + row.name, 0, row.bytes);
    }
    for (const HostileHandshake &row : hostileHandshakes())
        good = good && write(folder, QByteArray("handshake ") + row.name, 0, row.bytes);
    for (const auto &rows : {hostileFrames(), hostileTexts(), hostileCloses(), hostileCommands()}) {
        for (const HostileFrames &row : rows)
            good = good && write(folder, QByteArray("frames ") + row.name, row.subprotocol ? 1 : 2, row.bytes);
    }
    return good ? 0 : 1;
}
