// The system's library, with words of our own where it keeps a person's dictionaries.
#include "ui/dictionary.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class DictionaryTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Dictionary> m_dictionary;

    void put(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"hunspell"_s));
        put(u"hunspell/eo.aff"_s, "SET UTF-8\nTRY aeiouĝŭ\n");
        put(u"hunspell/eo.dic"_s, "3\nsaluton\nmorgaŭ\nlinio\n");
        qputenv("ENCHANT_CONFIG_DIR", QFile::encodeName(m_folder.path()));
        m_dictionary = systemDictionary();
    }

#ifdef TINCAN_ENCHANT
    void itsLanguagesAreListedOnceAndInOrder()
    {
        QStringList languages = m_dictionary->languages();
        QVERIFY(languages.contains(u"eo"_s));
        QCOMPARE(languages.removeDuplicates(), 0);
        QVERIFY(std::is_sorted(languages.begin(), languages.end()));
    }

    void itTellsRightFromWrongAndWhatMayBeMeant()
    {
        m_dictionary->use(u"eo"_s);
        QVERIFY(m_dictionary->isRight(u"morgaŭ"_s));
        QVERIFY(!m_dictionary->isRight(u"morgau"_s));
        QCOMPARE(m_dictionary->suggestions(u"morgau"_s), QStringList{u"morgaŭ"_s});
    }

    void whatIsAddedStays()
    {
        m_dictionary->use(u"eo"_s);
        QVERIFY(!m_dictionary->isRight(u"tincan"_s));
        m_dictionary->add(u"tincan"_s);
        QVERIFY(m_dictionary->isRight(u"tincan"_s));
        m_dictionary = systemDictionary();
        m_dictionary->use(u"eo"_s);
        QVERIFY(m_dictionary->isRight(u"tincan"_s));
    }

    void aLanguageThatIsNotHereFindsNothingWrong()
    {
        m_dictionary->use(u"xx_XX"_s);
        QVERIFY(m_dictionary->isRight(u"morgau"_s));
        QVERIFY(m_dictionary->suggestions(u"morgau"_s).isEmpty());
    }
#else
    void thereIsNone()
    {
        QVERIFY(!m_dictionary);
    }
#endif
};

QTEST_MAIN(DictionaryTest)
#include "tst_dictionary.moc"
