// Who is it about, and who looked: search, then the trail of that person, then the readings. An
// FG's question must be answerable from the API alone (api.md 3, 5.3; sleutels.md 5).
#include "tests/unit/api/dossier_world.h"
#include "tests/unit/event/practice_bsn.h"

namespace base = zegel::base;
namespace json = boost::json;
using zegel::tests::ApiWorld;
using zegel::tests::DossierWorld;
using zegel::tests::NodeWorld;

namespace {

constexpr const char* words =
    R"("raadplegingsdoel":"toezicht-fg","raadplegingsreden":"Een klacht.")";

class SearchWorld : public DossierWorld {
 public:
  Answer search(const std::string& role, const std::string& who) {
    return post("/v1/betrokkenen/_zoek", role, "application/json",
                "{" + who + (who.empty() ? "" : ",") + words + "}");
  }
  base::Pid couple_with_bsn(const std::string& bsn) {
    const base::Pid pid = world.fresh<base::Pid>();
    draft("casusregisseur", "betrokkene-gekoppeld.v1",
          {{"identificatiesoort", "bsn"}, {"leeftijdsklasse", "23-plus"},
           {"persoon", Object{{"bsn", bsn}, {"geslachtsnaam", "de Vries"}}},
           {"betrokkenen", {Object{{"pid", pid.text()}, {"rol", "gezinslid"}}}}});
    return pid;
  }
};

std::string fault_of(const ApiWorld::Answer& answer) {
  const auto object = answer.json();
  const auto& faults = object.at("fouten").as_array();
  if (faults.empty()) return "-";
  return std::string(faults[0].at("code").as_string()) + " " +
         std::string(faults[0].at("veld").as_string());
}

const std::string noel = R"("geslachtsnaam":"Noël Segelaar","geboorteDatum":"2011-01-30")";

}  // namespace

// POST /v1/betrokkenen/_zoek
TEST_CASE("wie deelde wat over Noël, met wie, op welke grond, en wie keek ernaar", "[api][J7]") {
  SearchWorld api;
  const auto besluit = api.decide(api.other_boy);
  const auto shared = api.disclose(api.other_boy, "conflict-van-plichten", besluit);
  api.disclose(api.boy, "geen-beroepsgeheim");
  api.get(api.path(), "casusregisseur; medewerker=anna");

  const auto found = api.search("fg", noel);
  REQUIRE(found.status == 200);
  CHECK(found.body.find("egelaar") == std::string::npos);  // handles, no names
  const auto hits = found.json();
  REQUIRE(hits.at("rijen").as_array().size() == 1);
  const auto& hit = hits.at("rijen").as_array()[0].as_object();
  CHECK(hit.at("pid").as_string() == api.other_boy.text());
  CHECK(hit.at("casus").as_string() == api.casus.text());

  const std::string trail(hit.at("_links").at("verstrekkingen").at("href").as_string());
  const auto rows = api.rows(trail, "fg");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("jti").as_string() == shared);
  CHECK(rows[0].at("afzender").at("oin") == NodeWorld::own_oin);
  CHECK(rows[0].at("velden").at("ontvanger") == NodeWorld::receiver_oin);
  CHECK(rows[0].at("velden").at("grondslagGeheim") == "conflict-van-plichten");
  CHECK(rows[0].at("betrokkenen").as_array()[0].at("grondslagVerwijzing").as_string() == besluit);

  const auto looked = api.rows("/v1/raadplegingen?casus=" + api.casus.text(), "fg");
  REQUIRE(looked.size() == 1);
  CHECK(looked[0].at("velden").at("medewerker").as_string() ==
        zegel::auth::practice_handle("anna").text());
}

TEST_CASE("een zoekactie is vastgelegd zonder wat er is gezocht", "[api][D17]") {
  SearchWorld api;
  const auto before = api.toezicht();
  const auto found = api.search("inzage-medewerker; medewerker=anna", noel);
  REQUIRE(found.status == 200);
  CHECK(api.toezicht() == before + 1);
  const auto searches = api.rows("/v1/raadplegingen?soort=zoekactie", "fg");
  REQUIRE(searches.size() == 1);
  CHECK(searches[0].at("jti").as_string() == found.text("zoekactie"));
  const auto& velden = searches[0].at("velden").as_object();
  CHECK(velden.at("zoeksoort") == "naam-geboortedatum");
  CHECK(velden.at("aantalTreffers").as_int64() == 1);
  CHECK(velden.at("medewerker").as_string() == zegel::auth::practice_handle("anna").text());
  CHECK(json::serialize(velden).find("2011") == std::string::npos);
}

TEST_CASE("een BSN vindt wie zo is gekoppeld, en een vervangen gegeven niemand", "[api]") {
  SearchWorld api;
  const std::string bsn = zegel::shape_test::practice_bsn();
  const auto none = api.search("privacy-officer", R"("bsn":")" + bsn + "\"");
  REQUIRE(none.status == 200);
  CHECK(none.json().at("rijen").as_array().empty());
  CHECK(none.json().at("volledigheid").at("compleet").as_bool());
  const auto pid = api.couple_with_bsn(bsn);
  const auto found = api.search("privacy-officer", R"("bsn":")" + bsn + "\"");
  REQUIRE(found.json().at("rijen").as_array().size() == 1);
  CHECK(found.json().at("rijen").as_array()[0].at("pid").as_string() == pid.text());
  CHECK(found.body.find(bsn) == std::string::npos);
  api.draft("casusregisseur", "betrokkene-gekoppeld.v1",
            {{"identificatiesoort", "pseudoniem"}, {"leeftijdsklasse", "23-plus"},
             {"persoon", DossierWorld::Object{{"aanduiding", "moeder"}}},
             {"betrokkenen", {DossierWorld::Object{{"pid", pid.text()}, {"rol", "gezinslid"}}}}});
  CHECK(api.search("privacy-officer", R"("bsn":")" + bsn + "\"")
            .json().at("rijen").as_array().empty());
}

TEST_CASE("een zoekvraag die niet klopt, wordt niet gesteld", "[api][V-ID-1][V-ID-2]") {
  SearchWorld api;
  const auto before = api.toezicht();
  CHECK(fault_of(api.search("fg", R"("bsn":"123")")) == "V-ID-1 /bsn");
  CHECK(fault_of(api.search("fg", "")) == "V-SCH-2 /bsn");
  CHECK(fault_of(api.search("fg", R"("geslachtsnaam":"Jansen")")) == "V-ID-2 /geboorteDatum");
  CHECK(fault_of(api.search("fg", R"("geslachtsnaam":"Jansen","geboorteDatum":"gisteren")")) ==
        "V-SCH-4 /geboorteDatum");
  CHECK(fault_of(api.search("fg", R"("geslachtsnaam":"...","geboorteDatum":"2011-01-30")")) ==
        "V-ID-2 /geslachtsnaam");
  CHECK(fault_of(api.search("fg", R"("bsn":")" + zegel::shape_test::practice_bsn() + "\"," +
                                      noel)) == "V-SCH-3 /geslachtsnaam");
  CHECK(fault_of(api.search("fg", R"("bsn":true,)" + noel)) == "V-SCH-4 /bsn");
  CHECK(fault_of(api.search("fg", R"("geslachtsnaam":["Jansen"])")) == "V-SCH-4 /geslachtsnaam");
  const std::string long_name(201, 'a');
  CHECK(fault_of(api.search("fg", R"("geslachtsnaam":")" + long_name +
                                      R"(","geboorteDatum":"2011-01-30")")) ==
        "V-SCH-4 /geslachtsnaam");
  CHECK(fault_of(api.search("fg", noel + R"(,"geboorteDatumOnzeker":2011)")) ==
        "V-SCH-4 /geboorteDatumOnzeker");
  CHECK(fault_of(api.post("/v1/betrokkenen/_zoek", "fg", "application/json",
                          "{" + noel + "}")) == "V-SCH-2 /raadplegingsdoel");
  for (const char* role : {"procesregisseur", "beheerder", "toezichthouder",
                           "partner; oin=00000099000000002000"})
    CHECK(api.search(role, noel).status == 403);
  CHECK(api.toezicht() == before);
}

TEST_CASE("wie te vaak zoekt, moet wachten", "[api][R8]") {
  SearchWorld api;
  int busy = 0;
  for (int i = 0; i < 61; ++i) busy += api.search("fg; medewerker=haast", noel).status == 503;
  CHECK(busy == 1);
}
