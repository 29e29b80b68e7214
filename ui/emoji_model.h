// What the picker offers: those picked last and then all, or what fits the words that are looked for. GUI thread.
#pragma once

#include "ui/emoji_table.h"

#include <QAbstractListModel>
#include <QCoreApplication>

namespace tincan {

class EmojiModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit EmojiModel(QObject *parent = nullptr);

    void search(const QString &words); // colons are passed over; empty: all
    QString emojiAt(int row) const;
    QString nameAt(int row) const;  // ":tada: party popper"
    QString plainAt(int row) const; // in no skin tone
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Offer
    {
        QString emoji;
        const Emoji *entry = nullptr; // null: the table does not know it
    };
    std::vector<Offer> m_offers;
};

} // namespace tincan
