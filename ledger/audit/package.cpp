#include "ledger/audit/package.h"

#include <boost/json/parse.hpp>

#include "ledger/audit/verify_event.h"
#include "ledger/base/base64url.h"
#include "ledger/base/limits.h"

namespace zegel::audit {
namespace {

namespace json = boost::json;

constexpr std::string_view urn = "urn:oin:";

bool take_text(const json::object& from, std::string_view name, std::string& out) {
  const json::value* value = from.if_contains(name);
  const json::string* text = value ? value->if_string() : nullptr;
  if (text) out.assign(text->data(), text->size());
  return text != nullptr;
}

bool take_disclosures(const json::object& from, std::string& event) {
  const json::value* value = from.if_contains("onthullingen");
  if (!value) return true;
  const json::array* list = value->if_array();
  if (!list || list->size() > base::limits::disclosures) return false;
  if (!list->empty()) event += '~';
  for (const json::value& one : *list) {
    const json::string* text = one.if_string();
    if (!text || event.size() + text->size() > base::limits::event_body) return false;
    event.append(text->data(), text->size()) += '~';
  }
  return true;
}

bool take_key_events(const json::object& from, std::vector<KeyEvent>& out) {
  const json::value* value = from.if_contains("gebeurtenissen");
  const json::array* list = value ? value->if_array() : nullptr;
  if (!list || list->size() > package_key_events) return false;
  for (const json::value& one : *list) {
    const json::object* object = one.if_object();
    KeyEvent& event = out.emplace_back();
    if (!object || !take_text(*object, "gebeurtenis", event.event) ||
        !take_text(*object, "ontvangstbewijs", event.receipt))
      return false;
  }
  return true;
}

}  // namespace

std::optional<Package> parse_package(std::string_view text, std::string& fault) {
  if (text.size() > package_bytes) {
    fault = "Dit bewijspakket is groter dan 8 MiB.";
    return std::nullopt;
  }
  boost::system::error_code failed;
  const json::value value = json::parse(text, failed, {}, {.max_depth = 8});
  const json::object* top = failed ? nullptr : value.if_object();
  if (!top) {
    fault = "Dit bewijspakket is geen JSON-object.";
    return std::nullopt;
  }
  Package out;
  const json::value* key = top->if_contains("sleutel");
  const json::object* key_object = key ? key->if_object() : nullptr;
  const bool complete =
      take_text(*top, "jws", out.event) && take_text(*top, "ontvangstbewijs", out.receipt) &&
      take_text(*top, "beleid", out.policy) && key_object &&
      take_text(*key_object, "kid", out.kid) &&
      take_text(*key_object, "publiekeSleutel", out.public_key) &&
      take_text(*key_object, "iss", out.iss) && take_key_events(*key_object, out.key_events) &&
      take_disclosures(*top, out.event);
  if (!complete) {
    fault = "In dit bewijspakket ontbreekt een onderdeel, of het heeft een andere vorm.";
    return std::nullopt;
  }
  if (out.iss.starts_with(urn)) out.iss.erase(0, urn.size());
  return out;
}

Report verify_package(const Package& package, const tlog::Policy& policy) {
  Examiner examiner(policy);
  std::string fault;
  const auto history = KeyHistory::build(examiner, package.key_events, fault);
  KeyEvidence evidence;
  if (const auto raw = base::decode_base64url_array<32>(package.public_key))
    evidence.key = crypto::PublicKey{*raw};
  if (history) evidence.history = &*history;
  Report report = verify_event(examiner, package.event, package.receipt, evidence);
  if (!history) report.sleutel = wrong(fault);
  if (!evidence.key || crypto::thumbprint(*evidence.key).text() != package.kid)
    report.handtekening = wrong("De sleutel in dit pakket klopt niet met zijn kenmerk.");
  if (!report.iss.empty() && report.iss != package.iss)
    report.sleutel = wrong("Het pakket noemt een andere organisatie dan de gebeurtenis.");
  return report;
}

}  // namespace zegel::audit
