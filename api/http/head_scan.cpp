#include "api/http/head_scan.h"

#include <algorithm>
#include <array>

#include "api/http/limits.h"
#include "api/http/target.h"

namespace zegel::http {

namespace {

bool take_request_line(std::string_view line, Request& request);
bool take_field(std::string_view line, Request& request);
bool framing_is_plain(const Request& request);
bool host_is_single(const Request& request);
bool no_conflicting_repeats(const Request& request);
bool is_token(std::string_view text);

constexpr std::size_t request_line_room = 32;  // method, two spaces, version

}  // namespace

HeadExtent head_extent(std::string_view bytes) {
  std::size_t line_end = 0;  // end of the request line, 0 while unknown
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return {0, HeadFault::malformed};
    if (line_end == 0) {
      if (at > limits::target + request_line_room) return {0, HeadFault::target_too_long};
      line_end = at + 1;
      continue;
    }
    if (at + 1 - line_end > limits::headers) return {0, HeadFault::headers_too_long};
    if (bytes[at - 2] == '\n') return {at + 1, HeadFault::none};
  }
  if (line_end == 0 && bytes.size() > limits::target + request_line_room)
    return {0, HeadFault::target_too_long};
  if (line_end != 0 && bytes.size() - line_end > limits::headers)
    return {0, HeadFault::headers_too_long};
  return {};
}

HeadFault scan_head(Request& request) {
  std::string_view rest = request.head;
  bool first = true;
  while (true) {
    const std::size_t end = rest.find("\r\n");
    if (end == std::string_view::npos) return HeadFault::malformed;
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    if (line.empty()) break;
    if (first ? !take_request_line(line, request) : !take_field(line, request))
      return HeadFault::malformed;
    first = false;
    if (request.target.size() > limits::target) return HeadFault::target_too_long;
    if (request.fields.size() > limits::fields) return HeadFault::headers_too_long;
  }
  if (first || !rest.empty()) return HeadFault::malformed;
  if (!host_is_single(request) || !framing_is_plain(request) || !no_conflicting_repeats(request) ||
      !split_target(request))
    return HeadFault::malformed;
  return HeadFault::none;
}

namespace {

bool take_request_line(std::string_view line, Request& request) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return false;
  request.method = line.substr(0, first);
  request.target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  return is_token(request.method) && (version == "HTTP/1.1" || version == "HTTP/1.0");
}

bool take_field(std::string_view line, Request& request) {
  const std::size_t colon = line.find(':');  // obs-fold begins with a space: no token
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return false;
  std::string_view value = line.substr(colon + 1);
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!value.empty() && blank(value.front())) value.remove_prefix(1);
  while (!value.empty() && blank(value.back())) value.remove_suffix(1);
  for (const char c : value)
    if ((c < ' ' && c != '\t') || c > '~') return false;  // char is signed: 0x80.. are below ' '
  request.fields.push_back({line.substr(0, colon), value});
  return true;
}

bool host_is_single(const Request& request) {
  const auto is_host = [](const Field& field) { return iequals(field.name, "Host"); };
  return std::ranges::count_if(request.fields, is_host) == 1 && !request.field("Host").empty();
}

bool framing_is_plain(const Request& request) {
  std::size_t codings = 0, lengths = 0;
  std::string_view length;
  for (const Field& field : request.fields) {
    if (iequals(field.name, "Transfer-Encoding")) {
      ++codings;
      if (!iequals(field.value, "chunked")) return false;
    }
    if (!iequals(field.name, "Content-Length")) continue;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool digits = !field.value.empty() && field.value.size() <= 18 &&
                        std::ranges::all_of(field.value, is_digit);
    if (!digits || (lengths > 0 && field.value != length)) return false;
    ++lengths;
    length = field.value;
  }
  return codings <= 1 && lengths <= 1 && codings + lengths <= 1;
}

// A repeat that says something else would be read differently by different readers.
bool no_conflicting_repeats(const Request& request) {
  static constexpr std::array<std::string_view, 5> single = {"Content-Type", "Authorization",
                                                             "Cookie", "Client-Cert", "Prefer"};
  for (std::size_t i = 0; i < request.fields.size(); ++i) {
    const Field& field = request.fields[i];
    const auto same = [&](std::string_view name) { return iequals(name, field.name); };
    if (std::ranges::none_of(single, same)) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (iequals(request.fields[j].name, field.name) && request.fields[j].value != field.value)
        return false;
  }
  return true;
}

bool is_token(std::string_view text) {
  static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  const auto token = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  };
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, token);
}

}  // namespace

}  // namespace zegel::http
