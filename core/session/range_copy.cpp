#include "core/session/range_copy.h"

#include <algorithm>

namespace tincan {

namespace {

constexpr int pageSize = 400; // rows: some milliseconds of the thread that the lines share

} // namespace

RangeCopy::RangeCopy(Store &store, const PlaceRange &range, TakeRows take)
    : m_store(store), m_range(range), m_take(std::move(take)), m_after{range.first.era, range.first.seq - 1}
{}

RangeCopy::Step RangeCopy::step()
{
    auto page = m_store.page(m_range.room, PageQuestion::after(m_after, pageSize));
    if (!page)
        return Step::Broken;
    if (m_total < 0) {
        const auto below = m_store.page(m_range.room, PageQuestion::after(m_range.last, 1));
        m_total = below ? below->rank - page->rank : 0;
    }
    const auto beyond = std::find_if(page->rows.cbegin(), page->rows.cend(),
                                     [this](const Message &row) { return row.place > m_range.last; });
    const bool last = page->end || beyond != page->rows.cend();
    page->rows.erase(beyond, page->rows.cend());
    if (!page->rows.isEmpty()) {
        m_after = page->rows.constLast().place;
        m_done += std::count_if(page->rows.cbegin(), page->rows.cend(),
                                [](const Message &row) { return row.kind == Message::Kind::Text; });
        if (!m_take(page->rows))
            return Step::Broken;
    }
    return last ? Step::Whole : Step::More;
}

} // namespace tincan
