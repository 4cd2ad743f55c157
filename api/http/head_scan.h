// Our own reading of a header block, before Beast sees it: the strictness of api.md 4.2.
//
// Beast 1.81 accepts a missing Host, obs-fold, `chunked, chunked`, control bytes in values,
// absolute targets and `%2F`; an intermediary may read those otherwise than we do (request
// smuggling). So the block is read here, byte by byte, and anything unusual is refused. Beast then
// parses the same bytes.
// Threads: pure. Errors: a HeadFault. Bounds: limits.h; the caller bounds the block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "api/http/message.h"

namespace zegel::http {

enum class HeadFault : std::uint8_t { none, malformed, target_too_long, headers_too_long };

struct HeadExtent {
  std::size_t size = 0;  // of the block with its empty line; 0: not complete yet
  HeadFault fault = HeadFault::none;
};
// Where the block at the start of `bytes` ends; a bare LF and every bound are seen at once, so that
// a sender of an endless line gets its answer before it is complete.
HeadExtent head_extent(std::string_view bytes);

// Fills method, target, path, query and fields from request.head, which stays where it is.
HeadFault scan_head(Request& request);

}  // namespace zegel::http
