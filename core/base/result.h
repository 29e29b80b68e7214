// A value, or the reason why there is none. Nothing throws across a room's wall; functions that can fail return this.
// Any thread; as thread-safe as T and E.
#pragma once

#include "core/base/failure.h"

#include <utility>
#include <variant>

namespace tincan {

template<class T, class E = Failure>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    // Only when hasValue(); otherwise std::bad_variant_access.
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    // Only when not hasValue().
    const E &error() const & { return std::get<1>(m_state); }
    E &&error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, E> m_state;
};

// For functions that return nothing but may fail: `return Done{};`.
struct Done
{
    bool operator==(const Done &) const = default;
};

} // namespace tincan
