#include "core/store/files_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

using namespace Qt::StringLiterals;

QVariant filesText(const QList<FileRef> &files)
{
    if (files.isEmpty())
        return {};
    QJsonArray list;
    for (const FileRef &file : files) {
        QJsonObject object{{u"id"_s, file.id},        {u"name"_s, file.name},     {u"type"_s, file.type},
                           {u"size"_s, file.size},    {u"sha256"_s, file.sha256}, {u"width"_s, file.width},
                           {u"height"_s, file.height}};
        if (!file.path.isEmpty())
            object.insert(u"path"_s, file.path);
        list.append(object);
    }
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<FileRef> filesOf(const QVariant &text)
{
    QList<FileRef> files;
    if (text.isNull())
        return files;
    const QJsonArray list = QJsonDocument::fromJson(text.toString().toUtf8()).array();
    for (const QJsonValue &value : list) {
        const QJsonObject file = value.toObject();
        files.append({.id = file[u"id"_s].toString(),
                      .name = file[u"name"_s].toString(),
                      .type = file[u"type"_s].toString(),
                      .size = file[u"size"_s].toInteger(),
                      .sha256 = file[u"sha256"_s].toString(),
                      .width = file[u"width"_s].toInt(),
                      .height = file[u"height"_s].toInt(),
                      .path = file[u"path"_s].toString()});
    }
    return files;
}

} // namespace tincan
