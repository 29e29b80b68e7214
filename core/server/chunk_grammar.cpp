#include "core/server/chunk_grammar.h"

#include "core/server/head_grammar.h"

#include <boost/beast/http/error.hpp>

namespace tincan {

namespace http = boost::beast::http;

void ChunkGrammar::operator()(std::uint64_t size, boost::beast::string_view extensions, error_code &error) const
{
    if (!isFieldValue({extensions.data(), qsizetype(extensions.size())}))
        error = http::error::bad_chunk_extension;
    if (size > 0 || error)
        return;
    // The line of the last chunk is understood only once the empty line that ends its fields has come, and nothing of
    // either is taken from the buffer before.
    const auto bytes = m_buffer.cdata();
    const char *const end = static_cast<const char *>(bytes.data()) + bytes.size();
    const char *const behind = extensions.data() + extensions.size();
    const QByteArrayView lines = QByteArrayView(behind, end);
    const qsizetype last = lines.indexOf("\r\n\r\n");
    if (last < 0 || wrongFields(lines.first(last + 2).sliced(2)))
        error = http::error::bad_field;
}

} // namespace tincan
