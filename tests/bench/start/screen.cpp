#include "tests/bench/start/screen.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace start {

namespace {

constexpr int rows = 48;
constexpr int each = 7; // pixels

template<typename T>
std::unique_ptr<T, void (*)(void *)> owned(T *answer)
{
    return {answer, std::free};
}

} // namespace

Screen::Screen() : m_connection(xcb_connect(nullptr, nullptr), xcb_disconnect)
{
    if (!isOpen())
        return;
    xcb_connection_t *x = m_connection.get();
    m_root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
    constexpr std::string_view name = "_NET_CLIENT_LIST";
    const auto atom = owned(xcb_intern_atom_reply(x, xcb_intern_atom(x, 0, name.size(), name.data()), nullptr));
    m_list = atom ? atom->atom : xcb_atom_t(XCB_NONE);
}

std::vector<xcb_window_t> Screen::listed()
{
    xcb_connection_t *x = m_connection.get();
    const auto answer =
        owned(xcb_get_property_reply(x, xcb_get_property(x, 0, m_root, m_list, XCB_ATOM_WINDOW, 0, 64), nullptr));
    if (!answer || answer->format != 32)
        return {};
    const auto *first = static_cast<const xcb_window_t *>(xcb_get_property_value(answer.get()));
    return {first, first + answer->value_len};
}

std::optional<Window> Screen::largest()
{
    xcb_connection_t *x = m_connection.get();
    std::optional<Window> found;
    for (const xcb_window_t id : listed()) {
        const auto place = xcb_get_geometry(x, id);
        const auto state = owned(xcb_get_window_attributes_reply(x, xcb_get_window_attributes(x, id), nullptr));
        const auto size = owned(xcb_get_geometry_reply(x, place, nullptr));
        if (!size || !state || state->map_state != XCB_MAP_STATE_VIEWABLE)
            continue;
        if (!found || size->width * size->height > found->width * found->height)
            found = Window{id, size->width, size->height};
    }
    return found;
}

Sample Screen::look(const Window &window)
{
    xcb_connection_t *x = m_connection.get();
    std::vector<xcb_get_image_cookie_t> asked;
    for (int row = 0; row < rows; ++row)
        asked.push_back(xcb_get_image(x, XCB_IMAGE_FORMAT_Z_PIXMAP, window.id, 0,
                                      std::int16_t((2 * row + 1) * window.height / (2 * rows)),
                                      std::uint16_t(window.width), 1, ~0U));
    Sample sample;
    for (const xcb_get_image_cookie_t cookie : asked) {
        const auto line = owned(xcb_get_image_reply(x, cookie, nullptr));
        if (!line)
            continue;
        const std::uint8_t *pixels = xcb_get_image_data(line.get());
        for (int at = 0; at + 4 <= xcb_get_image_data_length(line.get()); at += 4 * each) {
            std::uint32_t colour = 0;
            std::memcpy(&colour, pixels + at, sizeof(colour));
            sample.push_back(colour & 0xffffff);
        }
    }
    return sample;
}

double likeness(const Sample &one, const Sample &other)
{
    if (one.empty() || one.size() != other.size())
        return 0;
    std::size_t same = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        same += one[i] == other[i];
    return double(same) / double(one.size());
}

} // namespace start
