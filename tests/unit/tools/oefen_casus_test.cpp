// The casus as data: every step is an event that its own ledger would take (domein.md 12.2).
#include <algorithm>
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "ledger/base/moment.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "ledger/event/key_request.h"
#include "ledger/event/shape.h"
#include "tools/zegel/oefen/casus.h"
#include "tools/zegel/sign.h"

namespace oefen = zegel::cli::oefen;
using oefen::Step;

namespace {

std::vector<Step> keys_of_partners() {
  std::vector<Step> out;
  for (const auto& owner : oefen::organisations) {
    if (!owner.key) continue;
    const auto key = zegel::crypto::SigningKey::generate();
    const auto proof = zegel::event::sign_key_request(key, oefen::ledger_id, oefen::oin_of(owner),
                                                      "GxZJHv5h85YvFjdkeKpziA");
    for (auto& step :
         oefen::key_registration({owner, key.public_key(), proof, oefen::key_moment()}))
      out.push_back(std::move(step));
  }
  return out;
}

std::vector<Step> all_steps() {
  std::vector<Step> out = oefen::authorisations();
  for (auto& step : oefen::agreements()) out.push_back(std::move(step));
  for (auto& step : keys_of_partners()) out.push_back(std::move(step));
  for (auto& step : oefen::casussen()) out.push_back(std::move(step));
  return out;
}

// What the ledger would do at E7-E14 with this step, as "code veld" lines.
std::vector<std::string> refusals_of(const Step& step) {
  const auto* row = zegel::catalogue::find_event(step.evt);
  REQUIRE(row);
  const auto reg = *zegel::catalogue::register_of(step.reg);
  zegel::event::Skelet skelet;
  skelet.iss = oefen::oin_of(oefen::organisation(step.sender));
  skelet.aud = std::string(oefen::ledger_id) + "/" + step.reg;
  skelet.jti = *zegel::base::Jti::parse(step.jti());
  skelet.iat = step.moment / 3600 * 3600;
  skelet.evt = step.evt;
  skelet.bkl = row->opener_class.empty() ? "regie-5j" : std::string(row->opener_class);
  skelet.vwa = row->vwa.empty() ? "toezicht" : std::string(row->vwa_in(reg));
  auto inhoud = step.inhoud;
  if (!step.role.empty()) inhoud["medewerker"] = oefen::id("medewerker/" + step.role);
  const auto key = zegel::crypto::SigningKey::generate();
  zegel::crypto::SystemRandom random;
  std::vector<std::string> out;
  const auto note = [&](const zegel::base::Refusals& refusals) {
    for (const auto& each : refusals) out.push_back(std::string(each.code) + " " + each.veld);
  };
  const auto bytes = zegel::event::issue(skelet, inhoud, *row, key, random);
  if (!bytes) return note(bytes.error().refusals), out;
  const auto envelope = zegel::event::parse_envelope(*bytes);
  REQUIRE(envelope);
  const auto kept = zegel::event::parse_skelet(envelope->payload);
  REQUIRE(kept);
  const auto opened = zegel::event::open_disclosures(*kept, envelope->disclosures, *row);
  REQUIRE(opened);
  zegel::base::Refusals refusals;
  zegel::event::check_shape(*kept, opened->content, *row, {step.moment, true}, refusals);
  note(refusals);
  return out;
}

}  // namespace

TEST_CASE("elke stap past bij zijn rij in de catalogus", "[V-SCH-2][V-SCH-3][V-SCH-4]") {
  for (const Step& step : all_steps()) {
    INFO(step.name);
    CHECK(refusals_of(step) == std::vector<std::string>{});
  }
}

TEST_CASE("een stap die het rijtje niet volgt, valt op", "[V-SCH-5]") {
  Step step = oefen::casussen().front();
  step.inhoud["niveau"] = "landelijk";
  CHECK(refusals_of(step) == std::vector<std::string>{"V-SCH-5 /inhoud/niveau"});
}

TEST_CASE("de klok van de casus gaat alleen vooruit", "[V-TIJD-1]") {
  std::int64_t clock = *zegel::base::parse_moment(oefen::genesis_moment);
  for (const auto& part : {oefen::authorisations(), oefen::agreements(), oefen::casussen()}) {
    for (const Step& step : part) {
      INFO(step.name);
      CHECK(step.moment >= clock);
      clock = step.moment;
    }
  }
  CHECK(*zegel::base::parse_moment(oefen::read_moment) >= clock);
  CHECK(oefen::key_moment() >= oefen::agreements().back().moment);
}

TEST_CASE("geen twee stappen delen een kenmerk", "[V-JTI-1]") {
  std::set<std::string> seen;
  for (const Step& step : all_steps()) CHECK(seen.insert(step.jti()).second);
}

TEST_CASE("elke betrokkene is eerder gekoppeld in hetzelfde dossier", "[V-REF-3]") {
  std::set<std::string> coupled;
  for (const Step& step : oefen::casussen()) {
    if (!step.inhoud.contains("betrokkenen")) continue;
    const std::string casus(step.inhoud.at("casus").as_string());
    for (const auto& element : step.inhoud.at("betrokkenen").as_array()) {
      const std::string pid(element.at("pid").as_string());
      if (step.evt == "betrokkene-gekoppeld.v1") coupled.insert(casus + pid);
      INFO(step.name);
      CHECK(coupled.contains(casus + pid));
    }
  }
}

TEST_CASE("elk dossier wordt door zijn eerste stap geopend", "[V-SCH-6]") {
  std::set<std::string> open;
  for (const Step& step : all_steps()) {
    const auto& row = *zegel::catalogue::find_event(step.evt);
    const std::string casus(step.inhoud.at("casus").as_string());
    const auto reg = *zegel::catalogue::register_of(step.reg);
    INFO(step.name);
    if (zegel::catalogue::has(row.opens, reg)) open.insert(casus);
    CHECK(open.contains(casus));
  }
}

TEST_CASE("negen partners ondertekenen zelf, samen eenentwintig verstrekkingen") {
  std::set<std::string> senders;
  std::map<std::string, int> count;
  for (const Step& step : oefen::casussen()) {
    if (!step.role.empty()) continue;
    CHECK(oefen::organisation(step.sender).key);
    senders.insert(step.sender);
    ++count[step.evt];
  }
  CHECK(senders.size() == 9);
  CHECK(count["verstrekking-gedaan.v1"] == 21);
}

TEST_CASE("alleen wie geen beroepsgeheim heeft, noemt geen-beroepsgeheim", "[V-VER-1]") {
  for (const Step& step : oefen::casussen()) {
    if (step.evt != "verstrekking-gedaan.v1") continue;
    const auto geheim = step.inhoud.at("grondslagGeheim").as_string();
    const auto& sender = oefen::organisation(step.sender);
    INFO(step.name);
    if (geheim == "geen-beroepsgeheim") CHECK_FALSE(sender.beroepsgeheim);
    if (geheim == "wpg") CHECK(sender.soort == "politie");
    CHECK(step.inhoud.at("grondslagAvg").as_string() == "publieke-taak");
  }
}

TEST_CASE("het OIN van een oefenorganisatie heeft de vorm van domein 12.2", "[V-SCH-4]") {
  CHECK(oefen::oin_of(oefen::organisation("GW")) == "00000099000000001000");
  CHECK(oefen::oin_of(oefen::organisation("WA")) == "00000099000000012000");
}
