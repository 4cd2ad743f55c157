// Head and target of an HTTP request: what is accepted has one reading (api.md 4.2).
#include "api/http/head_scan.h"
#include "api/http/target.h"
#include "ledger/base/check.h"
#include "tests/fuzz/targets.h"

namespace zegel::fuzz {

void http_request(base::ByteView bytes) {
  const std::string_view text = base::as_text(bytes);
  const auto extent = http::head_extent(text);
  ZEGEL_CHECK(extent.size <= text.size());
  http::text_holds_personal_data(text);
  if (extent.size == 0 || extent.fault != http::HeadFault::none) return;
  http::Request request;
  request.head = std::string(text.substr(0, extent.size));
  if (http::scan_head(request) != http::HeadFault::none) return;
  ZEGEL_CHECK(request.path.starts_with("/"));
  ZEGEL_CHECK(request.path.find("/../") == std::string_view::npos);
  ZEGEL_CHECK(request.path.find('\0') == std::string_view::npos);
  ZEGEL_CHECK(http::is_utf8(request.path));
  http::holds_personal_data(request);
}

}  // namespace zegel::fuzz
