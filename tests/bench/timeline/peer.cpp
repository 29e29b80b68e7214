// The peer of `./dev bench timeline`: what everybody builds first. A QListView whose delegate lays out and paints the
// same rows with the same code, remembers their heights, and whose model holds the whole room.
#include "tests/bench/timeline/figures.h"
#include "tests/bench/timeline/fill.h"
#include "ui/message_painter.h"
#include "ui/theme.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <unordered_map>

namespace tincan::bench {

namespace {

class PeerModel : public QAbstractListModel
{
public:
    explicit PeerModel(qint64 count) : m_filled(count)
    {
        m_rows.reserve(size_t(count) + 1'000);
        for (qint64 seq = 1; seq <= count; ++seq)
            m_rows.push_back(messageAt(seq, count));
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &, int) const override { return {}; }
    void append()
    {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back(messageAt(rowCount() + 1, m_filled));
        endInsertRows();
    }
    TimelineRow row(int row) const
    {
        const bool group = row == 0 || m_rows[size_t(row)].sender != m_rows[size_t(row) - 1].sender;
        return {.message = &m_rows[size_t(row)], .first = row == 0, .group = group};
    }

private:
    qint64 m_filled;
    std::vector<Message> m_rows;
};

class PeerDelegate : public QStyledItemDelegate
{
public:
    explicit PeerDelegate(const PeerModel &model) : m_model(model) {}
    void setWidth(int width)
    {
        m_width = width;
        m_heights.clear();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        int &height = m_heights[index.row()];
        if (height == 0)
            height = m_layout.parts(m_model.row(index.row()), m_width, Qt::LeftToRight).height;
        return {m_width, height};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const TimelineRow row = m_model.row(index.row());
        painter->save();
        painter->translate(option.rect.topLeft());
        MessagePainter(painter, m_layout, Qt::LeftToRight)
            .paint(row, m_layout.parts(row, m_width, Qt::LeftToRight), {});
        painter->restore();
    }

private:
    const PeerModel &m_model;
    mutable MessageLayout m_layout;
    mutable std::unordered_map<int, int> m_heights;
    int m_width = 800;
};

} // namespace

QJsonObject measurePeer(qint64 messages, const QSize &size)
{
    const double before = memory();
    QListView view;
    view.setVerticalScrollMode(QListView::ScrollPerPixel);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.resize(size);
    view.show();
    QApplication::processEvents();
    PeerModel model(messages);
    PeerDelegate delegate(model);
    const auto layOut = [&view] {
        view.doItemsLayout();
        view.viewport()->repaint();
    };
    QJsonObject result;
    result[QStringLiteral("open")] = millisecondsOf([&] {
        delegate.setWidth(view.viewport()->width());
        view.setItemDelegate(&delegate);
        view.setModel(&model);
        view.scrollToBottom();
        view.viewport()->repaint();
    });
    QList<double> appends;
    for (int i = 0; i < 5; ++i)
        appends.append(millisecondsOf([&] {
            model.append();
            view.scrollToBottom();
            view.viewport()->repaint();
        }));
    result[QStringLiteral("append")] = figuresOf(appends);
    QList<double> frames;
    for (int i = 0; i < 600; ++i)
        frames.append(millisecondsOf([&] {
            QScrollBar *bar = view.verticalScrollBar();
            bar->setValue(bar->value() - 60);
            view.viewport()->repaint();
        }));
    result[QStringLiteral("frame")] = figuresOf(frames);
    result[QStringLiteral("jump")] = figuresOf({millisecondsOf([&] {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 3);
        view.viewport()->repaint();
    })});
    result[QStringLiteral("width")] = figuresOf({millisecondsOf([&] {
        view.resize(size.width() - 160, size.height());
        QApplication::processEvents();
        delegate.setWidth(view.viewport()->width());
        layOut();
    })});
    result[QStringLiteral("memory")] = memory() - before;
    return result;
}

} // namespace tincan::bench
