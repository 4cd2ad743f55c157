// Casussen, consents and conflicts as they stand; reading them is recorded first (api.md 3, 5.3).
#include "tests/unit/api/dossier_world.h"

namespace base = zegel::base;
namespace json = boost::json;
using zegel::tests::ApiWorld;
using zegel::tests::DossierWorld;
using zegel::tests::NodeWorld;

namespace {

std::string fault_of(const ApiWorld::Answer& answer) {
  const auto object = answer.json();
  std::string out;
  for (const auto& fault : object.at("fouten").as_array())
    out += std::string(fault.at("code").as_string()) + " " +
           std::string(fault.at("veld").as_string()) + ";";
  return out;
}

constexpr const char* why = R"("raadplegingsdoel":"controle-kwaliteit",)"
                            R"("raadplegingsreden":"Steekproef van het kwartaal.")";

}  // namespace

// /v1/casussen
TEST_CASE("casussen staan in de volgorde van openen, met hun stand", "[api]") {
  DossierWorld api;
  api.admit(NodeWorld::receiver_oin);
  const auto first = api.casus;
  api.casus = api.world.fresh<base::CasusId>();
  auto other = DossierWorld::opening_fields();
  other["niveau"] = "zvh";
  api.draft("procesregisseur", "casus-geopend.v1", other);
  api.close_casus();

  const auto all = api.rows("/v1/casussen", "fg");
  REQUIRE(all.size() == 2);
  CHECK(all[0].at("casus").as_string() == api.casus.text());
  CHECK(all[0].at("status") == "gesloten");
  CHECK(all[0].at("vernietigenNaDatum").is_string());
  CHECK(all[1].at("casus").as_string() == first.text());
  CHECK(all[1].at("status") == "open");
  CHECK(all[1].at("regieOrganisatie").at("oin") == NodeWorld::own_oin);
  CHECK(all[1].at("aangehouden") == false);

  const auto one = [&](const std::string& query) {
    const auto rows = api.rows("/v1/casussen?" + query, "fg");
    return rows.size() == 1 ? std::string(rows[0].at("casus").as_string()) : std::string("?");
  };
  CHECK(one("status=open") == first.text());
  CHECK(one("status=gesloten") == api.casus.text());
  CHECK(one("niveau=zvh") == api.casus.text());
  CHECK(one("deelnemer=" + std::string(NodeWorld::receiver_oin)) == first.text());
  CHECK(one("sorteer=oudste&limiet=1") == first.text());
  CHECK(api.rows("/v1/casussen?fase=afschaling", "fg").empty());
  CHECK(api.get("/v1/casussen?totEnMet=regie:1", "fg").status == 400);
  CHECK(api.get("/v1/casussen", "beheerder").status == 403);
}

// /v1/casussen/{casus}
TEST_CASE("een dossier toont deelnemers, betrokkenen zonder naam, termijn en aanhoudingen",
          "[api][I5]") {
  DossierWorld api;
  api.admit(NodeWorld::receiver_oin);
  api.draft("fg", "vernietiging-aangehouden.v1",
            {{"aanhoudingssoort", "onderzoek-toezicht"}, {"herbeoordelingDatum", "2027-01-01"},
             {"besluitDoorRol", "fg"}});
  const auto answer = api.get(api.path(), "casusregisseur");
  REQUIRE(answer.status == 200);
  const auto object = answer.json();
  CHECK(object.at("dossiersoort") == "casus");
  CHECK(object.at("bewaarklasse") == "regie-5j");
  CHECK(object.at("casusgegevens").at("fase") == "aanmelding-intake");
  CHECK(object.at("termijn").at("vast") == false);
  CHECK(object.at("aanhoudingen").as_array().at(0).at("geldig") == true);
  CHECK(object.at("deelnemers").as_array().at(0).at("deelnemerRol") == "advies");
  const auto& people = object.at("betrokkenen").as_array();
  REQUIRE(people.size() == 2);
  CHECK(people[0].at("pid").as_string() == api.boy.text());
  CHECK(people[0].at("label") == "Betrokkene 1: Onderwerp, 12 t/m 15 jaar");
  CHECK(answer.body.find("egelaar") == std::string::npos);
  const std::string etag(answer.reply.header("etag"));
  CHECK(api.get(api.path(), "casusregisseur", {{"If-None-Match", etag}}).status == 304);
  api.close_casus();
  CHECK(api.get(api.path(), "casusregisseur", {{"If-None-Match", etag}}).status == 200);
  CHECK(api.get(api.path(), "inzage-medewerker").json().at("termijn").is_null());
  CHECK(api.get("/v1/casussen/AAAAAAAAAAAAAAAAAAAAAA", "fg").status == 404);
  CHECK(api.get(api.path(), "beheerder").status == 403);
}

TEST_CASE("een dossier openen is een raadpleging, een keer per lezer, rol en uur", "[api][D17]") {
  DossierWorld api;
  const auto opened = [&](const std::string& role, const std::string& path) {
    const auto before = api.toezicht();
    REQUIRE(api.get(path, role).status == 200);
    return api.toezicht() - before;
  };
  const std::string event = "/v1/gebeurtenissen/" + api.opening;
  CHECK(opened("fg; medewerker=anna", api.path()) == 1);
  CHECK(opened("fg; medewerker=anna", api.path()) == 0);
  CHECK(opened("fg; medewerker=anna", event) == 0);  // the same dossier
  CHECK(opened("fg; medewerker=bert", event) == 1);
  CHECK(opened("casusregisseur; medewerker=anna", api.path()) == 1);
  CHECK(opened("toezichthouder", api.path() + "?raadplegingsdoel=controle-kwaliteit") == 1);
  CHECK(opened("fg; medewerker=anna", api.path() + "/gebeurtenissen") == 0);  // a list
  CHECK(opened("fg; medewerker=anna", event + "/ontvangstbewijs") == 0);
  CHECK(opened(std::string("partner; oin=") + NodeWorld::own_oin, event) == 0);
  api.clock.set(api.clock.now() + 3'600, false);
  CHECK(opened("fg; medewerker=anna", api.path()) == 1);
  CHECK(api.get(api.path() + "?raadplegingsdoel=zomaar", "fg").status == 400);

  // /v1/raadplegingen
  const auto seen = api.rows("/v1/raadplegingen?casus=" + api.casus.text(), "fg");
  REQUIRE(seen.size() == 5);
  const auto& last = seen[0].at("velden").as_object();
  CHECK(last.at("omvang") == "index");
  CHECK(last.at("raadplegingsdoel") == "toezicht-fg");
  CHECK(last.at("gebruikersrol") == "fg");
  CHECK(seen[1].at("velden").at("raadplegingsdoel") == "controle-kwaliteit");
  const std::string anna(last.at("medewerker").as_string());
  CHECK(api.rows("/v1/raadplegingen?medewerker=" + anna, "fg").size() == 3);
  CHECK(api.rows("/v1/raadplegingen?soort=zoekactie", "fg").empty());
}

TEST_CASE("wie geen toezicht houdt, ziet alleen zijn eigen raadplegingen", "[api]") {
  DossierWorld api;
  api.get(api.path(), "procesregisseur; medewerker=anna");
  api.get(api.path(), "procesregisseur; medewerker=bert");
  CHECK(api.rows("/v1/raadplegingen", "fg").size() == 2);
  CHECK(api.rows("/v1/raadplegingen", "procesregisseur; medewerker=anna").size() == 1);
  const auto own = api.get("/v1/raadplegingen", "casusregisseur; medewerker=cor");
  CHECK(own.json().at("rijen").as_array().empty());
  CHECK(own.json().at("volledigheid").at("redenen") == json::array{"gefilterd-op-recht"});
  CHECK(api.get("/v1/raadplegingen", "beheerder").status == 403);
  const auto all = api.rows("/v1/raadplegingen", "fg");
  const std::string one = "/v1/gebeurtenissen/" + std::string(all[0].at("jti").as_string());
  CHECK(api.get(one, "procesregisseur; medewerker=bert").status == 200);
  CHECK(api.get(one, "procesregisseur; medewerker=anna").status == 404);
}

TEST_CASE("zonder vastgelegde raadpleging komt er niets", "[api][D17]") {
  DossierWorld api;
  api.world.node().sequencer().freeze("toezicht", zegel::sequencer::State::bevroren, "proef",
                                      "Dit register staat stil.");
  REQUIRE(api.world.node().sequencer().resume("regie"));  // the writer has had the freeze by now
  const std::string content = "{" + std::string(why) + "}";
  for (const auto& answer :
       {api.get(api.path(), "fg"), api.get("/v1/gebeurtenissen/" + api.opening, "fg"),
        api.post(api.path() + "/raadplegingen", "privacy-officer", "application/json", content)}) {
    CHECK(answer.status == 503);
    CHECK(answer.text("type").ends_with("/problemen/raadpleging-niet-vastgelegd"));
    CHECK(answer.body.find("lokale-kamer") == std::string::npos);
  }
  CHECK(api.get(api.path() + "/gebeurtenissen", "fg").status == 200);  // lists go on
}

// /v1/toestemmingen, /v1/casussen/{casus}/toestemmingen
TEST_CASE("een toestemming toont haar verloop en hoe zij nu staat", "[api]") {
  DossierWorld api;
  const auto given = api.consent(api.boy);
  const auto refused = api.refuse(api.other_boy);
  const auto stand = [&](const std::string& jti) {
    for (const auto& row : api.rows("/v1/toestemmingen", "fg"))
      if (row.at("jti").as_string() == jti) return std::string(row.at("stand").as_string());
    return std::string("?");
  };
  CHECK(stand(given) == "geldig");
  CHECK(stand(refused) == "geweigerd");
  api.clock.set(api.clock.now() + 60, false);
  const auto withdrawn = api.withdraw(given, api.boy);
  CHECK(stand(given) == "ingetrokken");
  const auto rows = api.rows(api.path() + "/toestemmingen?pid=" + api.boy.text(), "fg");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("intrekkingen").as_array().at(0).at("jti").as_string() == withdrawn);
  CHECK(rows[0].at("ontvangers").as_array().at(0).at("oin") == NodeWorld::receiver_oin);
  CHECK(api.rows("/v1/toestemmingen?stand=geweigerd", "fg").size() == 1);
  const std::string receiver = NodeWorld::receiver_oin;
  CHECK(api.rows("/v1/toestemmingen?aan=" + receiver, "fg").size() == 1);
  CHECK(api.rows("/v1/toestemmingen?sorteer=oudste&limiet=1", "fg")[0].at("jti").as_string() ==
        given);
  CHECK(api.get("/v1/toestemmingen?totEnMet=regie:1,meldingen:1", "fg").status == 400);
  CHECK(api.get("/v1/toestemmingen?pid=" + api.boy.text(), "fg").status == 400);
  CHECK(api.get("/v1/toestemmingen", "procesregisseur").status == 403);
  // Who may not read consents, does not see them in the timeline either.
  const auto timeline = api.get(api.path() + "/gebeurtenissen", "procesregisseur");
  CHECK(timeline.body.find("toestemming-gegeven") == std::string::npos);
  CHECK_FALSE(timeline.json().at("volledigheid").at("compleet").as_bool());
}

// /v1/conflicten-van-plichten, /v1/conflicten-van-plichten/{jti},
// /v1/casussen/{casus}/conflicten-van-plichten
TEST_CASE("een conflict van plichten staat er met toetsing, informeren en verstrekking", "[api]") {
  DossierWorld api;
  const auto besluit = api.decide(api.other_boy);
  const std::string path = "/v1/conflicten-van-plichten/" + besluit;
  const auto early = api.get(path, "fg");
  REQUIRE(early.status == 200);
  CHECK(early.json().at("toetsingen").as_array().empty());
  const auto shared = api.disclose(api.other_boy, "conflict-van-plichten", besluit);
  const auto tested = api.test_decision(besluit);
  const auto informed = api.inform(besluit, api.other_boy);
  const std::string etag(early.reply.header("etag"));
  const auto late = api.get(path, "fg", {{"If-None-Match", etag}});
  REQUIRE(late.status == 200);
  const auto record = late.json();
  const auto only = [&](const char* part) {
    const auto& rows = record.at(part).as_array();
    return rows.size() == 1 ? std::string(rows[0].at("jti").as_string()) : std::string("?");
  };
  CHECK(record.at("besluit").at("velden").at("afgestemdMetRol") == "gedragswetenschapper");
  CHECK(only("toetsingen") == tested);
  CHECK(only("informeren") == informed);
  CHECK(only("verstrekkingen") == shared);
  CHECK(late.body.find("wapen") == std::string::npos);  // sealed
  CHECK(late.body.find("ernstig-geweld-dreigt") == std::string::npos);  // aanleiding is sealed too
  CHECK(api.rows("/v1/conflicten-van-plichten", "fg").size() == 2);
  CHECK(api.rows("/v1/conflicten-van-plichten?besluitCvp=spreken", "fg").size() == 1);
  CHECK(api.rows("/v1/conflicten-van-plichten?besluitCvp=zwijgen", "fg").empty());
  const std::string part = api.path() + "/conflicten-van-plichten";
  CHECK(api.rows(part + "?pid=" + api.other_boy.text(), "fg").size() == 1);
  CHECK(api.rows(part + "?pid=" + api.boy.text(), "fg").empty());
  CHECK(api.get("/v1/conflicten-van-plichten/" + shared, "fg").status == 404);
  CHECK(api.get(path, "inzage-medewerker").status == 403);
}

TEST_CASE("een gebeurtenis noemt waarnaar zij verwijst en wat naar haar verwijst", "[api]") {
  DossierWorld api;
  const auto given = api.consent(api.boy);
  const auto shared = api.disclose(api.boy, "toestemming", given);
  const auto read = [&](const std::string& jti, const char* way) {
    const auto object = api.get("/v1/gebeurtenissen/" + jti, "fg").json();
    std::string out;
    const std::string& other = way[0] == 'n' ? given : shared;
    for (const auto& one : object.at("verwijzingen").at(way).as_array())
      out += std::string(one.at("veld").as_string()) + "=" +
             (one.at("jti").as_string() == other ? "goed" : "fout") + ";";
    return out;
  };
  CHECK(read(shared, "naar") == "betrokkenen/grondslagVerwijzing=goed;");
  CHECK(read(given, "van") == "betrokkenen/grondslagVerwijzing=goed;");
  CHECK(read(given, "naar") == "");
}

// POST /v1/casussen/{casus}/raadplegingen
TEST_CASE("een dossier openen toont wat gevraagd is, en een raadpleging noemt het", "[api][I6]") {
  DossierWorld api;
  const auto shared = api.disclose(api.boy, "geen-beroepsgeheim");
  const std::string path = api.path() + "/raadplegingen";
  const auto open = [&](const std::string& role, const std::string& more = "") {
    return api.post(path, role, "application/json", "{" + std::string(why) + more + "}");
  };
  const auto before = api.toezicht();
  const auto all = open("privacy-officer; medewerker=anna");
  REQUIRE(all.status == 201);
  CHECK(api.toezicht() == before + 1);
  const auto object = all.json();
  const auto& rows = object.at("rijen").as_array();
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].at("evt") == "casus-geopend.v1");
  CHECK(all.body.find("egelaar") != std::string::npos);
  CHECK(rows[3].at("inhoud").at("noodzaak") == "Zonder dit beeld is geen veilig plan te maken.");

  const auto recorded = api.rows("/v1/raadplegingen?casus=" + api.casus.text(), "fg");
  REQUIRE(recorded.size() == 1);
  const auto& velden = recorded[0].at("velden").as_object();
  CHECK(velden.at("omvang") == "inhoud");
  CHECK(velden.at("regels").as_array().size() == 4);
  CHECK(recorded[0].at("jti").as_string() == all.text("raadpleging"));

  const auto one = open("privacy-officer", R"(,"jtis":[")" + shared + R"("])");
  REQUIRE(one.status == 201);
  CHECK(one.json().at("rijen").as_array().size() == 1);
  // Only what is about one boy: nothing of the other.
  const auto about = open("privacy-officer", R"(,"pids":[")" + api.boy.text() + R"("])");
  REQUIRE(about.status == 201);
  CHECK(about.body.find("Daniël") != std::string::npos);
  CHECK(about.body.find("egelaar") == std::string::npos);
  CHECK(api.rows("/v1/raadplegingen", "fg")[0].at("velden").at("onderwerpPid").as_string() ==
        api.boy.text());
}

TEST_CASE("in een lang dossier gaat open wat bij naam genoemd is", "[api][V-REF-1]") {
  DossierWorld api;
  const auto casus = api.world.casus();
  std::vector<std::string> events;
  while (events.size() < 10'000) events.push_back(api.world.informed(casus));
  events.push_back(api.world.disclosure(casus));
  const std::string last = api.world.post_all(events).back().jti.text();
  const auto open = [&](const std::string& more) {
    return api.post("/v1/casussen/" + casus.id.text() + "/raadplegingen", "fg",
                    "application/json", "{" + std::string(why) + more + "}");
  };
  CHECK(fault_of(open("")) == "te-groot /jtis;");
  const auto named = open(R"(,"jtis":[")" + last + R"(",")" + casus.opener.text() + R"("])");
  REQUIRE(named.status == 201);
  const auto answer = named.json();
  REQUIRE(answer.at("rijen").as_array().size() == 2);  // in log order
  CHECK(answer.at("rijen").as_array()[0].at("jti").as_string() == casus.opener.text());
  CHECK(answer.at("rijen").as_array()[1].at("jti").as_string() == last);
  CHECK(fault_of(open(R"(,"jtis":[")" + last + R"(",")" + api.opening + R"("])")) ==
        "V-REF-1 /jtis;");  // that one is of another dossier
}

TEST_CASE("een dossier openen weigert wat niet klopt, en legt dan niets vast", "[api][V-REF-1]") {
  DossierWorld api;
  const std::string path = api.path() + "/raadplegingen";
  const auto before = api.toezicht();
  const auto open = [&](const std::string& role, const std::string& body) {
    return api.post(path, role, "application/json", body);
  };
  const std::string good = "{" + std::string(why) + "}";
  for (const char* role : {"procesregisseur", "beheerder", "partner; oin=00000099000000002000"})
    CHECK(open(role, good).status == 403);
  CHECK(fault_of(open("fg", "{}")) == "V-SCH-2 /raadplegingsdoel;V-SCH-2 /raadplegingsreden;");
  const std::string mine = "{" + std::string(why) + ",";
  CHECK(fault_of(open("fg", mine + R"("jtis":["x",3],"pids":[]})")) ==
        "V-SCH-4 /jtis/0;V-SCH-4 /jtis/1;V-SCH-4 /pids;");
  CHECK(open("fg", mine + R"("jtis":["AAAAAAAAAAAAAAAAAAAAAA"]})").status == 409);
  CHECK(open("fg", mine + R"("anders":1})").status == 400);
  CHECK(api.post("/v1/casussen/AAAAAAAAAAAAAAAAAAAAAA/raadplegingen", "fg", "application/json",
                 good).status == 404);
  CHECK(api.post("!" + path, "fg", "application/json", good).status == 404);
  CHECK(api.toezicht() == before);
}

TEST_CASE("wat een rol niet mag openen, blijft dicht", "[api][rechten]") {
  DossierWorld api;
  api.consent(api.boy);
  const auto answer = api.post(api.path() + "/raadplegingen", "fg", "application/json",
                               "{" + std::string(why) + "}");
  REQUIRE(answer.status == 201);
  CHECK(answer.json().at("nietTeOpenen").as_int64() == 1);  // an FG reads consents, without content
  CHECK(answer.json().at("rijen").as_array().size() == 3);
}
