#include "ledger/audit/key_history.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/base/base64url.h"
#include "ledger/base/moment.h"

namespace zegel::audit {
namespace {

std::optional<base::Hour> hour_at(const event::Content& content, std::string_view key) {
  const auto text = content.text(key);
  const auto moment = text ? base::parse_moment(*text) : std::nullopt;
  if (!moment || *moment < 0 || *moment % 3600 != 0) return std::nullopt;
  return base::hour_of(*moment);
}

std::optional<crypto::PublicKey> key_at(const event::Content& content, std::string_view name) {
  const auto text = content.text(name);
  const auto raw = text ? base::decode_base64url_array<32>(*text) : std::nullopt;
  if (!raw || !crypto::key_is_valid(*raw)) return std::nullopt;
  return crypto::PublicKey{*raw};
}

bool signed_with(const event::Envelope& envelope, const crypto::PublicKey& key) {
  return crypto::verify(key, base::as_bytes(envelope.signed_part), envelope.signature);
}

}  // namespace

// One key event that stands in toezicht and shows all its fields.
struct KeyHistory::Entry {
  Examined examined;
  const event::Envelope& envelope() const { return *examined.envelope; }
  const event::Skelet& skelet() const { return *examined.skelet; }
  const event::Content& content() const { return examined.opened->content; }
  const Report& facts() const { return examined.report; }
};

std::optional<KeyHistory> KeyHistory::build(Examiner& examiner, std::span<const KeyEvent> events,
                                            std::string& fault) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < events.size(); ++i) {
    Entry entry{examiner.examine(events[i].event, events[i].receipt)};
    if (!entry.examined.report.good() || !entry.examined.complete() ||
        entry.facts().logboek.outcome != Outcome::goed) {
      fault = fmt::format("Sleutelgebeurtenis {} houdt geen stand.", i + 1);
      return std::nullopt;
    }
    entries.push_back(std::move(entry));
  }
  std::ranges::sort(entries, {}, [](const Entry& entry) { return entry.facts().index; });
  KeyHistory history;
  for (const Entry& entry : entries) {
    const auto wrong = history.origin_.empty() ? history.take_genesis(entry) : history.take(entry);
    if (wrong.empty()) continue;
    fault = wrong;
    return std::nullopt;
  }
  if (history.origin_.empty()) {
    fault = "De eerste regel van toezicht ontbreekt.";
    return std::nullopt;
  }
  return history;
}

const KnownKey* KeyHistory::find(const base::Kid& kid) const {
  const auto it = keys_.find(kid);
  return it == keys_.end() ? nullptr : &it->second;
}

std::string_view KeyHistory::take_genesis(const Entry& entry) {
  const event::Skelet& skelet = entry.skelet();
  if (entry.facts().index.value != 0 || skelet.register_name() != "toezicht")
    return "De eerste regel van toezicht ontbreekt.";
  const auto key = key_at(entry.content(), "huissleutel");
  if (!key || crypto::thumbprint(*key) != entry.envelope().kid ||
      !signed_with(entry.envelope(), *key))
    return "De eerste regel van toezicht is niet ondertekend met de huissleutel die erin staat.";
  origin_ = skelet.aud;
  house_ = skelet.iss;
  keys_[entry.envelope().kid] = {*key, house_, {0}, entry.facts().received,
                                 entry.facts().received, std::nullopt, std::nullopt};
  return {};
}

std::string_view KeyHistory::take(const Entry& entry) {
  if (entry.skelet().aud != origin_) return "Een sleutelgebeurtenis staat niet in toezicht.";
  if (!signed_by_house(entry)) return "Een sleutelgebeurtenis is niet door het huis ondertekend.";
  const std::string_view evt = entry.skelet().evt;
  if (evt == "partnersleutel-geregistreerd.v1") return take_registration(entry);
  if (evt == "akkoord-vastgelegd.v1") return take_akkoord(entry);
  if (evt == "partnersleutel-ingetrokken.v1") return take_revocation(entry);
  return "Een sleutelgebeurtenis is van een type dat deze versie niet kent.";
}

bool KeyHistory::signed_by_house(const Entry& entry) const {
  const KnownKey* key = find(entry.envelope().kid);
  return key && key->oin == house_ && entry.skelet().iss == house_ &&
         key->valid_at(entry.facts().received) && signed_with(entry.envelope(), key->key);
}

std::string_view KeyHistory::take_registration(const Entry& entry) {
  const event::Content& content = entry.content();
  const auto kid = content.id<base::Kid>("kid");
  const auto key = key_at(content, "publiekeSleutel");
  const auto begin = hour_at(content, "ingaatOp"), end = hour_at(content, "vervaltOp");
  const auto owner = content.text("partij");
  if (!kid || !key || !begin || !end || !owner || crypto::thumbprint(*key) != *kid)
    return "Een registratie van een sleutel klopt niet.";
  proposals_[entry.skelet().jti] = {
      *kid, {*key, std::string(*owner), entry.facts().index, {}, *begin, *end, {}}};
  return {};
}

// Without it a registration has no effect; a second one changes nothing (K2: one owner for ever).
std::string_view KeyHistory::take_akkoord(const Entry& entry) {
  const auto subject = entry.content().id<base::Jti>("onderwerp");
  const auto it = subject ? proposals_.find(*subject) : proposals_.end();
  if (it == proposals_.end() || !entry.content().flag("akkoord").value_or(false)) return {};
  it->second.key.registered = entry.facts().received;
  keys_.emplace(it->second.kid, it->second.key);
  proposals_.erase(it);
  return {};
}

// The earliest of several counts; one about a key that is not there changes nothing.
std::string_view KeyHistory::take_revocation(const Entry& entry) {
  const auto kid = entry.content().id<base::Kid>("kid");
  const auto moment = hour_at(entry.content(), "ongeldigVanafOp");
  const auto owner = entry.content().text("partij");
  if (!kid || !moment || !owner) return "Een intrekking van een sleutel klopt niet.";
  const base::Hour from = std::max(*moment, entry.facts().received);
  const auto revoke = [&](KnownKey& key) {
    if (key.oin == *owner && (!key.revoked || from < *key.revoked)) key.revoked = from;
  };
  if (const auto known = keys_.find(*kid); known != keys_.end()) revoke(known->second);
  for (auto& [jti, proposal] : proposals_)
    if (proposal.kid == *kid) revoke(proposal.key);
  return {};
}

}  // namespace zegel::audit
