#include "ui/composer.h"
#include "ui/composer_spelling.h"
#include "ui/spelling_words.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

// Knows that "teh" is no English, and that everything English is no German.
class Made : public Dictionary
{
public:
    explicit Made(const QStringList &languages) : m_languages(languages) {}
    QStringList languages() override { return m_languages; }
    void use(const QString &language) override { m_language = language; }
    bool isRight(const QString &word) override
    {
        return m_added.contains(word) || (m_language == u"en_GB" ? word != u"teh" : word == u"Hallo");
    }
    QStringList suggestions(const QString &) override { return {u"the"_s, u"tea"_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s}; }
    void add(const QString &word) override { m_added.append(word); }

private:
    QStringList m_languages;
    QStringList m_added;
    QString m_language;
};

} // namespace

class SpellingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoProseIsNotChecked_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("prose") << u"Isn't it nice, Ada?"_s << QStringList{u"Isn't"_s, u"it"_s, u"nice"_s, u"Ada"_s};
        QTest::newRow("code") << u"run `mkdr foo` now"_s << QStringList{u"run"_s, u"now"_s};
        QTest::newRow("a link") << u"see https://exmaple.org/pth now"_s << QStringList{u"see"_s, u"now"_s};
        QTest::newRow("an address") << u"write ada@exmaple.org"_s << QStringList{u"write"_s};
        QTest::newRow("somebody") << u"ask @Bobb please"_s << QStringList{u"ask"_s, u"please"_s};
        QTest::newRow("a shortcode") << u"fine :tada: so"_s << QStringList{u"fine"_s, u"so"_s};
        QTest::newRow("emoji and Chinese") << u"good 🎉 你好 day"_s << QStringList{u"good"_s, u"day"_s};
        QTest::newRow("numbers, abbreviations") << u"HTTP 404 b2b x"_s << QStringList();
        QTest::newRow("marks") << u"**bold** _it_"_s << QStringList{u"bold"_s};
        QTest::newRow("accents") << u"naïve müde"_s << QStringList{u"naïve"_s, u"müde"_s};
    }
    void whatIsNoProseIsNotChecked()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QStringList found;
        for (const auto &[start, length] : wordsToCheck(line))
            found.append(line.mid(start, length));
        QCOMPARE(found, words);
    }

    void whatIsWrongIsUnderlinedOnceOneGoesOn()
    {
        open({u"de_DE"_s, u"en_GB"_s});
        QTest::keyClicks(edit(), u"see teh"_s);
        QSignalSpy checked(m_spelling.get(), &Spelling::checked);
        QTRY_VERIFY(m_spelling->isWrong(u"teh"_s));
        QCOMPARE(underlined(), QStringList()); // it may become another word
        QTest::keyClicks(edit(), u" l"_s);
        QCOMPARE(underlined(), QStringList{u"teh"_s});
    }

    void whatIsInABlockOfCodeIsNot()
    {
        open({u"en_GB"_s});
        m_composer->setText(u"teh\n```\nteh\n```\nteh"_s);
        edit()->moveCursor(QTextCursor::Start);
        QTRY_COMPARE(underlined(), (QStringList{u"teh"_s, u"teh"_s}));
    }

    void theMenuMendsIt()
    {
        open({u"en_GB"_s});
        m_composer->setText(u"see teh line"_s);
        QTRY_COMPARE(underlined(), QStringList{u"teh"_s});
        QMenu *menu = menuAt(5);
        QVERIFY(menu);
        QStringList words;
        for (const QAction *action : menu->actions().first(6))
            words.append(action->text());
        QCOMPARE(words, (QStringList{u"the"_s, u"tea"_s, u"a"_s, u"b"_s, u"c"_s, u"Add to dictionary"_s}));
        menu->actions()[0]->trigger();
        menu->close();
        QCOMPARE(m_composer->text(), u"see the line"_s);
        QTRY_COMPARE(underlined(), QStringList());
        edit()->undo();
        QCOMPARE(m_composer->text(), u"see teh line"_s);
    }

    void whatIsAddedIsRightFromThenOn()
    {
        open({u"en_GB"_s});
        m_composer->setText(u"see teh line"_s);
        QTRY_COMPARE(underlined(), QStringList{u"teh"_s});
        QMenu *menu = menuAt(5);
        QVERIFY(menu);
        menu->actions()[5]->trigger();
        menu->close();
        QTRY_COMPARE(underlined(), QStringList());
        m_spelling->setLanguage({}); // and not because it was forgotten
        m_spelling->setLanguage(u"en_GB"_s);
        m_composer->setText(u"teh and teh"_s);
        QSignalSpy checked(m_spelling.get(), &Spelling::checked);
        bool asked = false;
        m_spelling->suggest(u"x"_s, this, [&asked](const QStringList &) { asked = true; });
        QTRY_VERIFY(asked); // behind the check, on one thread
        QCOMPARE(underlined(), QStringList());
    }

    void anotherLanguageChecksAnew()
    {
        open({u"de_DE"_s, u"en_GB"_s});
        QCOMPARE(m_spelling->language(), u"en_GB"_s);
        QSignalSpy chosen(m_spelling.get(), &Spelling::languageChosen);
        m_composer->setText(u"Hallo teh line"_s);
        QTRY_COMPARE(underlined(), QStringList{u"teh"_s});
        QMenu *menu = menuAt(12);
        QVERIFY(menu);
        QMenu *languages = menu->actions().constLast()->menu();
        QVERIFY(languages);
        QCOMPARE(languages->actions().size(), 2);
        QVERIFY(languages->actions()[1]->isChecked());
        languages->actions()[0]->trigger();
        menu->close();
        QCOMPARE(chosen.size(), 1);
        QTRY_COMPARE(underlined(), (QStringList{u"teh"_s, u"line"_s}));
    }

    void withoutADictionaryNothingIsShown()
    {
        const auto nothing = std::make_shared<Spelling>([] { return std::unique_ptr<Dictionary>(); });
        m_composer = std::make_unique<Composer>();
        new ComposerSpelling(m_composer->edit(), nothing);
        m_composer->setText(u"teh"_s);
        QVERIFY(!nothing->isWrong(u"teh"_s));
        QCOMPARE(underlined(), QStringList());
    }

private:
    void open(const QStringList &languages)
    {
        m_spelling = std::make_shared<Spelling>([languages] { return std::make_unique<Made>(languages); });
        m_spelling->prefer(u"en_GB"_s);
        QTRY_COMPARE(m_spelling->language(), u"en_GB"_s);
        m_composer = std::make_unique<Composer>();
        m_composer->setRoom(u"lobby"_s, u"lobby"_s);
        m_composer->box()->setSpelling([this] { return m_spelling; });
        m_composer->resize(500, 100);
        m_composer->show();
    }

    ComposerEdit *edit() const { return m_composer->edit(); }

    QStringList underlined() const
    {
        QStringList words;
        for (QTextBlock block = edit()->document()->begin(); block.isValid(); block = block.next()) {
            for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
                if (range.format.underlineStyle() == QTextCharFormat::WaveUnderline)
                    words.append(block.text().mid(range.start, range.length));
            }
        }
        return words;
    }

    QMenu *menuAt(int position)
    {
        QTextCursor cursor(edit()->document());
        cursor.setPosition(position);
        const QPoint at = edit()->cursorRect(cursor).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, edit()->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(edit()->viewport(), &event);
        const auto menu = [this] { return edit()->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly); };
        return QTest::qWaitFor([menu] { return menu() && menu()->isVisible(); }) ? menu() : nullptr;
    }

    std::shared_ptr<Spelling> m_spelling;
    std::unique_ptr<Composer> m_composer;
};

QTEST_MAIN(SpellingTest)
#include "tst_spelling.moc"
