// The headers that choose a form: Content-Type, Accept, Prefer, If-None-Match (api.md 2.2, 2.5).
// Threads: pure. Errors: nullopt or false; the caller names the problem.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zegel::api {

// `sent` is `media`, apart from case and a charset of UTF-8.
bool is_media(std::string_view sent, std::string_view media);
// An empty Accept takes everything; q=0 excludes.
bool accepts(std::string_view accept, std::string_view media);

struct Prefer {                      // RFC 7240
  int wait_seconds = 5;              // 0..30, for covering; durability is waited for first
  bool given = false;
  std::string applied() const;       // value of Preference-Applied
};
std::optional<Prefer> parse_prefer(std::string_view header);

// Any of the tags is `etag` (weak comparison), or `*`.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace zegel::api
