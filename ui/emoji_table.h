// All emoji in Unicode's order, by shortcode and by what is looked for, with their skin tones: for messages, pickers
// and completion. Read once from the resources, at the first question; immutable, any thread.
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace tincan {

struct Emoji
{
    QStringView text;       // fully qualified, without a skin tone
    QStringView shortcodes; // the most common first, without colons, with spaces between
    QStringView name;       // in English
    QStringView chineseName;
    QStringView words; // more to find it by, with `|` between
    int group = 0;     // an index into EmojiTable::groups
    bool takesTone = false;

    QString shortcode() const; // the most common
};

class EmojiTable
{
public:
    static constexpr int groups = 9; // smileys, people, animals, food, places, activities, objects, symbols, flags
    static constexpr int tones = 5;  // from light to dark

    static const EmojiTable &all();

    const std::vector<Emoji> &emoji() const { return m_emoji; }
    // Without colons. Null: no such.
    const Emoji *byShortcode(QStringView code) const;
    // The entry of an emoji, whatever its skin tone. Null: it is none.
    const Emoji *find(QStringView text) const;
    // Those where each word begins a word of its shortcodes, names or words: the best first, `most` at most.
    QList<const Emoji *> search(const QString &words, int most) const;
    // The emoji in a skin tone, 1 to `tones`; as it is for 0 and where it takes none.
    QString inTone(const Emoji &emoji, int tone) const;
    // A first glance, without the table: false for nearly every letter of a text.
    static bool mayBegin(QStringView text);
    // The length of the emoji with which the text begins; 0: with none. Characters that are text unless U+FE0F follows
    // them count only with it.
    qsizetype lengthAtStart(QStringView text) const;
    // How many, where the text is nothing but emoji and spaces between them.
    std::optional<int> countIfOnly(QStringView text) const;

private:
    EmojiTable();
    qsizetype elementAtStart(QStringView text) const;

    QString m_source; // what the views are of
    std::vector<Emoji> m_emoji;
    QHash<QStringView, const Emoji *> m_byShortcode;
    QHash<QString, const Emoji *> m_byText; // without U+FE0F
    QSet<char32_t> m_pictures;              // emoji by themselves
    QSet<char32_t> m_texts;                 // emoji with U+FE0F
    QSet<char32_t> m_toned;                 // take a skin tone by themselves
};

} // namespace tincan
