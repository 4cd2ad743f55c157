#include "ledger/sequencer/index_rule.h"

#include <algorithm>

#include "ledger/base/limits.h"
#include "ledger/event/envelope.h"

namespace zegel::sequencer {
namespace {

namespace limits = base::limits;
constexpr std::string_view genesis_type = "register-geopend";
constexpr std::string_view genesis_evt = "register-geopend.v1";
constexpr base::Byte leaf_version = 0x01;

bool has_form(std::string_view jws);

}  // namespace

std::string_view reject_name(Reject reject) {
  switch (reject) {
    case Reject::leeg: return "leeg";
    case Reject::versie: return "versie";
    case Reject::lengte: return "lengte";
    case Reject::vorm: return "vorm";
    case Reject::kop: return "kop";
    case Reject::claims: return "claims";
    case Reject::ander_register: return "ander-register";
    case Reject::dubbel: return "dubbel";
    case Reject::dubbel_anders: return "dubbel-anders";
    case Reject::genesis: return "genesis";
  }
  return "onbekend";
}

// The form of all three segments (L4) comes before what they say (L5, L6). The readers of header
// and claims stop at their own first fault, so the form is only looked at again when one of them
// refused.
std::variant<Wellformed, Reject> check_record(base::ByteView record) {
  if (record.empty()) return Reject::leeg;                                              // L1
  const bool size_fits = record.size() > limits::leaf_head && record.size() <= limits::leaf;
  if (!size_fits || record[0] != leaf_version) return Reject::versie;                   // L2
  const auto leaf = event::parse_leaf(record);
  if (!leaf) return Reject::lengte;                                                     // L3
  auto envelope = event::parse_jws(leaf->jws);
  if (!envelope) return has_form(leaf->jws) ? Reject::kop : Reject::vorm;               // L4, L5
  auto skelet = event::parse_skelet(envelope->payload);
  if (!skelet) return has_form(leaf->jws) ? Reject::claims : Reject::vorm;              // L4, L6
  return Wellformed{*leaf, envelope->kid, *std::move(skelet)};
}

std::optional<Reject> check_place(const Wellformed& record, const Before& before) {
  const event::Skelet& skelet = record.skelet;
  const bool first = before.next.value == 0;
  if (!first && skelet.aud != before.aud) return Reject::ander_register;                // L7
  const auto known = before.jws_of(skelet.jti);
  if (known) return *known == record.leaf.jws ? Reject::dubbel : Reject::dubbel_anders;
  const std::string_view evt = skelet.evt;
  const bool of_genesis_type = evt.substr(0, evt.find('.')) == genesis_type;
  if (of_genesis_type != first || (first && evt != genesis_evt)) return Reject::genesis;  // L8
  return std::nullopt;
}

namespace {

// L4: exactly three non-empty strict base64url segments, the third of 64 bytes.
bool has_form(std::string_view jws) {
  if (std::count(jws.begin(), jws.end(), '.') != 2) return false;
  const std::size_t first = jws.find('.');
  const std::size_t second = jws.rfind('.');
  const std::string_view segments[] = {jws.substr(0, first),
                                       jws.substr(first + 1, second - first - 1),
                                       jws.substr(second + 1)};
  base::Bytes decoded;
  for (const std::string_view segment : segments)
    if (segment.empty() || !base::decode_base64url(segment, decoded)) return false;
  return decoded.size() == 64;
}

}  // namespace
}  // namespace zegel::sequencer
