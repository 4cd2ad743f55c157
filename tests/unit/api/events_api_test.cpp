// POST and GET of events through a real server: receipts, replays, batches, drafts, reading.
#include <algorithm>
#include <array>
#include <thread>

#include "ledger/audit/package.h"
#include "ledger/base/moment.h"
#include "ledger/event/envelope.h"
#include "ledger/tlog/policy.h"
#include "ledger/tlog/proof.h"
#include "tests/unit/api/api_world.h"

namespace audit = zegel::audit;
namespace base = zegel::base;
namespace catalogue = zegel::catalogue;
namespace tlog = zegel::tlog;
using zegel::tests::ApiWorld;
namespace json = boost::json;

namespace {

constexpr const char* partner = "partner; oin=00000099000000002000";

std::string code_of(const ApiWorld::Answer& answer) {
  const auto object = answer.json();
  const auto& faults = object.at("fouten").as_array();
  return faults.empty() ? "" : std::string(faults[0].as_object().at("code").as_string());
}

std::string path_of(const ApiWorld::Answer& posted) {
  return "/v1/gebeurtenissen/" + posted.text("jti");
}

bool proves(ApiWorld& api, const std::string& receipt_text) {
  std::string fault;
  const auto policy = tlog::parse_policy(api.world.node().policy(), fault);
  const auto receipt = tlog::parse_receipt(receipt_text);
  return policy && receipt && policy->accept(receipt->checkpoint);
}

}  // namespace

TEST_CASE("een gebeurtenis geeft 201 met een ontvangstbewijs dat klopt", "[api][I2]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const auto answer = api.event(api.world.informed(casus));
  REQUIRE(answer.status == 201);
  CHECK(answer.text("register") == "regie");
  CHECK(answer.text("stand") == "bewezen");
  CHECK(answer.text("toestand") == "volledig");
  CHECK(answer.json().at("volgnummer").as_int64() == 3);
  CHECK(answer.reply.header("location") == path_of(answer));
  CHECK(answer.reply.header("zegel-oefen") == "1");
  CHECK(proves(api, answer.text("ontvangstbewijs")));
}

TEST_CASE("dezelfde bytes geven hetzelfde volgnummer, andere bytes 409", "[api][V-JTI-1]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const std::string bytes = api.world.informed(casus);
  const auto first = api.event(bytes + "\n");
  const auto again = api.event(bytes);
  CHECK(first.status == 201);
  CHECK(again.status == 200);
  CHECK(again.json().at("volgnummer") == first.json().at("volgnummer"));
  CHECK(proves(api, again.text("ontvangstbewijs")));
  const auto other = api.event(api.world.partner_event(
      "ontvanger-ingelicht.v1", *base::Jti::parse(first.text("jti")),
      {{"casus", casus.id.text()}, {"onderwerp", casus.opener.text()},
       {"ontvanger", zegel::tests::NodeWorld::receiver_oin}, {"kanaal", "brief"}}));
  CHECK(other.status == 409);
  CHECK(other.text("type").ends_with("/problemen/jti-hergebruikt"));
}

TEST_CASE("dezelfde bytes tegelijk geven een blad: een keer 201, verder 200", "[api][I2]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const std::string bytes = api.world.informed(casus);
  const auto before = api.world.node().sequencer().register_view("regie").size.value;
  constexpr std::size_t callers = 16;
  std::array<int, callers> statuses{};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < callers; ++i)
    threads.emplace_back([&, i] { statuses[i] = api.event(bytes).status; });
  for (std::thread& thread : threads) thread.join();
  CHECK(std::ranges::count(statuses, 201) == 1);
  CHECK(std::ranges::count(statuses, 200) == callers - 1);
  CHECK(api.world.node().sequencer().register_view("regie").size.value == before + 1);
}

TEST_CASE("een weigering noemt code, veld en oplossing, en niets van de inhoud", "[api][I8]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const auto answer = api.event(api.world.partner_event(
      "ontvanger-ingelicht.v1", api.world.fresh<base::Jti>(),
      {{"casus", casus.id.text()}, {"onderwerp", casus.opener.text()},
       {"ontvanger", "geen-oin"}, {"kanaal", "postduif"}}));
  CHECK(answer.status == 400);
  CHECK(answer.reply.header("content-type") == "application/problem+json");
  CHECK(answer.json().at("fouten").as_array().size() == 2);
  CHECK(answer.body.find("postduif") == std::string::npos);
  const auto torn = api.event("geen~envelop");
  CHECK(torn.status == 400);
  CHECK(code_of(torn) == "V-ENV-1");
}

TEST_CASE("Prefer wordt gelezen en bevestigd", "[api]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const auto send = [&](const char* prefer) {
    return api.post("/v1/gebeurtenissen", "", "application/sd-jwt", api.world.informed(casus),
                    {{"Prefer", prefer}});
  };
  CHECK(send("wait=3").reply.header("preference-applied") == "wait=3");
  CHECK(send("wait=straks").status == 400);
}

TEST_CASE("vorm, grootte en inhoudstype worden voor het lezen beoordeeld", "[api][V-GRO-1]") {
  ApiWorld api;
  const auto send = [&](const char* media, const std::string& body,
                        zegel::http::Headers more = {}) {
    return api.post("/v1/gebeurtenissen", "", media, body, std::move(more));
  };
  CHECK(send("application/sd-jwt+json", "{}").status == 415);
  CHECK(send("application/json", "{}", {{"Content-Encoding", "gzip"}}).status == 415);
  CHECK(send("application/sd-jwt", "x", {{"Accept", "text/html"}}).status == 406);
  const auto large = send("application/sd-jwt", std::string(262'146, 'a'));
  CHECK(large.status == 413);
  CHECK(code_of(large) == "V-GRO-1");
}

TEST_CASE("een partner die te snel stuurt krijgt 429", "[api]") {
  ApiWorld api({.per_second = 1, .burst = 2});
  const auto casus = api.world.casus();
  const std::string bytes = api.world.informed(casus);
  CHECK(api.event(bytes).status == 201);
  CHECK(api.event(bytes).status == 200);
  const auto refused = api.event(bytes);
  CHECK(refused.status == 429);
  CHECK_FALSE(refused.reply.header("retry-after").empty());
}

TEST_CASE("een reeks wordt per regel beantwoord, in volgorde", "[api]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const std::string good = api.world.informed(casus);
  const auto answer = api.post("/v1/gebeurtenissen", "", "text/plain",
                               good + "\ngeen~envelop\n" + api.world.informed(casus) + "\n" + good);
  REQUIRE(answer.status == 200);
  const auto object = answer.json();
  const auto& rows = object.at("resultaten").as_array();
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].as_object().at("status").as_int64() == 201);
  CHECK(rows[1].as_object().at("status").as_int64() == 400);
  CHECK(rows[1].as_object().at("probleem").as_object().at("fouten").as_array().size() == 1);
  CHECK(rows[2].as_object().at("ontvangst").as_object().at("stand").as_string() == "bewezen");
  CHECK(rows[3].as_object().at("status").as_int64() == 200);
}

TEST_CASE("alles of niets legt bij een fout geen enkele regel vast", "[api]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const std::string good = api.world.informed(casus);
  const auto size = [&] { return api.world.node().sequencer().register_view("regie").size.value; };
  const auto before = size();
  const auto refused = api.post("/v1/gebeurtenissen?allesOfNiets=ja", "", "text/plain",
                                good + "\ngeen~envelop\n");
  CHECK(refused.status == 400);
  CHECK(refused.json().at("fouten").as_array()[0].as_object().at("veld").as_string() == "/1");
  CHECK(size() == before);
  CHECK(api.post("/v1/gebeurtenissen?allesOfNiets=ja", "", "text/plain", good).status == 200);
  CHECK(size() == before + 1);
  CHECK(api.post("/v1/gebeurtenissen?allesOfNiets=soms", "", "text/plain", good).status == 400);
}

TEST_CASE("een reeks heeft hooguit 256 regels", "[api][V-GRO-1]") {
  ApiWorld api;
  std::string lines;
  for (int i = 0; i < 257; ++i) lines += "a\n";
  CHECK(api.post("/v1/gebeurtenissen", "", "text/plain", lines).status == 413);
}

TEST_CASE("een concept van een medewerker wordt namens hem ondertekend", "[api]") {
  ApiWorld api;
  const json::object draft{
      {"jti", api.world.fresh<base::Jti>().text()}, {"register", "regie"},
      {"evt", "casus-geopend.v1"},
      {"inhoud", json::object{{"tijdstip", api.world.moment()},
                              {"casus", api.world.fresh<base::CasusId>().text()},
                              {"niveau", "lokale-kamer"}, {"casusSoort", "persoonsgericht"},
                              {"herkomst", "melding"},
                              {"aanmelder", zegel::tests::NodeWorld::partner_oin},
                              {"kader", "vrijwillig"},
                              {"problematiek", {"overlastgevende-jeugd"}},
                              {"gemeenten", {"0363"}}}}};
  const auto send = [&](const char* role) {
    return api.post("/v1/gebeurtenissen", role, "application/json", json::serialize(draft));
  };
  CHECK(send("").status == 401);
  CHECK(send(partner).status == 403);
  const auto made = send("casusregisseur; medewerker=anna");
  REQUIRE(made.status == 201);
  CHECK(api.get(path_of(made), "fg").json().at("skelet").as_object().at("iss").as_string() ==
        "urn:oin:00000099000000001000");
  CHECK(api.post("/v1/gebeurtenissen", "fg", "application/json", "[]").status == 400);
  CHECK(api.post("/v1/gebeurtenissen", "fg", "application/json", "{\"a\":1}").status == 400);
  CHECK(api.post("/v1/gebeurtenissen", "fg", "application/json", "{}").json().at("fouten")
            .as_array().size() == 4);
}

TEST_CASE("de socket keurt nooit goed", "[api]") {
  ApiWorld api;
  const json::object draft{{"jti", api.world.fresh<base::Jti>().text()}, {"register", "toezicht"},
                           {"evt", "akkoord-vastgelegd.v1"}, {"inhoud", json::object{}}};
  const auto answer = api.post("!/v1/gebeurtenissen", "privacy-officer", "application/json",
                               json::serialize(draft));
  CHECK(answer.status == 403);
}

TEST_CASE("een gebeurtenis lezen toont skelet en open velden, niets verzegelds", "[api][I5]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const std::string bytes = api.world.disclosure(casus);
  const auto posted = api.event(bytes);
  REQUIRE(posted.status == 201);
  const auto read = api.get(path_of(posted), "fg");
  REQUIRE(read.status == 200);
  CHECK(read.text("naam") == "Verstrekking gedaan");
  CHECK(read.text("toestand") == "volledig");
  CHECK(read.text("jws") == bytes.substr(0, bytes.find('~')));
  CHECK(read.text("casus") == casus.id.text());
  CHECK(read.json().at("velden").at("doel") == "plan-van-aanpak");
  CHECK(read.json().at("betrokkenen").as_array()[0].at("pid").as_string() == casus.pid.text());
  CHECK(read.body.find("veilig plan") == std::string::npos);
  CHECK(read.body.find("noodzaak") == std::string::npos);
  const std::string etag(read.reply.header("etag"));
  CHECK(etag == "\"regie-" + std::to_string(read.json().at("volgnummer").as_int64()) + "\"");
  CHECK(api.get(path_of(posted), "fg", {{"If-None-Match", etag}}).status == 304);
}

TEST_CASE("wie een gebeurtenis niet mag zien, hoort dat zij niet bestaat", "[api]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const auto posted = api.event(api.world.informed(casus));
  const std::string path = path_of(posted);
  for (const char* part : {"", "/ontvangstbewijs", "/bewijspakket"}) {
    INFO(part);
    CHECK(api.get(path + part, "").status == 401);
    CHECK(api.get(path + part, partner).status == 200);
    CHECK(api.get(path + part, "partner; oin=00000099000000003000").status == 200);  // its receiver
    CHECK(api.get(path + part, "partner; oin=00000099000000009000").status == 404);
    CHECK(api.get(path + part, "beheerder").status == 404);
    CHECK(api.get(path + part, "toezichthouder").status == 200);
  }
  CHECK(api.get("/v1/gebeurtenissen/AAAAAAAAAAAAAAAAAAAAAA", "fg").status == 404);
  CHECK(api.get("/v1/gebeurtenissen/geen-kenmerk", "fg").status == 404);
}

// /v1/gebeurtenissen/{jti}/ontvangstbewijs and /v1/gebeurtenissen/{jti}/bewijspakket
TEST_CASE("ontvangstbewijs en bewijspakket zijn zelf te controleren", "[api][I1]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const std::string bytes = api.world.informed(casus);
  const auto posted = api.event(bytes);
  const auto receipt = api.get(path_of(posted) + "/ontvangstbewijs", partner);
  REQUIRE(receipt.status == 200);
  CHECK(receipt.reply.header("content-type") == "text/plain; charset=utf-8");
  CHECK(proves(api, receipt.body));

  const auto answer = api.get(path_of(posted) + "/bewijspakket", partner);
  REQUIRE(answer.status == 200);
  CHECK(answer.text("jws") == bytes.substr(0, bytes.find('~')));
  CHECK(answer.text("beleid") == api.world.node().policy());
  CHECK(proves(api, answer.text("ontvangstbewijs")));
  const auto object = answer.json();
  const auto& key = object.at("sleutel").as_object();
  CHECK(key.at("kid").as_string() == api.world.key.kid().text());
  CHECK(key.at("iss").as_string() == "urn:oin:00000099000000002000");
  const auto& events = key.at("gebeurtenissen").as_array();
  REQUIRE(events.size() == 3);  // record 0 with the huissleutel, registered, agreed
  for (const auto& one : events) {
    const auto& row = one.as_object();
    CHECK(zegel::event::parse_envelope(row.at("gebeurtenis").as_string()));
    CHECK(proves(api, std::string(row.at("ontvangstbewijs").as_string())));
  }
  CHECK(answer.body.find(casus.id.text()) == std::string::npos);
}

TEST_CASE("het bewijspakket noemt de intrekking van de sleutel", "[api][O4]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const auto posted = api.event(api.world.informed(casus));
  api.world.revoke_key(api.world.key);
  const auto answer = api.get(path_of(posted) + "/bewijspakket", "fg");
  REQUIRE(answer.status == 200);
  std::string fault;
  const auto package = audit::parse_package(answer.body, fault);
  REQUIRE(package);
  const auto policy = tlog::parse_policy(package->policy, fault);
  REQUIRE(policy);
  const auto report = audit::verify_package(*package, *policy);
  CHECK(report.sleutel.outcome == audit::Outcome::goed);
  CHECK(report.sleutel.sentence.find("ingetrokken vanaf") != std::string::npos);
  CHECK(package->key_events.size() == 4);  // record 0, registered, agreed, revoked
  const auto refused = api.event(api.world.informed(casus));
  CHECK(refused.status == 403);
}

// POST /v1/gebeurtenissen/{jti}/raadplegingen
TEST_CASE("inhoud is alleen te zien na een vastgelegde raadpleging", "[api][I6]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const auto posted = api.event(api.world.disclosure(casus));
  const std::string path = path_of(posted) + "/raadplegingen";
  const std::string why =
      R"({"raadplegingsdoel":"toezicht-fg","raadplegingsreden":"Steekproef van het kwartaal."})";
  const auto toezicht = [&] {
    return api.world.node().sequencer().register_view("toezicht").size.value;
  };
  const auto before = toezicht();
  for (const char* role : {"procesregisseur", "beheerder", partner})
    CHECK(api.post(path, role, "application/json", why).status == 403);
  CHECK(api.post("!" + path, "fg", "application/json", why).status == 404);
  CHECK(toezicht() == before);

  const auto shown = api.post(path, "fg; medewerker=anna", "application/json", why);
  INFO(shown.body);
  REQUIRE(shown.status == 201);
  CHECK(toezicht() == before + 1);
  const auto object = shown.json();
  const auto& inhoud = object.at("inhoud").as_object();
  CHECK(inhoud.at("casus").as_string() == casus.id.text());
  CHECK(inhoud.at("betrokkenen").as_array().size() == 1);
  CHECK(zegel::event::parse_envelope(object.at("gebeurtenis").as_string()));

  // The reader stands in the record, sealed in register toezicht.
  const auto record = api.get("/v1/gebeurtenissen/" + shown.text("raadpleging"), "fg");
  CHECK(record.json().at("skelet").as_object().at("evt").as_string() == "raadpleging-gedaan.v1");
}

// Their term counts from the last day of that month, and a legal day is one in Europe/Amsterdam.
TEST_CASE("de raadplegingen van een Nederlandse maand staan in een dossier", "[api][A-85]") {
  ApiWorld api;
  const std::string path = path_of(api.event(api.world.disclosure(api.world.casus())));
  const auto dossier_at = [&](const char* moment) {
    REQUIRE(api.clock.set(*base::parse_moment(moment), false));
    const auto shown = api.post(path + "/raadplegingen", "fg; medewerker=anna", "application/json",
                                R"({"raadplegingsdoel":"toezicht-fg",)"
                                R"("raadplegingsreden":"Steekproef van het kwartaal."})");
    INFO(shown.body);
    REQUIRE(shown.status == 201);
    const auto row = api.get("/v1/gebeurtenissen/" + shown.text("raadpleging"), "fg");
    CHECK_FALSE(row.text("casus").empty());
    return row.text("casus");
  };
  const std::string june = dossier_at("2030-06-30T21:59:59Z");
  const std::string july = dossier_at("2030-06-30T22:00:00Z");
  CHECK(june != july);
  CHECK(dossier_at("2030-07-31T21:59:59Z") == july);
  CHECK(dossier_at("2030-07-31T22:00:00Z") != july);
}

TEST_CASE("een raadpleging zonder geldig doel toont niets en legt niets vast", "[api]") {
  ApiWorld api;
  const auto casus = api.world.casus();
  const auto posted = api.event(api.world.informed(casus));
  const std::string path = path_of(posted) + "/raadplegingen";
  const auto send = [&](const char* body) {
    return api.post(path, "privacy-officer", "application/json", body);
  };
  CHECK(send("{}").json().at("fouten").as_array().size() == 2);
  const auto wrong = send(R"({"raadplegingsdoel":"nieuwsgierig","raadplegingsreden":"Zomaar."})");
  CHECK(wrong.status == 400);
  CHECK(code_of(wrong) == "V-SCH-5");
  CHECK(wrong.body.find(casus.id.text()) == std::string::npos);
}

TEST_CASE("een BSN of een @ in het adres wordt geweigerd voor er iets is gezocht",
          "[api][V-ID-4]") {
  ApiWorld api;
  CHECK(api.get("/v1/partners?q=jan%40voorbeeld.nl", "fg").text("type").ends_with(
      "/problemen/persoonsgegeven-in-adres"));
  CHECK(api.get("/v1/partners?onbekend=1", "fg").status == 400);
}
