// A timeline view over made-up rows, for tests of what one row shows and does. One thread.
#pragma once

#include "ui/message_layout.h"
#include "ui/timeline_view.h"

#include <QTest>

namespace tincan {

using namespace Qt::StringLiterals;

inline Message madeRow(qint64 seq, const QString &name, const QString &text)
{
    Message message;
    message.place = {1, seq};
    message.id = u"m%1"_s.arg(seq);
    message.room = u"lobby"_s;
    message.sender = {name.toLower(), name};
    message.time = 1'764'000'000'000 + seq * 60'000;
    message.text = text;
    message.own = name == u"Ada";
    return message;
}

struct ShownRows
{
    TimelineModel model;
    TimelineView view{&model};

    explicit ShownRows(const QList<Message> &rows, Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        view.setLayoutDirection(direction);
        view.resize(640, 480);
        TimelinePage page;
        page.room = u"lobby"_s;
        page.beginning = true;
        page.rows = rows;
        page.total = rows.size();
        model.reset(page.room);
        model.apply(page);
        view.show();
        view.placed();
    }

    RowParts parts(int row)
    {
        return MessageLayout().parts(model.row(row), view.viewport()->width(), view.layoutDirection());
    }
    // Of what stands there in the row.
    void click(int row, const QRect &place)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, pointOf(row, place));
    }
    QPoint pointOf(int row, const QRect &place) { return place.center() + view.visualRect(model.index(row)).topLeft(); }
};

} // namespace tincan
