// The lists that are not verstrekkingen: each filter alone and each pair of them, against a scan of
// the whole list with the same predicate, in pages of three (api.md 2.3).
#include <algorithm>
#include <functional>

#include "tests/support/seeded_random.h"
#include "tests/unit/api/dossier_world.h"

namespace base = zegel::base;
namespace json = boost::json;
using zegel::tests::DossierWorld;
using zegel::tests::NodeWorld;
using zegel::tests::SeededRandom;

namespace {

using Row = json::object;
struct Filter {
  std::string query;
  std::function<bool(const Row&)> keep;
};

// A code, one of several, or the OIN of one of several organisations.
bool says(const json::value& value, const std::string& code) {
  if (value.is_string()) return value.as_string() == code;
  if (value.is_object()) return value.at("oin").as_string() == code;
  return value.is_array() &&
         std::ranges::any_of(value.as_array(), [&](const auto& one) { return says(one, code); });
}

// `key` = the member of the row, or one of its `velden`.
Filter filter_on(const std::string& key, const std::string& code, std::string member = "") {
  if (member.empty()) member = key;
  return {key + "=" + code, [member, code](const Row& row) {
            const auto* value = row.if_contains(member);
            if (!value && row.contains("velden"))
              value = row.at("velden").as_object().if_contains(member);
            return value && says(*value, code);
          }};
}

class FilterWorld : public DossierWorld {
 public:
  std::vector<Row> all_rows(std::string path) {
    std::vector<Row> out;
    path += path.find('?') == std::string::npos ? "?limiet=3" : "&limiet=3";
    while (!path.empty()) {
      const auto answer = get(path, "fg; medewerker=lezer");
      INFO(path << " " << answer.body);
      REQUIRE(answer.status == 200);
      const auto object = answer.json();
      for (const auto& row : object.at("rijen").as_array()) out.push_back(row.as_object());
      const auto* next = object.at("_links").as_object().if_contains("next");
      path = next ? std::string(next->at("href").as_string()) : "";
    }
    return out;
  }

  // Every filter and every pair of them; how many rows they let through together.
  std::size_t check(const std::string& path, const std::string& id,
                    const std::vector<Filter>& filters) {
    const auto all = all_rows(path);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < filters.size(); ++i) {
      for (std::size_t j = i; j < filters.size(); ++j) {
        const bool same_key = filters[i].query.substr(0, filters[i].query.find('=')) ==
                              filters[j].query.substr(0, filters[j].query.find('='));
        if (i != j && same_key) continue;
        const std::string query =
            i == j ? filters[i].query : filters[i].query + "&" + filters[j].query;
        std::vector<std::string> expected, found;
        for (const Row& row : all)
          if (filters[i].keep(row) && filters[j].keep(row))
            expected.emplace_back(row.at(id).as_string());
        for (const Row& row : all_rows(path + "?" + query))
          found.emplace_back(row.at(id).as_string());
        INFO(path << "?" << query);
        CHECK(found == expected);
        kept += found.size();
      }
    }
    return kept;
  }

  template <class T>
  const T& one_of(const std::vector<T>& all) { return all[dice.below(all.size())]; }
  SeededRandom dice{"filters"};
};

}  // namespace

TEST_CASE("elk filter van casussen geeft wat een doorloop geeft", "[api][lijst]") {
  FilterWorld api;
  const std::vector<std::string> niveaus{"regulier", "lokale-kamer", "zvh"};
  const std::vector<std::string> kaders{"vrijwillig", "drang"};
  const std::vector<std::string> problems{"overlastgevende-jeugd", "zorgmijding"};
  const std::vector<std::string> municipalities{"0363", "0599"};
  for (int i = 0; i < 14; ++i) {
    api.casus = api.world.fresh<base::CasusId>();
    auto fields = DossierWorld::opening_fields();
    fields["niveau"] = api.one_of(niveaus);
    fields["kader"] = api.one_of(kaders);
    fields["problematiek"] = json::array{json::string(api.one_of(problems))};
    fields["gemeenten"] = json::array{json::string(api.one_of(municipalities))};
    if (api.dice.chance(30)) fields["regieOrganisatie"] = NodeWorld::partner_oin;
    api.draft("casusregisseur", "casus-geopend.v1", fields);
    if (api.dice.chance(40)) api.close_casus();
  }
  CHECK(api.check("/v1/casussen", "casus",
                  {filter_on("status", "open"), filter_on("status", "gesloten"),
                   filter_on("niveau", "regulier"), filter_on("niveau", "zvh"),
                   filter_on("kader", "drang"), filter_on("problematiek", "zorgmijding"),
                   filter_on("gemeente", "0599", "gemeenten"),
                   filter_on("regieOrganisatie", NodeWorld::partner_oin),
                   filter_on("fase", "aanmelding-intake"), filter_on("fase", "uitvoering")}) > 60);
}

TEST_CASE("elk filter van toestemmingen geeft wat een doorloop geeft", "[api][lijst]") {
  FilterWorld api;
  for (int i = 0; i < 12; ++i) {
    const base::Pid& pid = api.dice.chance(50) ? api.boy : api.other_boy;
    if (api.dice.chance(40)) {
      api.refuse(pid);
      continue;
    }
    const auto given = api.consent(pid);
    if (api.dice.chance(50)) api.withdraw(given, pid);
  }
  const std::string casus = api.casus.text();
  CHECK(api.check("/v1/toestemmingen", "jti",
                  {filter_on("stand", "geldig"), filter_on("stand", "geweigerd"),
                   filter_on("stand", "ingetrokken"), filter_on("stand", "verlopen"),
                   filter_on("aan", NodeWorld::receiver_oin, "ontvangers"),
                   filter_on("aan", NodeWorld::partner_oin, "ontvangers"),
                   filter_on("van", NodeWorld::own_oin, "verstrekkers"),
                   filter_on("doel", "plan-van-aanpak"), filter_on("casus", casus),
                   filter_on("gegevenssoort", "gezinssituatie", "gegevenssoorten"),
                   filter_on("gegevenssoort", "contact", "gegevenssoorten")}) > 60);
}

TEST_CASE("elk filter van conflicten en raadplegingen geeft wat een doorloop geeft",
          "[api][lijst]") {
  FilterWorld api;
  for (int i = 0; i < 5; ++i) {
    const auto besluit = api.decide(api.dice.chance(50) ? api.boy : api.other_boy);
    if (api.dice.chance(50)) api.test_decision(besluit);
  }
  const std::string casus = api.casus.text();
  CHECK(api.check("/v1/conflicten-van-plichten", "jti",
                  {filter_on("besluitCvp", "spreken"), filter_on("besluitCvp", "zwijgen"),
                   filter_on("beroepsgroep", "jeugdprofessional"), filter_on("casus", casus),
                   filter_on("van", NodeWorld::own_oin, "afzender"),
                   filter_on("van", NodeWorld::partner_oin, "afzender")}) > 20);

  const std::vector<std::string> readers{"fg; medewerker=anna", "privacy-officer; medewerker=bert",
                                         "procesregisseur; medewerker=cor"};
  for (int i = 0; i < 12; ++i) {
    api.clock.set(api.clock.now() + 3'600, false);
    api.get(api.path(), api.one_of(readers));
  }
  const std::string anna = zegel::auth::practice_handle("anna").text();
  CHECK(api.check("/v1/raadplegingen", "jti",
                  {filter_on("medewerker", anna), filter_on("casus", casus, "onderwerpCasus"),
                   filter_on("netwerk", "onbekend"), filter_on("netwerk", "kantoor")}) > 30);
}
