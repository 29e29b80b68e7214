#include "ui/people_list.h"

#include "ui/room_delegate.h"
#include "ui/server_people.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace tincan {

namespace {

constexpr int spaceAbove = 8;
constexpr int sentenceWidth = 120; // beside the button

} // namespace

PeopleList::PeopleList(QWidget *parent)
    : QWidget(parent),
      m_model(new PeopleModel(this)),
      m_list(new QListView),
      m_heading(new QLabel(tr("People"))),
      m_state(new QLabel),
      m_again(new QPushButton(tr("Try again")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, spaceAbove, 0, 0);
    column->setSpacing(0);
    m_heading->setContentsMargins(18, 4, 12, 4);
    m_heading->setFont(fontFor(Type::HintStrong));
    setLook(m_heading, QStringLiteral("dim"));
    column->addWidget(m_heading);
    auto *saying = new QHBoxLayout;
    saying->setContentsMargins(18, 0, 12, 0);
    m_state->setWordWrap(true);
    m_state->setFont(fontFor(Type::Hint));
    setLook(m_state, QStringLiteral("dim"));
    setLook(m_again, QStringLiteral("link"));
    m_again->setAccessibleName(tr("Load the people again"));
    saying->addWidget(m_state, 1);
    saying->addWidget(m_again);
    column->addLayout(saying);

    m_list->setModel(m_model);
    m_list->setItemDelegate(new RoomDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("People"));
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(24);
    column->addWidget(m_list, 1);
    connect(m_again, &QPushButton::clicked, this, &PeopleList::againChosen);
    say({}, false);
    hide();
}

void PeopleList::setPeople(const ServerPeople &people)
{
    m_model->setPeople(people);
    const bool failed = people.state() == ServerPeople::State::Failed;
    const bool loading = people.state() == ServerPeople::State::Loading;
    const bool nobody = people.state() == ServerPeople::State::Known && people.all().isEmpty();
    if (failed)
        say(tr("The list of people did not come."), true);
    else if (loading && people.all().isEmpty())
        say(tr("Loading…"), false);
    else
        say(nobody ? tr("Nobody else is on this server yet.") : QString(), false);
    setVisible(people.state() != ServerPeople::State::Nobody || m_model->rowCount() > 0);
}

void PeopleList::fit(int rows)
{
    const int list = rows * m_list->itemDelegate()->sizeHint({}, {}).height();
    const int said = m_state->text().isEmpty() ? 0 : m_state->heightForWidth(sentenceWidth);
    m_list->setMaximumHeight(list);
    setMaximumHeight(spaceAbove + m_heading->sizeHint().height() + said + list);
}

void PeopleList::say(const QString &sentence, bool again)
{
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    m_again->setVisible(again);
}

QString PeopleList::state() const
{
    return m_state->text();
}

} // namespace tincan
