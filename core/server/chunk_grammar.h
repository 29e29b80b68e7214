// What Beast's parser forgives in a chunked body and RFC 9112 §7.1 does not: control characters in an extension, and
// behind the last chunk a field that is folded or malformed otherwise. The hub's I/O thread only.
#pragma once

#include "core/server/asio.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/string_type.hpp>
#include <cstdint>

namespace tincan {

// For on_chunk_header() of a parser that reads from `buffer`; both are to live as long as that one.
class ChunkGrammar
{
public:
    explicit ChunkGrammar(const boost::beast::flat_buffer &buffer) : m_buffer(buffer) {}

    // Fails with an error of the parser's own.
    void operator()(std::uint64_t size, boost::beast::string_view extensions, error_code &error) const;

private:
    const boost::beast::flat_buffer &m_buffer;
};

} // namespace tincan
