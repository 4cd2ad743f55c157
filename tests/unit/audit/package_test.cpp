// The bewijspakket: O1-O6 from one file.
#include "ledger/audit/package.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "tests/unit/audit/proof_world.h"

namespace audit = zegel::audit;
namespace json = boost::json;
using zegel::test::ProofWorld;

namespace {

struct Case {
  ProofWorld world;
  json::object package;

  Case() {
    const auto registered = world.register_key(2);
    const auto agreed = world.agree(registered.jti, 3);
    const auto line = world.disclose(9);
    json::array events;
    for (const auto& one : {world.opened("toezicht"), registered, agreed}) {
      const auto event = world.key_event(one);
      events.push_back({{"gebeurtenis", event.event}, {"ontvangstbewijs", event.receipt}});
    }
    const auto jws_end = line.event.find('~');
    json::array disclosures;
    for (std::size_t at = jws_end + 1; at < line.event.size();) {
      const std::size_t end = line.event.find('~', at);
      disclosures.emplace_back(line.event.substr(at, end - at));
      at = end + 1;
    }
    package = {{"jws", line.event.substr(0, jws_end)},
               {"ontvangstbewijs", world.receipt("regie", line.index)},
               {"beleid", world.policy_text()},
               {"sleutel",
                {{"kid", world.partner().kid().text()},
                 {"publiekeSleutel", zegel::base::base64url(world.partner().public_key().raw)},
                 {"iss", zegel::test::partner_oin},
                 {"gebeurtenissen", events}}},
               {"onthullingen", disclosures},
               {"later", 1}};
  }
  std::optional<audit::Package> read() const {
    std::string fault;
    return audit::parse_package(json::serialize(package), fault);
  }
  audit::Report report() const { return audit::verify_package(*read(), world.policy()); }
  json::object& key() { return package["sleutel"].as_object(); }
};

std::string fault_of(const std::string& text) {
  std::string fault;
  return audit::parse_package(text, fault) ? "" : fault;
}

}  // namespace

TEST_CASE("een bewijspakket klopt in alle stappen", "[audit][O1][O2][O3][O4][O5][O6]") {
  Case c;
  const auto report = c.report();
  CHECK(report.good());
  for (const auto* step : {&report.inhoud, &report.handtekening, &report.sleutel, &report.logboek,
                           &report.controlepunt})
    CHECK(step->outcome == audit::Outcome::goed);
  c.package.erase("onthullingen");
  CHECK(c.report().good());
  CHECK(c.report().inhoud.outcome == audit::Outcome::niet_gecontroleerd);
}

TEST_CASE("een pakket dat zichzelf tegenspreekt is fout", "[audit]") {
  using audit::Outcome;
  Case other_kid, other_key, other_iss, no_history;
  other_kid.key()["kid"] = other_kid.world.house().kid().text();
  CHECK(other_kid.report().handtekening.outcome == Outcome::fout);
  other_key.key()["publiekeSleutel"] =
      zegel::base::base64url(other_key.world.house().public_key().raw);
  CHECK(other_key.report().handtekening.outcome == Outcome::fout);
  other_key.key()["publiekeSleutel"] = "kort";
  CHECK(other_key.report().handtekening.outcome == Outcome::fout);
  other_iss.key()["iss"] = zegel::test::house_oin;
  CHECK(other_iss.report().sleutel.outcome == Outcome::fout);
  other_iss.key()["iss"] = "urn:oin:" + zegel::test::partner_oin;
  CHECK(other_iss.report().good());
  no_history.key()["gebeurtenissen"] = json::array();
  CHECK(no_history.report().handtekening.outcome == Outcome::goed);
  CHECK(no_history.report().sleutel.outcome == Outcome::fout);
}

TEST_CASE("onbruikbare bewijspakketten", "[audit]") {
  const std::string shape =
      "In dit bewijspakket ontbreekt een onderdeel, of het heeft een andere vorm.";
  CHECK(fault_of("") == "Dit bewijspakket is geen JSON-object.");
  CHECK(fault_of("[]") == "Dit bewijspakket is geen JSON-object.");
  CHECK(fault_of(std::string(100, '[')) == "Dit bewijspakket is geen JSON-object.");
  CHECK(fault_of(std::string(audit::package_bytes + 1, ' ')) ==
        "Dit bewijspakket is groter dan 8 MiB.");
  CHECK(fault_of("{}") == shape);
  for (const char* name : {"jws", "ontvangstbewijs", "beleid", "sleutel"}) {
    Case c;
    c.package[name] = 1;
    CHECK_FALSE(c.read());
  }
  for (const char* name : {"kid", "publiekeSleutel", "iss", "gebeurtenissen"}) {
    Case c;
    c.key().erase(name);
    CHECK_FALSE(c.read());
  }
  Case many;
  many.package["onthullingen"] = json::array(65, "a");
  CHECK_FALSE(many.read());
  many.package["onthullingen"] = json::array{std::string(300'000, 'a')};
  CHECK_FALSE(many.read());
  Case events;
  events.key()["gebeurtenissen"] = json::array(1'001, json::object());
  CHECK_FALSE(events.read());
  events.key()["gebeurtenissen"] = json::array{json::object{{"gebeurtenis", "a"}}};
  CHECK_FALSE(events.read());
}
