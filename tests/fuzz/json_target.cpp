// Strict JSON: what we accept every reader of RFC 8259 accepts, with the same meaning.
#include <boost/json.hpp>

#include "ledger/base/check.h"
#include "ledger/event/json.h"
#include "tests/fuzz/targets.h"

namespace zegel::fuzz {

void json(base::ByteView bytes) {
  const std::string_view text = base::as_text(bytes);
  for (const auto newlines : {event::Newlines::refused, event::Newlines::allowed}) {
    const auto value = event::parse_json(text, {}, newlines);
    if (!value) continue;
    boost::system::error_code error;
    const auto other = boost::json::parse(text, error);
    ZEGEL_CHECK(!error && other == *value);
    const std::string written = boost::json::serialize(*value);
    const auto again = event::parse_json(written, {}, newlines);
    ZEGEL_CHECK(again && *again == *value);
  }
}

}  // namespace zegel::fuzz
