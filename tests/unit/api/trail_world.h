// A ledger with many different disclosures, and what was posted beside it: for tests that compare a
// list with a scan over everything. The seed decides all; moments are equal now and then, and stand
// on both sides of the double hour of 26 October 2025. Threads: one.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "ledger/base/moment.h"
#include "ledger/event/issue.h"
#include "tests/support/seeded_random.h"
#include "tests/unit/api/api_world.h"

namespace zegel::tests {

struct Posted {
  std::string reg;
  std::uint64_t index = 0;
  std::string jti, evt, iss;
  std::int64_t received = 0;  // hour
  boost::json::object inhoud;
};

class TrailWorld : public ApiWorld {
 public:
  static constexpr const char* sealed = "Zonder dit beeld is geen veilig plan te maken.";

  explicit TrailWorld(const std::string& seed) : dice(seed) {
    for (int i = 0; i < 4; ++i) open_dossier(i % 2 == 0 ? "regie" : "meldingen");
  }

  void post_disclosures(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (dice.chance(15)) clock.set(clock.now() + 3'600, false);
      disclose();
    }
  }

  // Every page of one question, at most `limit` rows each.
  std::vector<boost::json::object> rows_of(std::string path, const std::string& role,
                                           std::size_t limit) {
    std::vector<boost::json::object> rows;
    path += path.find('?') == std::string::npos ? "?" : "&";
    path += "limiet=" + std::to_string(limit);
    while (!path.empty()) {
      const auto answer = get(path, role);
      INFO(path << " " << answer.body);
      REQUIRE(answer.status == 200);
      const auto object = answer.json();
      const auto& page = object.at("rijen").as_array();
      REQUIRE(page.size() <= limit);
      for (const auto& row : page) rows.push_back(row.as_object());
      const auto* next = object.at("_links").as_object().if_contains("next");
      path = next ? std::string(next->at("href").as_string()) : "";
    }
    return rows;
  }
  std::vector<std::string> jtis_of(const std::string& path, const std::string& role,
                                   std::size_t limit = 200) {
    std::vector<std::string> out;
    for (const auto& row : rows_of(path, role, limit))
      out.emplace_back(row.at("jti").as_string());
    return out;
  }

  struct Dossier {
    std::string reg;
    base::CasusId id;
    std::vector<base::Pid> pids;
  };
  SeededRandom dice;
  std::vector<Dossier> dossiers;
  std::vector<Posted> posted;  // disclosures, in the order of posting

  template <class T>
  const T& one_of(const std::vector<T>& all) { return all[dice.below(all.size())]; }

  const std::vector<std::string> oins{NodeWorld::receiver_oin, NodeWorld::own_oin,
                                      "00000099000000006000"};
  const std::vector<std::string> goals{"advies", "plan-van-aanpak", "afwenden-gevaar"};
  const std::vector<std::string> kinds{"contact", "gezinssituatie", "veiligheidsrisico"};
  const std::vector<std::string> secrecy{"geen-beroepsgeheim", "wpg", "direct-betrokken"};
  // Both hours that are called 02:30, the borders of that day, and two days around it.
  const std::vector<std::string> moments{
      "2025-10-25T23:59:59+02:00", "2025-10-26T00:00:00+02:00", "2025-10-26T02:30:00+02:00",
      "2025-10-26T02:30:00+01:00", "2025-10-26T01:30:00Z",      "2025-10-26T23:59:59+01:00",
      "2025-10-27T00:00:00+01:00", "2025-10-26T23:00:00Z"};

 private:
  std::string signed_in(const std::string& reg, std::string_view evt, const base::Jti& jti,
                        boost::json::object inhoud) {
    event::Skelet skelet = world.skelet(evt, jti);
    skelet.aud = "oefen.wereld/" + reg;
    skelet.bkl = reg == "regie" ? "regie-5j" : "melding-1j";
    skelet.vwa = catalogue::find_event(evt)->vwa_in(*catalogue::register_of(reg));
    if (!inhoud.contains("tijdstip")) inhoud["tijdstip"] = world.moment();
    auto made = event::issue(skelet, inhoud, *catalogue::find_event(evt), world.key, random);
    REQUIRE(made);
    return *made;
  }

  void open_dossier(const std::string& reg) {
    Dossier dossier{reg, world.fresh<base::CasusId>(), {}};
    if (reg == "regie") {
      REQUIRE(event(world.opening({dossier.id, world.fresh<base::Jti>(), {}})).status == 201);
    } else {
      REQUIRE(event(signed_in(reg, "melding-ontvangen.v1", world.fresh<base::Jti>(),
                              {{"casus", dossier.id.text()},
                               {"meldpunt", "meldpunt-zorg-en-veiligheid"},
                               {"kanaal", "telefoon"}, {"soortMelder", "inwoner"},
                               {"urgentie", "acuut"}, {"problematiek", {"overlastgevende-jeugd"}},
                               {"terugkoppelingGewenst", false}})).status == 201);
    }
    for (int i = 0; i < 2; ++i) {
      dossier.pids.push_back(world.fresh<base::Pid>());
      REQUIRE(event(signed_in(reg, "betrokkene-gekoppeld.v1", world.fresh<base::Jti>(),
                              {{"casus", dossier.id.text()}, {"identificatiesoort", "pseudoniem"},
                               {"leeftijdsklasse", "12-15"},
                               {"persoon", boost::json::object{{"aanduiding", "Verzegelde Naam"}}},
                               {"betrokkenen", {person(dossier.pids.back())}}})).status == 201);
    }
    dossiers.push_back(dossier);
  }

  static boost::json::object person(const base::Pid& pid) {
    return {{"pid", pid.text()}, {"rol", "onderwerp"}};
  }

  void disclose() {
    const Dossier& dossier = one_of(dossiers);
    const base::Jti jti = world.fresh<base::Jti>();
    boost::json::array kinds_sent;
    for (const std::string& kind : kinds)
      if (dice.chance(50)) kinds_sent.emplace_back(kind);
    if (kinds_sent.empty()) kinds_sent.emplace_back(kinds[0]);
    boost::json::object told = person(one_of(dossier.pids));
    told["informeren"] = "vooraf";
    boost::json::object inhoud{
        {"tijdstip", one_of(moments)}, {"redenVertraging", "nagekomen"},
        {"casus", dossier.id.text()}, {"ontvanger", one_of(oins)},
        {"ontvangerSoort", "sociaal-team"}, {"grondslagAvg", "publieke-taak"},
        {"grondslagGeheim", one_of(secrecy)}, {"doel", one_of(goals)},
        {"wettelijkeTaak", "jeugdhulp"}, {"wettelijkKader", {"jeugdwet", "wpg"}},
        {"gegevenssoorten", kinds_sent}, {"kader", "vrijwillig"},
        {"verstrekkingswijze", "mondeling"}, {"noodzaak", sealed},
        {"geautomatiseerd", false}, {"politiegegevens", false}, {"spoed", false},
        {"proportionaliteit", "Alleen wat nodig is voor het verzegelde plan."},
        {"subsidiariteit", "Een verzegeld advies volstond niet."},
        {"minderIngrijpend", {"geen-alternatief"}}, {"betrokkenen", {told}}};
    const bool own = dossier.reg == "regie" && dice.chance(30);
    const auto answer = own ? drafted(jti, inhoud)
                            : event(signed_in(dossier.reg, "verstrekking-gedaan.v1", jti, inhoud));
    INFO(answer.body);
    REQUIRE(answer.status == 201);
    posted.push_back({dossier.reg,
                      static_cast<std::uint64_t>(answer.json().at("volgnummer").as_int64()),
                      jti.text(), "verstrekking-gedaan.v1",
                      own ? NodeWorld::own_oin : NodeWorld::partner_oin, clock.now() / 3'600,
                      inhoud});
  }

  Answer drafted(const base::Jti& jti, const boost::json::object& inhoud) {
    return post("/v1/gebeurtenissen", "casusregisseur", "application/json",
                boost::json::serialize(boost::json::object{{"jti", jti.text()},
                                                           {"register", "regie"},
                                                           {"evt", "verstrekking-gedaan.v1"},
                                                           {"inhoud", inhoud}}));
  }
};

}  // namespace zegel::tests
