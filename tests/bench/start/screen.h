// The largest window that an X server's window manager lists, looked at from outside, as somebody before the screen
// does: is it there, and what does it show? One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>
#include <xcb/xcb.h>

namespace start {

struct Window
{
    xcb_window_t id = XCB_NONE;
    int width = 0;
    int height = 0;
};

// A colour here and there, in rows: enough to tell one picture from another, and cheap.
using Sample = std::vector<std::uint32_t>;

class Screen
{
public:
    Screen();
    bool isOpen() const { return m_connection && xcb_connection_has_error(m_connection.get()) == 0; }
    std::optional<Window> largest(); // that is mapped
    Sample look(const Window &window);

private:
    std::vector<xcb_window_t> listed();

    std::unique_ptr<xcb_connection_t, void (*)(xcb_connection_t *)> m_connection;
    xcb_window_t m_root = XCB_NONE;
    xcb_atom_t m_list = XCB_NONE;
};

// How much of two pictures is the same, from 0 to 1.
double likeness(const Sample &one, const Sample &other);

} // namespace start
