#include "ledger/event/skelet.h"

#include <array>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>
#include <span>

#include "ledger/base/limits.h"
#include "ledger/event/json_parser.h"

namespace zegel::event {
namespace {

namespace json = boost::json;
namespace limits = base::limits;
using base::Failure;

// One row per claim: its name, whether it is required, and how it is read. The set is closed.
struct Claim {
  std::string_view name;
  bool required;
  bool (*read)(const json::value& value, Skelet& out);
};

bool read_iss(const json::value& value, Skelet& out);
bool read_aud(const json::value& value, Skelet& out);
bool read_jti(const json::value& value, Skelet& out);
bool read_iat(const json::value& value, Skelet& out);
bool read_evt(const json::value& value, Skelet& out);
bool read_bkl(const json::value& value, Skelet& out);
bool read_vwa(const json::value& value, Skelet& out);
bool read_isn(const json::value& value, Skelet& out);
bool read_chk(const json::value& value, Skelet& out);
bool read_sd_alg(const json::value& value, Skelet& out);
bool read_sd(const json::value& value, Skelet& out);

constexpr std::array<Claim, 11> claims = {{
    {"iss", true, read_iss}, {"aud", true, read_aud}, {"jti", true, read_jti},
    {"iat", true, read_iat}, {"evt", true, read_evt}, {"bkl", true, read_bkl},
    {"vwa", true, read_vwa}, {"isn", false, read_isn}, {"chk", false, read_chk},
    {"_sd_alg", true, read_sd_alg}, {"_sd", true, read_sd},
}};

std::unexpected<Failure> refused(std::string_view code, std::string veld = {}) {
  return std::unexpected(Failure::refused(code, std::move(veld)));
}

base::Result<Skelet> read_claims(const json::value& payload);

}  // namespace

base::Result<Skelet> parse_skelet(std::string_view payload_base64url) {
  std::array<base::Byte, limits::payload_json> decoded;
  const std::size_t size = payload_base64url.size() * 3 / 4;
  if (size > decoded.size()) return refused("V-ENV-4", "/skelet");
  const auto bytes = std::span(decoded).first(size);
  if (!base::decode_base64url_into(payload_base64url, bytes)) return refused("V-ENV-1");

  std::array<unsigned char, 4'096> space;
  json::monotonic_resource memory(space.data(), space.size());
  JsonParser parser(&memory);
  const auto payload = parser.parse(base::as_text(bytes), &memory, Newlines::refused);
  if (!payload) return refused("V-ENV-2", "/skelet");
  return read_claims(*payload);
}

namespace {

// Every claim that is wrong, missing or not ours. A name that we do not know is not echoed.
base::Result<Skelet> read_claims(const json::value& payload) {
  const json::object* const object = payload.if_object();
  if (!object) return refused("V-ENV-4", "/skelet");
  Skelet out;
  base::Refusals faults;
  std::size_t known = 0;
  for (const Claim& claim : claims) {
    const json::value* const value = object->if_contains(claim.name);
    known += value ? 1 : 0;
    const bool good = value ? claim.read(*value, out) : !claim.required;
    if (!good) faults.push_back({"V-ENV-4", "/skelet/" + std::string(claim.name)});
  }
  if (known != object->size()) faults.push_back({"V-ENV-4", "/skelet"});
  if (!faults.empty()) return std::unexpected(Failure::refused(std::move(faults)));
  return out;
}

std::string_view text_of(const json::value& value) {
  const json::string* const text = value.if_string();
  return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_lower(char c) { return 'a' <= c && c <= 'z'; }
bool is_lower_or_digit(char c) { return is_lower(c) || is_digit(c); }

// [a-z0-9]+(-[a-z0-9]+)*
bool is_code(std::string_view text, std::size_t longest) {
  if (text.empty() || text.size() > longest) return false;
  char before = '-';
  for (const char c : text) {
    if (!is_lower_or_digit(c) && (c != '-' || before == '-')) return false;
    before = c;
  }
  return before != '-';
}

// [1-9][0-9]{0,2}
bool is_version_number(std::string_view text) {
  if (text.empty() || text.size() > 3 || text.front() == '0') return false;
  for (const char c : text)
    if (!is_digit(c)) return false;
  return true;
}

// [a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?(/[a-z0-9-]{1,31})?, at most 64
bool is_ledger_id(std::string_view text) {
  if (text.size() > 64) return false;
  const std::size_t slash = text.find('/');
  const std::string_view host = text.substr(0, slash);
  if (host.empty() || !is_lower_or_digit(host.front()) || !is_lower_or_digit(host.back()))
    return false;
  for (const char c : host)
    if (!is_lower_or_digit(c) && c != '.' && c != '-') return false;
  if (slash == std::string_view::npos) return true;
  const std::string_view path = text.substr(slash + 1);
  if (path.empty() || path.size() > 31) return false;
  for (const char c : path)
    if (!is_lower_or_digit(c) && c != '-') return false;
  return true;
}

bool read_number(const json::value& value, std::int64_t largest, std::int64_t& out) {
  const std::int64_t* const number = value.if_int64();
  if (!number || *number < 0 || *number > largest) return false;
  out = *number;
  return true;
}

bool read_counter(const json::value& value, std::optional<std::uint64_t>& out) {
  std::int64_t number = 0;
  if (!read_number(value, limits::json_integer, number)) return false;
  out = static_cast<std::uint64_t>(number);
  return true;
}

bool read_iss(const json::value& value, Skelet& out) {
  constexpr std::string_view prefix = "urn:oin:";
  const std::string_view text = text_of(value);
  if (!text.starts_with(prefix) || !is_oin(text.substr(prefix.size()))) return false;
  out.iss = text.substr(prefix.size());
  return true;
}

bool read_aud(const json::value& value, Skelet& out) {
  out.aud = text_of(value);
  return is_origin(out.aud);
}

bool read_jti(const json::value& value, Skelet& out) {
  const auto jti = base::Jti::parse(text_of(value));
  if (jti) out.jti = *jti;
  return jti.has_value();
}

bool read_iat(const json::value& value, Skelet& out) {
  constexpr std::int64_t last_hour = 0xffff'ffff;  // what a leaf can hold
  return read_number(value, last_hour * 3600, out.iat) && out.iat % 3600 == 0;
}

bool read_evt(const json::value& value, Skelet& out) {
  out.evt = text_of(value);
  const std::string_view evt = out.evt;
  const std::size_t dot = evt.find('.');
  return evt.size() <= 64 && dot != std::string_view::npos && is_code(evt.substr(0, dot), 64) &&
         evt.substr(dot + 1).starts_with('v') && is_version_number(evt.substr(dot + 2));
}

bool read_bkl(const json::value& value, Skelet& out) {
  out.bkl = text_of(value);
  return is_code(out.bkl, 32);
}

bool read_vwa(const json::value& value, Skelet& out) {
  out.vwa = text_of(value);
  return is_code(out.vwa, 64);
}

bool read_isn(const json::value& value, Skelet& out) { return read_counter(value, out.isn); }
bool read_chk(const json::value& value, Skelet& out) { return read_counter(value, out.chk); }
bool read_sd_alg(const json::value& value, Skelet&) { return text_of(value) == "sha-256"; }

bool read_sd(const json::value& value, Skelet& out) {
  const json::array* const digests = value.if_array();
  return digests && digests->size() == 1 &&
         base::decode_base64url_into(text_of(digests->front()), out.inhoud);
}

}  // namespace

bool is_oin(std::string_view text) {
  if (text.size() != 20) return false;
  for (const char c : text)
    if (!is_digit(c)) return false;
  return true;
}

// [a-z][a-z0-9-]{0,30}
bool is_register_name(std::string_view text) {
  if (text.empty() || text.size() > 31 || !is_lower(text.front())) return false;
  for (const char c : text)
    if (!is_lower_or_digit(c) && c != '-') return false;
  return true;
}

bool is_origin(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  return text.size() <= 96 && slash != std::string_view::npos &&
         is_ledger_id(text.substr(0, slash)) && is_register_name(text.substr(slash + 1));
}

}  // namespace zegel::event
