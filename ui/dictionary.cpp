#include "ui/dictionary.h"

#ifdef TINCAN_ENCHANT

#include <enchant.h>

namespace tincan {

namespace {

class EnchantDictionary : public Dictionary
{
public:
    EnchantDictionary() : m_broker(enchant_broker_init()) {}
    ~EnchantDictionary() override
    {
        if (m_dictionary)
            enchant_broker_free_dict(m_broker, m_dictionary);
        enchant_broker_free(m_broker);
    }
    Q_DISABLE_COPY_MOVE(EnchantDictionary)

    QStringList languages() override
    {
        QStringList found;
        enchant_broker_list_dicts(
            m_broker,
            [](const char *tag, const char *, const char *, const char *, void *list) {
                static_cast<QStringList *>(list)->append(QString::fromUtf8(tag));
            },
            &found);
        found.removeDuplicates();
        found.sort();
        return found;
    }

    void use(const QString &language) override
    {
        if (language == m_language)
            return;
        m_language = language;
        if (m_dictionary)
            enchant_broker_free_dict(m_broker, m_dictionary);
        m_dictionary = enchant_broker_request_dict(m_broker, language.toUtf8().constData());
    }

    // What cannot be checked is not called wrong.
    bool isRight(const QString &word) override
    {
        const QByteArray bytes = word.toUtf8();
        return !m_dictionary || enchant_dict_check(m_dictionary, bytes.constData(), bytes.size()) <= 0;
    }

    QStringList suggestions(const QString &word) override
    {
        QStringList words;
        if (!m_dictionary)
            return words;
        const QByteArray bytes = word.toUtf8();
        size_t count = 0;
        char **found = enchant_dict_suggest(m_dictionary, bytes.constData(), bytes.size(), &count);
        for (size_t i = 0; i < count; ++i)
            words.append(QString::fromUtf8(found[i]));
        if (found)
            enchant_dict_free_string_list(m_dictionary, found);
        return words;
    }

    void add(const QString &word) override
    {
        const QByteArray bytes = word.toUtf8();
        if (m_dictionary)
            enchant_dict_add(m_dictionary, bytes.constData(), bytes.size());
    }

private:
    EnchantBroker *m_broker;
    EnchantDict *m_dictionary = nullptr; // null also where it cannot be read
    QString m_language;
};

} // namespace

std::unique_ptr<Dictionary> systemDictionary()
{
    return std::make_unique<EnchantDictionary>();
}

} // namespace tincan

#else

namespace tincan {

std::unique_ptr<Dictionary> systemDictionary()
{
    return nullptr;
}

} // namespace tincan

#endif
