#include "ledger/event/envelope.h"

#include <array>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>

#include "ledger/base/limits.h"
#include "ledger/event/json_parser.h"

namespace zegel::event {
namespace {

namespace json = boost::json;
namespace limits = base::limits;
using base::Failure;

constexpr std::string_view typ = "zegel-gebeurtenis+sd-jwt";

base::Result<Envelope> frame(std::string_view jws);
base::Status split_disclosures(std::string_view rest, std::vector<std::string_view>& out);
base::Status read_header(std::string_view text, base::Kid& kid);
bool in_alphabet(std::string_view text);

std::unexpected<Failure> refused(std::string_view code, std::string veld = {}) {
  return std::unexpected(Failure::refused(code, std::move(veld)));
}

}  // namespace

base::Result<Envelope> parse_envelope(std::string_view bytes) {
  if (bytes.size() > limits::event_body) return refused("V-GRO-1");
  const std::size_t end_of_jws = bytes.find('~');
  if (end_of_jws == std::string_view::npos) return refused("V-ENV-1");
  std::vector<std::string_view> disclosures;
  const std::string_view jws = bytes.substr(0, end_of_jws);
  if (jws.size() > limits::jws) return refused("V-GRO-1");
  TRY_DO(split_disclosures(bytes.substr(end_of_jws + 1), disclosures));
  TRY(envelope, parse_jws(jws));
  envelope.disclosures = std::move(disclosures);
  return envelope;
}

base::Result<Envelope> parse_jws(std::string_view jws) {
  if (jws.size() > limits::jws) return refused("V-GRO-1");
  TRY(envelope, frame(jws));
  const std::string_view header = jws.substr(0, jws.find('.'));
  const std::string_view signature = jws.substr(envelope.signed_part.size() + 1);
  if (!base::decode_base64url_into(signature, envelope.signature)) return refused("V-ENV-1");
  TRY_DO(read_header(header, envelope.kid));
  return envelope;
}

namespace {

// Three segments, none empty. That the payload is strict base64url shows when it is read (E7).
base::Result<Envelope> frame(std::string_view jws) {
  const std::size_t first = jws.find('.');
  if (first == std::string_view::npos) return refused("V-ENV-1");
  const std::size_t second = jws.find('.', first + 1);
  if (second == std::string_view::npos) return refused("V-ENV-1");
  Envelope envelope;
  envelope.jws = jws;
  envelope.signed_part = jws.substr(0, second);
  envelope.payload = jws.substr(first + 1, second - first - 1);
  const std::string_view header = jws.substr(0, first);
  const std::string_view signature = jws.substr(second + 1);
  if (header.empty() || envelope.payload.empty() || signature.empty()) return refused("V-ENV-1");
  if (!in_alphabet(header) || !in_alphabet(envelope.payload) || !in_alphabet(signature))
    return refused("V-ENV-1");
  return envelope;
}

// Every disclosure ends with '~', so a key binding JWT after the last one has no place.
base::Status split_disclosures(std::string_view rest, std::vector<std::string_view>& out) {
  if (!rest.ends_with('~')) return refused("V-ENV-1");
  out.reserve(limits::disclosures);
  while (!rest.empty()) {
    if (out.size() == limits::disclosures) return refused("V-GRO-1");
    const std::string_view one = rest.substr(0, rest.find('~'));
    if (one.size() > limits::disclosure_chars) return refused("V-GRO-1");
    if (one.empty() || !in_alphabet(one)) return refused("V-ENV-1");
    out.push_back(one);
    rest.remove_prefix(one.size() + 1);
  }
  return {};
}

base::Status read_header(std::string_view text, base::Kid& kid) {
  std::array<base::Byte, limits::header_json> decoded;
  const std::size_t size = text.size() * 3 / 4;
  if (size > decoded.size()) return refused("V-ENV-3", "/kop");
  if (!base::decode_base64url_into(text, std::span(decoded).first(size)))
    return refused("V-ENV-1");

  std::array<unsigned char, 2'048> space;
  json::monotonic_resource memory(space.data(), space.size());
  JsonParser parser(&memory);
  const auto value = parser.parse(base::as_text(std::span(decoded).first(size)), &memory,
                                  Newlines::refused);
  if (!value) return refused("V-ENV-2", "/kop");

  const json::object* const header = value->if_object();
  const auto text_of = [&](std::string_view name) -> std::string_view {
    const json::value* const member = header->if_contains(name);
    const json::string* const found = member ? member->if_string() : nullptr;
    return found ? std::string_view(found->data(), found->size()) : std::string_view();
  };
  if (!header || header->size() != 3) return refused("V-ENV-3", "/kop");
  const auto thumbprint = base::Kid::parse(text_of("kid"));
  if (!thumbprint || text_of("alg") != "Ed25519" || text_of("typ") != typ)
    return refused("V-ENV-3", "/kop");
  kid = *thumbprint;
  return {};
}

// A-Z a-z 0-9 - _, sixteen bytes at a time: an event has some thousands of them.
bool in_alphabet(std::string_view text) {
  using Block [[gnu::vector_size(16)]] = unsigned char;
  using Mask [[gnu::vector_size(16)]] = signed char;
  const auto outside = [](Block c) -> Mask {
    const Mask letter = ((c | 0x20) - 'a') < 26;
    const Mask digit = (c - '0') < 10;
    return ~(letter | digit | (c == '-') | (c == '_'));
  };
  Mask bad{};
  Block block;
  for (; text.size() >= sizeof block; text.remove_prefix(sizeof block)) {
    std::memcpy(&block, text.data(), sizeof block);
    bad |= outside(block);
  }
  block = Block{} + 'A';
  std::memcpy(&block, text.data(), text.size());
  bad |= outside(block);
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &bad, sizeof halves);
  return (halves[0] | halves[1]) == 0;
}

}  // namespace
}  // namespace zegel::event
