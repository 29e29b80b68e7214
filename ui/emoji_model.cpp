#include "ui/emoji_model.h"

#include "ui/recent_emoji.h"
#include "ui/skin_tone.h"

#include <QLocale>

namespace tincan {

namespace {

constexpr int mostFound = 180;

} // namespace

EmojiModel::EmojiModel(QObject *parent) : QAbstractListModel(parent)
{
    search({});
}

void EmojiModel::search(const QString &words)
{
    const EmojiTable &table = EmojiTable::all();
    QString wanted = words;
    wanted = wanted.replace(u':', u' ').trimmed();
    beginResetModel();
    m_offers.clear();
    if (wanted.isEmpty()) {
        for (const QString &emoji : RecentEmoji::shared().shown()) {
            const Emoji *entry = table.find(emoji);
            m_offers.push_back({entry ? SkinTone::shared().dressed(*entry) : emoji, entry});
        }
        for (const Emoji &emoji : table.emoji())
            m_offers.push_back({SkinTone::shared().dressed(emoji), &emoji});
    } else {
        for (const Emoji *emoji : table.search(wanted, mostFound))
            m_offers.push_back({SkinTone::shared().dressed(*emoji), emoji});
    }
    endResetModel();
}

QString EmojiModel::emojiAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_offers[size_t(row)].emoji : QString();
}

QString EmojiModel::plainAt(int row) const
{
    const Emoji *entry = row >= 0 && row < rowCount() ? m_offers[size_t(row)].entry : nullptr;
    return entry ? entry->text.toString() : emojiAt(row);
}

QString EmojiModel::nameAt(int row) const
{
    const Emoji *entry = row >= 0 && row < rowCount() ? m_offers[size_t(row)].entry : nullptr;
    if (!entry)
        return emojiAt(row);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    return u':' + entry->shortcode() + QStringLiteral(":  ") +
           (chinese && !entry->chineseName.isEmpty() ? entry->chineseName : entry->name).toString();
}

int EmojiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_offers.size());
}

QVariant EmojiModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return emojiAt(index.row());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return nameAt(index.row());
    default:
        return {};
    }
}

} // namespace tincan
