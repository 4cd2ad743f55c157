// The head of an answer as bytes: status line, the fixed headers of api.md 4.3, and those of the
// Reply. Appended to one string, so that an answer is one write of two buffers. Threads: pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "api/http/message.h"

namespace zegel::http {

struct HeadContext {
  std::string_view date;           // IMF-fixdate
  std::string_view api_version;
  bool practice = false;           // Zegel-Oefen: 1
  bool tls = false;                // Strict-Transport-Security
  bool close = false;
};
void append_head(std::string& out, const Reply& reply, const HeadContext& context);

std::string http_date(std::int64_t unix_seconds);

}  // namespace zegel::http
