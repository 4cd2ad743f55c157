// Strict JSON (RFC 8259, then envelop.md 5): no duplicate names, integers in +-(2^53-1) only, no
// -0, bounded depth, members, elements, names and strings, forbidden characters refused. Part of
// index rule 1: its verdicts are frozen in tests/vectors/. The whole text is one value.
// Threads: any. Errors: false; the caller names the code (V-ENV-2) and the place.
#pragma once

#include <boost/json/fwd.hpp>
#include <boost/json/storage_ptr.hpp>
#include <optional>
#include <string_view>

namespace zegel::event {

enum class Newlines : bool { refused, allowed };  // U+000A only in kind text, i.e. in disclosures

// nullopt: outside the profile. The value lives in `storage`.
std::optional<boost::json::value> parse_json(std::string_view text,
                                             boost::json::storage_ptr storage,
                                             Newlines newlines = Newlines::refused);

}  // namespace zegel::event
