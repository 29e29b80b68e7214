// What others hear of a person, as that wishes it.
#include "account_windows.h"
#include "support/fake_clock.h"
#include "ui/away_watch.h"
#include "ui/own_presence.h"
#include "ui/people_list.h"
#include "ui/privacy_page.h"
#include "ui/recent_emoji.h"
#include "ui/server_set.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>

namespace tincan {

class PrivacyPageTest : public AccountWindows
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whoDoesNotWishItIsNotSeenToBeHere()
    {
        QTRY_COMPARE_WITH_TIMEOUT(adaAtBobs(), u"Ada, online"_s, patience);
        box(u"Tell others that I am here"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(adaAtBobs(), u"Ada, offline"_s, patience);
        QCOMPARE(m_ada->lines()->status().state, State::Connected);
        QVERIFY(m_ada->workspace()->profile().session().presence.isEmpty()); // nor at the next start
        page()->resetButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(adaAtBobs(), u"Ada, online"_s, patience);
    }

    void whoTouchesNothingIsAwayAndBackWithTheNextKey()
    {
        FakeClock clock;
        const AwayWatch watch(clock);
        const auto own = std::make_unique<OwnPresence>(*m_ada->workspace(), watch);
        QTRY_COMPARE_WITH_TIMEOUT(adaAtBobs(), u"Ada, online"_s, patience);
        clock.advance(AwayWatch::patience);
        QTRY_COMPARE_WITH_TIMEOUT(adaAtBobs(), u"Ada, away"_s, patience);
        QTest::keyClick(m_ada.get(), Qt::Key_Shift);
        QTRY_COMPARE_WITH_TIMEOUT(adaAtBobs(), u"Ada, online"_s, patience);
        // Nobody is told of it who is told of nothing.
        box(u"Tell others that I am here"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(adaAtBobs(), u"Ada, offline"_s, patience);
        QSignalSpy heard(m_bob->workspace()->engine(), &Engine::presenceChanged);
        clock.advance(AwayWatch::patience);
        box(u"Tell others that I am here"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!heard.isEmpty(), patience);
        for (const auto &told : heard)
            QVERIFY(told[0].value<QList<Presence>>()[0].status != u"offline"_s);
    }

    void whoDoesNotWishItTypesUnseen()
    {
        QSignalSpy heard(m_bob->workspace()->engine(), &Engine::typingChanged);
        box(u"Tell others that I am typing"_s)->click();
        QTest::keyClicks(m_ada->page()->composer()->edit(), u"unseen"_s);
        m_ada->conversation()->engine()->send(u"lobby"_s, u"after it"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob).value(0), u"after it"_s, patience);
        QCOMPARE(heard.size(), 0);
        box(u"Tell others that I am typing"_s)->click();
        QTest::keyClicks(m_ada->page()->composer()->edit(), u" seen"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!heard.isEmpty(), patience);
    }

    void picturesWaitWhereItIsWished()
    {
        PictureCache *pictures = m_ada->workspace()->files()->pictures();
        const FileRef file{.id = u"f"_s,
                           .name = u"p.png"_s,
                           .type = u"image/png"_s,
                           .size = 1'000,
                           .sha256 = QString(64, u'a'),
                           .width = 40,
                           .height = 30,
                           .path = {}};
        QCOMPARE(pictures->state(file), PictureCache::State::Coming);
        box(u"Load pictures by themselves"_s)->click();
        QCOMPARE(pictures->state(file), PictureCache::State::Large);
        const ServerSet again(m_folder->filePath(u"Ada"_s), HostServer());
        QVERIFY(!again.preferences().loadPictures);
        QCOMPARE(again.all().front()->files()->pictures()->state(file), PictureCache::State::Large);
    }

    void emojiAreForgottenHereAndOnDisk()
    {
        RecentEmoji::shared().add(u"🙈"_s);
        QVERIFY(page()->forgetEmojiButton()->isEnabled());
        QVERIFY(m_ada->workspace()->profile().recentEmoji().contains(u"🙈"_s));
        page()->forgetEmojiButton()->click();
        QVERIFY(RecentEmoji::shared().picked().isEmpty());
        QVERIFY(m_ada->workspace()->profile().recentEmoji().isEmpty());
        QVERIFY(!page()->forgetEmojiButton()->isEnabled());
    }

    void itIsFoundByItsWords()
    {
        for (const QString &word : {u"typing"_s, u"away"_s, u"leaves this computer"_s})
            QVERIFY(page()->find(word));
        QVERIFY(!page()->find(u"hologram"_s));
    }

private:
    PrivacyPage *page() const
    {
        return qobject_cast<PrivacyPage *>(m_ada->openSettings()->pageOf(SettingsWindow::Page::Privacy));
    }
    QCheckBox *box(const QString &label) const
    {
        for (auto *found : page()->findChildren<QCheckBox *>()) {
            if (found->accessibleName() == label)
                return found;
        }
        qFatal("no such switch: %s", qPrintable(label));
    }
    QString adaAtBobs() const
    {
        const QAbstractItemModel *model = m_bob->sideBar()->people()->list()->model();
        return model->match(model->index(0, 0), Qt::DisplayRole, u"Ada"_s, 1, Qt::MatchExactly)
            .value(0)
            .data(Qt::AccessibleTextRole)
            .toString();
    }
};

} // namespace tincan

QTEST_MAIN(tincan::PrivacyPageTest)
#include "tst_privacy_page.moc"
