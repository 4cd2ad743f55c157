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
#include "ledger/event/rules.h"
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
  skelet.bkl = step.bkl.empty() ? "blijvend" : step.bkl;
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
  zegel::event::check_rules(*kept, opened->content, *row, refusals);
  note(refusals);
  return out;
}

// "V-SCH-2 /inhoud/openheid" -> V-SCH-2
std::set<std::string> codes_of(const std::vector<std::string>& refusals) {
  std::set<std::string> out;
  for (const std::string& each : refusals) out.insert(each.substr(0, each.find(' ')));
  return out;
}

// "422 V-VER-9 V-VER-13": all but the status.
std::set<std::string> codes_in(std::string_view expected) {
  std::set<std::string> out;
  for (std::size_t at = expected.find(' '); at != std::string_view::npos;) {
    const std::size_t end = expected.find(' ', at + 1);
    out.emplace(expected.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
    at = end;
  }
  return out;
}

Step step_named(std::string_view name) {
  const std::vector<Step> steps = oefen::casussen();
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [&](const Step& each) { return each.name == name; });
  REQUIRE(found != steps.end());
  return *found;
}

// Every text of a value, however deep, with the member that holds it.
template <class Visit>
void each_text(const boost::json::value& value, std::string_view member, const Visit& visit) {
  if (value.is_string()) visit(member, std::string_view(value.get_string()));
  if (value.is_array())
    for (const auto& one : value.get_array()) each_text(one, member, visit);
  if (value.is_object())
    for (const auto& [key, one] : value.get_object()) each_text(one, key, visit);
}

}  // namespace

TEST_CASE("elke stap past bij zijn rij, of wordt geweigerd zoals de casus zegt",
          "[V-SCH-2][V-SCH-3][V-SCH-4]") {
  for (const Step& step : all_steps()) {
    INFO(step.name);
    CHECK(codes_of(refusals_of(step)) == codes_in(step.expected));
  }
}

TEST_CASE("een stap die het rijtje niet volgt, valt op", "[V-SCH-5]") {
  Step step = step_named("casus-1/geopend");
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
  CHECK(*zegel::base::parse_moment(oefen::end_moment) >= clock);
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

TEST_CASE("een verwijzing wijst naar een stap die eerder is vastgelegd", "[V-REF-1]") {
  std::set<std::string> all, stored;
  for (const Step& step : oefen::casussen()) all.insert(step.jti());
  for (const Step& step : oefen::casussen()) {
    INFO(step.name);
    each_text(step.inhoud, {}, [&](std::string_view, std::string_view text) {
      if (all.contains(std::string(text))) CHECK(stored.contains(std::string(text)));
    });
    if (step.expected.empty()) stored.insert(step.jti());
  }
}

TEST_CASE("wie kijkt, kijkt naar wat er al staat en zegt waarom", "[D17]") {
  const auto readings = oefen::readings();
  CHECK(readings.size() >= 5);
  std::int64_t clock = 0;
  for (const auto& reading : readings) {
    INFO(reading.path);
    CHECK(reading.moment >= clock);
    clock = reading.moment;
    CHECK_FALSE(reading.why.at("raadplegingsreden").as_string().empty());
    const auto steps = oefen::casussen();
    const auto names = [&](std::string_view id) {
      return reading.path.find(id) != std::string::npos;
    };
    CHECK(std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
      const bool named = names(step.jti()) || names(step.inhoud.at("casus").as_string());
      const bool searched = reading.why.contains("bsn");
      return (named || searched) && step.expected.empty() && step.moment <= reading.moment;
    }));
  }
}

TEST_CASE("namen van mensen staan alleen in persoon", "[I5]") {
  const std::vector<std::string> names = {"Daniël", "Mûlsma", "Noël",   "Šegelaar", "Šárka",
                                          "Vries",  "Łukasz", "Renée",  "Brûlé",    "Içöz"};
  const auto nameless = [&](std::string_view text) {
    return std::none_of(names.begin(), names.end(), [&](const std::string& name) {
      return text.find(name) != std::string_view::npos;
    });
  };
  for (const Step& step : oefen::casussen()) {
    boost::json::object inhoud = step.inhoud;
    inhoud.erase("persoon");
    each_text(inhoud, {}, [&](std::string_view member, std::string_view text) {
      INFO(step.name << " " << member);
      CHECK(nameless(text));
    });
  }
  for (const auto& reading : oefen::readings())
    CHECK(nameless(reading.why.at("raadplegingsreden").as_string()));
}

TEST_CASE("de casus gebruikt elke soort gebeurtenis die domein 12.2 in rij 2 tot en met 28 noemt") {
  const std::set<std::string> of_the_script = {
      "melding-ontvangen", "betrokkene-gekoppeld", "adviesvraag-gesteld", "verstrekking-gedaan",
      "betrokkene-geinformeerd", "signaal-ontvangen", "signaal-beoordeeld", "triage-uitgevoerd",
      "melding-afgehandeld", "casus-geopend", "vertegenwoordiging-vastgelegd", "casus-aangevuld",
      "deelnemer-toegelaten", "toestemming-gegeven", "toestemming-geweigerd",
      "casusfase-gewijzigd", "casusoverleg-gehouden", "tegenspraak-vastgelegd",
      "meldcodestap-gezet", "sisa-signaal-afgegeven", "sisa-match-opgevolgd",
      "conflict-van-plichten-besloten", "conflict-van-plichten-achteraf-getoetst",
      "toestemming-ingetrokken", "ontvanger-ingelicht", "verstrekkingsverzoek-ontvangen",
      "verstrekking-geweigerd", "informatiegever-akkoord", "correctie-geregistreerd",
      "wettelijke-inzage-verleend", "casus-gesloten"};
  std::set<std::string> told;
  for (const Step& step : oefen::casussen())
    if (step.expected.empty()) told.insert(step.evt.substr(0, step.evt.rfind('.')));
  CHECK(told == of_the_script);
}

TEST_CASE("negen partners ondertekenen zelf") {
  std::set<std::string> senders;
  for (const Step& step : oefen::casussen()) {
    if (!step.role.empty()) continue;
    CHECK(oefen::organisation(step.sender).key);
    senders.insert(step.sender);
  }
  CHECK(senders.size() == 9);
}

TEST_CASE("alleen wie geen beroepsgeheim heeft, noemt geen-beroepsgeheim", "[V-VER-1]") {
  for (const Step& step : oefen::casussen()) {
    if (step.evt != "verstrekking-gedaan.v1") continue;
    const auto geheim = step.inhoud.at("grondslagGeheim").as_string();
    const auto& sender = oefen::organisation(step.sender);
    INFO(step.name);
    if (geheim == "geen-beroepsgeheim") CHECK_FALSE(sender.beroepsgeheim);
    if (geheim == "wpg") CHECK(sender.soort == "politie");
  }
}

TEST_CASE("het OIN van een oefenorganisatie heeft de vorm van domein 12.2", "[V-SCH-4]") {
  CHECK(oefen::oin_of(oefen::organisation("GW")) == "00000099000000001000");
  CHECK(oefen::oin_of(oefen::organisation("WA")) == "00000099000000012000");
}
