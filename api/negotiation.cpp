#include "api/negotiation.h"

#include <algorithm>

#include "api/http/message.h"

namespace zegel::api {

namespace {

using http::iequals;

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Cuts the next part off `rest`, up to `mark`.
std::string_view next(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = trim(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

bool excluded(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string_view parameter = next(parameters, ';');
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) continue;
    const std::string_view q = parameter.substr(2);
    return std::ranges::all_of(q, [](char c) { return c == '0' || c == '.'; });
  }
  return false;
}

bool range_covers(std::string_view range, std::string_view media) {
  if (range == "*/*") return true;
  if (range.ends_with("/*"))
    return iequals(range.substr(0, range.size() - 1), media.substr(0, media.find('/') + 1));
  return iequals(range, media);
}

std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 6) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool is_media(std::string_view sent, std::string_view media) {
  if (!iequals(next(sent, ';'), media)) return false;
  while (!sent.empty())
    if (!iequals(next(sent, ';'), "charset=utf-8")) return false;
  return true;
}

bool accepts(std::string_view accept, std::string_view media) {
  if (accept.empty()) return true;
  media = media.substr(0, media.find(';'));
  bool yes = false;
  while (!accept.empty()) {
    std::string_view item = next(accept, ',');
    const std::string_view range = next(item, ';');
    if (!range_covers(range, media)) continue;
    if (iequals(range, media)) return !excluded(item);  // the exact range decides
    yes = yes || !excluded(item);
  }
  return yes;
}

std::optional<Prefer> parse_prefer(std::string_view header) {
  Prefer out;
  while (!header.empty()) {
    std::string_view item = next(header, ',');
    const std::string_view preference = next(item, ';');
    if (iequals(preference, "respond-async")) {
      out.wait_seconds = 0;
      out.given = true;
    }
    if (!preference.starts_with("wait")) continue;
    const std::size_t equals = std::min(preference.find('='), preference.size() - 1);
    const auto seconds = small_number(trim(preference.substr(equals + 1)));
    if (!seconds) return std::nullopt;
    out.wait_seconds = std::min(*seconds, 30);
    out.given = true;
  }
  return out;
}

std::string Prefer::applied() const {
  return wait_seconds == 0 ? "respond-async" : "wait=" + std::to_string(wait_seconds);
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    std::string_view tag = next(if_none_match, ',');
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag) return true;
  }
  return false;
}

}  // namespace zegel::api
