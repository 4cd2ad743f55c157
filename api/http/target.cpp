#include "api/http/target.h"

#include <algorithm>

#include "ledger/base/base64url.h"

namespace zegel::http {

namespace {

int hex_digit(char c);
bool decode(std::string_view text, bool in_query, std::string& out);
bool no_dot_segments(std::string_view path);
bool split_query(std::string_view text, Request& request);
bool passes_elfproef(std::string_view nine);
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t query_items = 32;  // our widest filter has about fifteen

}  // namespace

bool split_target(Request& request) {
  const std::string_view target = request.target;
  if (target.empty() || target.front() != '/') return false;
  if (std::ranges::any_of(target, [](char c) { return c <= ' ' || c > '~' || c == '#'; }))
    return false;
  const std::size_t mark = target.find('?');
  const std::string_view raw_path = target.substr(0, mark);
  const std::string_view raw_query =
      mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
  // Decoding never lengthens: reserving keeps the views in place while we append.
  request.decoded.clear();
  request.decoded.reserve(target.size() + 1);
  if (!decode(raw_path, false, request.decoded)) return false;
  request.path = std::string_view(request.decoded);
  return is_utf8(request.path) && no_dot_segments(request.path) && split_query(raw_query, request);
}

bool holds_personal_data(const Request& request) {
  std::string_view rest = request.path;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find('/'), rest.size());
    if (text_holds_personal_data(rest.substr(0, end))) return true;
    rest.remove_prefix(end);
  }
  return std::ranges::any_of(request.query, [](const QueryItem& item) {
    return text_holds_personal_data(item.value) || text_holds_personal_data(item.name);
  });
}

bool text_holds_personal_data(std::string_view text) {
  if (text.size() == 22 && base::decode_base64url_array<16>(text)) return false;
  if (text.size() == 20 && std::ranges::all_of(text, is_digit)) return false;
  if (text.find('@') != std::string_view::npos) return true;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - at == 9 && passes_elfproef(text.substr(at, 9))) return true;
    at = end;
  }
  return false;
}

// RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  const auto next = [&](unsigned low, unsigned high) {
    if (at >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at++]);
    return byte >= low && byte <= high;
  };
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) continue;
    if (lead >= 0xC2 && lead <= 0xDF) {
      if (!next(0x80, 0xBF)) return false;
      continue;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      const bool second = next(lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
      if (!second || !next(0x80, 0xBF)) return false;
      continue;
    }
    if (lead < 0xF0 || lead > 0xF4) return false;
    const bool second = next(lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    if (!second || !next(0x80, 0xBF) || !next(0x80, 0xBF)) return false;
  }
  return true;
}

namespace {

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool decode(std::string_view text, bool in_query, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out.push_back(in_query && text[i] == '+' ? ' ' : text[i]);
      continue;
    }
    if (i + 2 >= text.size()) return false;
    const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return false;
    const char byte = static_cast<char>(high * 16 + low);
    const bool control = (byte >= 0 && byte < ' ') || byte == 0x7F;
    if (control || (!in_query && (byte == '/' || byte == '\\'))) return false;
    out.push_back(byte);
    i += 2;
  }
  return true;
}

bool no_dot_segments(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    if (segment == "." || segment == "..") return false;
    path.remove_prefix(end);
  }
  return true;
}

bool split_query(std::string_view text, Request& request) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view item = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (item.empty()) continue;
    const std::size_t equals = std::min(item.find('='), item.size());
    const std::size_t name_at = request.decoded.size();
    if (!decode(item.substr(0, equals), true, request.decoded)) return false;
    const std::size_t value_at = request.decoded.size();
    const std::string_view raw_value = item.substr(std::min(equals + 1, item.size()));
    if (!decode(raw_value, true, request.decoded)) return false;
    const std::string_view all = request.decoded;
    const QueryItem decoded{all.substr(name_at, value_at - name_at), all.substr(value_at)};
    if (!is_utf8(decoded.name) || !is_utf8(decoded.value)) return false;
    if (request.query_value(decoded.name) || request.query.size() == query_items) return false;
    request.query.push_back(decoded);
  }
  return true;
}

bool passes_elfproef(std::string_view nine) {
  int sum = -(nine[8] - '0');
  for (int i = 0; i < 8; ++i) sum += (9 - i) * (nine[static_cast<std::size_t>(i)] - '0');
  return sum % 11 == 0;
}

}  // namespace

}  // namespace zegel::http
