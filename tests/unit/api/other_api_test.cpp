// The other routes through a real server: catalogue, registers, partners, keys, tree, health,
// practice.
#include "ledger/base/base64url.h"
#include "ledger/base/moment.h"
#include "ledger/event/key_request.h"
#include "ledger/event/leaf.h"
#include "ledger/tlog/checkpoint.h"
#include "tests/unit/api/api_world.h"

namespace base = zegel::base;
namespace crypto = zegel::crypto;
namespace tlog = zegel::tlog;
using zegel::tests::ApiWorld;
namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* partner_oin = "00000099000000002000";

}  // namespace

TEST_CASE("registers noemen oorsprong, beleid, klok en stand", "[api]") {
  ApiWorld api;
  const auto all = api.get("/v1/registers");
  REQUIRE(all.status == 200);
  CHECK(all.json().at("rijen").as_array().size() == 3);
  // /v1/registers/{register}
  const auto one = api.get("/v1/registers/regie");
  REQUIRE(one.status == 200);
  CHECK(one.text("oorsprong") == "oefen.wereld/regie");
  CHECK(one.text("beleid") == api.world.node().policy());
  CHECK(one.text("controlepuntSleutel").starts_with("oefen.wereld/regie+"));
  CHECK(base::parse_moment(one.text("klok")) == api.clock.now());
  CHECK(one.json().at("toestand").as_object().at("code").as_string() == "normaal");
  CHECK(api.get("/v1/registers/zorg").status == 404);
}

TEST_CASE("soorten gebeurtenissen zijn openbaar en te bewaren", "[api]") {
  ApiWorld api;
  CHECK(api.get("/v1/gebeurtenistypen").json().at("rijen").as_array().size() >= 8);
  // /v1/gebeurtenistypen/{evt}
  const auto one = api.get("/v1/gebeurtenistypen/verstrekking-gedaan.v1");
  REQUIRE(one.status == 200);
  const std::string etag(one.reply.header("etag"));
  const auto cached = api.get("/v1/gebeurtenistypen/verstrekking-gedaan.v1", "",
                              {{"If-None-Match", etag}});
  CHECK(cached.status == 304);
  CHECK(cached.body.empty());
  CHECK(api.get("/v1/gebeurtenistypen/iets-anders.v1").status == 404);
}

// /v1/codelijsten, /v1/codelijsten/{lijst}
TEST_CASE("codelijsten zijn openbaar, met versie en te bewaren", "[api]") {
  ApiWorld api;
  const auto all = api.get("/v1/codelijsten");
  REQUIRE(all.status == 200);
  const auto lists = all.json();
  for (const auto& row : lists.at("rijen").as_array()) {
    const auto one = api.get(std::string(row.at("_links").at("self").at("href").as_string()));
    REQUIRE(one.status == 200);
    CHECK(one.text("lijst") == row.at("lijst").as_string());
    CHECK(one.json().at("versie").as_int64() == 1);
  }
  const auto grounds = api.get("/v1/codelijsten/grondslagGeheim?versie=1");
  REQUIRE(grounds.status == 200);
  CHECK(grounds.body.find("conflict-van-plichten") != std::string::npos);
  const std::string etag(grounds.reply.header("etag"));
  CHECK(api.get("/v1/codelijsten/grondslagGeheim", "", {{"If-None-Match", etag}}).status == 304);
  CHECK(api.get("/v1/codelijsten/grondslagGeheim?versie=2").status == 404);
  CHECK(api.get("/v1/codelijsten/grondslagGeheim?versie=laatste").status == 400);
  CHECK(api.get("/v1/codelijsten/geenLijst").status == 404);
}

TEST_CASE("een codelijst noemt geen soorten die nog niet bestaan", "[api]") {
  ApiWorld api;
  const auto types = api.get("/v1/codelijsten/evt").json();
  CHECK(types.at("codes").as_array().size() == zegel::catalogue::event_rows().size());
}

// /v1/bewaartermijnen
TEST_CASE("bewaartermijnen noemen hun bron", "[api]") {
  ApiWorld api;
  CHECK(api.get("/v1/bewaartermijnen").status == 401);
  const auto terms = api.get("/v1/bewaartermijnen?peilDatum=2026-03-02", "partner; oin=" +
                             std::string(partner_oin));
  REQUIRE(terms.status == 200);
  const auto object = terms.json();
  CHECK(object.at("rijen").as_array().size() == zegel::catalogue::codes_of("bewaarklasse").size());
  for (const auto& row : object.at("rijen").as_array())
    CHECK_FALSE(row.at("bron").as_string().empty());
  CHECK(api.get("/v1/bewaartermijnen?peilDatum=vandaag", "fg").status == 400);
}

// /v1/partners, /v1/partners/{oin}, /v1/partners/{oin}/sleutels
TEST_CASE("sleutels van een organisatie ziet zij zelf en wie toezicht houdt", "[api]") {
  ApiWorld api;
  const std::string path = std::string("/v1/partners/") + partner_oin + "/sleutels";
  const auto own = api.get(path, std::string("partner; oin=") + partner_oin);
  REQUIRE(own.status == 200);
  const auto object = own.json();
  const auto& key = object.at("rijen").as_array().at(0).as_object();
  CHECK(key.at("kid").as_string() == api.world.key.kid().text());
  CHECK(key.at("stand").as_string() == "geldig");
  CHECK(api.get(path, "fg").status == 200);
  CHECK(api.get(path, "casusregisseur").status == 403);
  CHECK(api.get(path, "partner; oin=00000099000000003000").status == 404);
  CHECK(api.get("/v1/partners", "fg").json().at("rijen").as_array().empty());
  CHECK(api.get(std::string("/v1/partners/") + partner_oin, "fg").status == 404);
}

TEST_CASE("een certificaat laat alleen een organisatie binnen die meedoet", "[api]") {
  ApiWorld api;
  const std::string own = std::string("%/v1/partners/") + partner_oin;
  CHECK(api.get(own).status == 403);
  CHECK(api.get("%/v1/registers").status == 403);
  api.add_partij();
  const auto answer = api.get(own);
  REQUIRE(answer.status == 200);
  CHECK(answer.text("naam") == "Jeugdhulp De Kade");
  CHECK(api.get("%/v1/partners").json().at("rijen").as_array().size() == 1);
  CHECK(api.get("/v1/partners", "fg").json().at("rijen").as_array().size() == 1);
  CHECK(api.get("/v1/partners", "partner; oin=00000099000000003000").json().at("rijen").as_array()
            .empty());
}

// /v1/sleutelaanvragen, /v1/sleutelaanvragen/_lees
TEST_CASE("een sleutel wordt aangevraagd met een code voor deze organisatie",
          "[api][V-SLT-4][V-SLT-5][V-SLT-6]") {
  ApiWorld api;
  const auto ask = [&](const char* role) {
    return api.post("/v1/sleutelaanvragen", role, "application/json",
                    std::string("{\"oin\":\"") + partner_oin + "\"}");
  };
  CHECK(ask("fg").status == 403);
  const auto code = ask("beheerder");
  REQUIRE(code.status == 201);
  const auto key = crypto::SigningKey::generate();
  const auto file = [&](std::string_view aud, std::string_view oin, std::string_view nonce) {
    return zegel::event::sign_key_request(key, aud, oin, nonce);
  };
  const auto read = [&](const std::string& text) {
    return api.post("!/v1/sleutelaanvragen/_lees", "", "application/jose", text);
  };
  CHECK(read(file("oefen.wereld", partner_oin, "AAAAAAAAAAAAAAAAAAAAAA")).status == 422);
  CHECK(read(file("oefen.ander", partner_oin, code.text("code"))).status == 422);
  CHECK(read(file("oefen.wereld", "00000099000000003000", code.text("code"))).status == 422);
  const auto good = read(file("oefen.wereld", partner_oin, code.text("code")) + "\n");
  REQUIRE(good.status == 200);
  CHECK(good.text("kid") == key.kid().text());
  CHECK(good.text("publiekeSleutel") == base::base64url(key.public_key().raw));
  CHECK(good.text("vingerafdruk").size() == 19);
  CHECK(good.text("bezitsbewijs") == file("oefen.wereld", partner_oin, code.text("code")));

  const auto known = zegel::event::sign_key_request(api.world.key, "oefen.wereld", partner_oin,
                                                    ask("beheerder").text("code"));
  CHECK(read(known).status == 409);
  CHECK(read("geen jws").status == 400);
  const auto short_oin =
      api.post("/v1/sleutelaanvragen", "beheerder", "application/json", "{\"oin\":\"1\"}");
  CHECK(short_oin.status == 400);
}

// /log/{register}/checkpoint, /log/{register}/tile/{pad*}, /log/{register}/tile/entries/{pad*}
TEST_CASE("controlepunt, tegels en regels vormen een boom", "[api][I3][I4]") {
  ApiWorld api;
  api.world.casus();
  const auto note = api.get("/log/regie/checkpoint");
  REQUIRE(note.status == 200);
  CHECK(note.reply.header("content-type") == "text/plain; charset=utf-8");
  CHECK(note.reply.header("cache-control") == "no-cache");
  CHECK(note.reply.header("access-control-allow-origin") == "*");
  const std::string named = api.get("/v1/registers/regie").text("controlepuntSleutel");
  const auto vkey = tlog::VerifierKey::parse(named);
  REQUIRE(vkey);
  const auto head = tlog::open_checkpoint(note.body, std::span(&*vkey, 1));
  REQUIRE(head);
  REQUIRE(head->size.value == 3);
  CHECK(api.get("/log/regie/checkpoint", "",
                {{"If-None-Match", std::string(note.reply.header("etag"))}}).status == 304);

  const auto tile = api.get("/log/regie/tile/0/000.p/3");
  REQUIRE(tile.status == 200);
  CHECK(tile.body.size() == 96);
  CHECK(tile.reply.header("cache-control") == "public, max-age=31536000, immutable");
  const auto hash = [&](std::size_t i) {
    base::Hash out;
    std::memcpy(out.data(), tile.body.data() + 32 * i, 32);
    return out;
  };
  CHECK(tlog::node_hash(tlog::node_hash(hash(0), hash(1)), hash(2)) == head->root);

  CHECK(api.get("/log/regie/tile/entries/000.p/3").status == 401);
  CHECK(api.get("/log/regie/tile/entries/000.p/3", "casusregisseur").status == 403);
  const auto entries = api.get("/log/regie/tile/entries/000.p/3", "",
                               {{"Authorization", "Bearer oefen-fg"}});
  REQUIRE(entries.status == 200);
  CHECK(entries.reply.header("access-control-allow-origin").empty());
  base::ByteReader reader(base::as_bytes(entries.body));
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(zegel::event::leaf_hash(reader.take(reader.get<std::uint16_t>())) == hash(i));
  CHECK(reader.done());
  const auto packed =
      api.get("/log/regie/tile/entries/000.p/3", "fg", {{"Accept-Encoding", "gzip"}});
  CHECK(packed.reply.header("content-encoding") == "gzip");
  CHECK(packed.body.starts_with("\x1f\x8b"));

  for (const char* beyond : {"0/000", "0/000.p/4", "0/001", "1/000", "8/000", "0/000.p/256", "0/1",
                             "entries/000", "entries/001.p/1"})
    CHECK(api.get(std::string("/log/regie/tile/") + beyond, "fg").status == 404);
  CHECK(api.get("/log/zorg/checkpoint").status == 404);
}

// /healthz, /readyz, /versie, /metrics
TEST_CASE("bewaking ziet leven, gereedheid, versie en metingen, en alleen daar", "[api]") {
  ApiWorld api;
  CHECK(api.get("#/healthz").status == 200);
  CHECK(api.get("#/readyz").body == R"({"gereed":true,"redenen":[]})");
  CHECK(api.get("#/versie").text("ledgerId") == "oefen.wereld");
  CHECK(api.get("!/healthz").status == 200);
  for (const char* path : {"/healthz", "/readyz", "/versie", "/metrics"})
    CHECK(api.get(path).status == 404);
  CHECK(api.get("#/v1/registers").status == 404);
  api.get("/v1/registers/regie");
  const auto metrics = api.get("#/metrics");
  CHECK(metrics.body.find("zegel_grootte{register=\"toezicht\",stand=\"bewezen\"} 4") !=
        std::string::npos);
  CHECK(metrics.body.find("zegel_toestand{register=\"regie\",naam=\"normaal\"} 1") !=
        std::string::npos);
  CHECK(metrics.body.find("zegel_commit_seconds_bucket{le=\"+Inf\"}") != std::string::npos);
  CHECK(metrics.body.find("zegel_fsync_seconds_count") != std::string::npos);
  // A request is counted once its answer has left: it may take another look.
  const auto counted = [&] {
    return api.get("#/metrics").body.find("route=\"register-lezen\",status=\"2xx\"") !=
           std::string::npos;
  };
  bool seen = counted();
  for (int looks = 0; looks < 1'000 && !seen; ++looks) seen = counted();
  CHECK(seen);
  CHECK(metrics.body.find("zegel_geweigerd_total{code=\"niet-gevonden\"}") != std::string::npos);
}

TEST_CASE("wie stopt is niet meer gereed", "[api]") {
  ApiWorld api;
  api.services.stopping = true;
  const auto answer = api.get("#/readyz");
  CHECK(answer.status == 503);
  CHECK(answer.text("uitleg") == "nog niet gereed");
}

// /v1/openapi.json and /problemen/{slug}
TEST_CASE("het contract en de uitleg van problemen zijn openbaar", "[api]") {
  ApiWorld api;
  const auto document = api.get("/v1/openapi.json");
  REQUIRE(document.status == 200);
  CHECK(document.reply.header("access-control-allow-origin") == "*");
  CHECK(document.text("openapi").starts_with("3.1"));
  for (const char* slug : {"niet-gevonden", "v-sch-2", "V-SCH-2", "jti-hergebruikt", "v-jti-1"}) {
    INFO(slug);
    const auto page = api.get(std::string("/problemen/") + slug);
    CHECK(page.status == 200);
    CHECK(page.reply.header("content-type") == "text/html; charset=utf-8");
  }
  CHECK(api.get("/problemen/v-env-1").body.find("&lt;kop>") != std::string::npos);
  CHECK(api.get("/problemen/v-ver-2").status == 404);  // of a later version
  CHECK(api.get("/problemen/bestaat-niet").status == 404);
}

// /v1/oefen/klok
TEST_CASE("de oefenklok gaat over de socket, en alleen vooruit", "[api]") {
  ApiWorld api;
  const auto now = api.clock.now();
  const auto set = [&](std::int64_t moment, const char* more = "") {
    return api.post("!/v1/oefen/klok", "", "application/json",
                    "{\"op\":\"" + base::format_moment_utc(moment) + "\"" + more + "}");
  };
  CHECK(set(now + 3'600).text("klok") == base::format_moment_utc(now + 3'600));
  CHECK(api.clock.now() == now + 3'600);
  CHECK(set(now).status == 400);
  CHECK(set(now + 7'200, ",\"loopt\":1").status == 400);
  CHECK(set(now + 7'200, ",\"loopt\":true").status == 200);
  CHECK(api.post("/v1/oefen/klok", "beheerder", "application/json", "{}").status == 404);
  CHECK(api.post("!/v1/oefen/klok", "fg", "application/json", "{}").status == 403);
}

// /v1/oefen/kopie
TEST_CASE("een oefenkopie is een eigen map met de opslag", "[api]") {
  ApiWorld api;
  const fs::path map = api.dir / "kopie";
  const auto copy = [&] {
    return api.post("!/v1/oefen/kopie", "", "application/json",
                    "{\"map\":\"" + map.string() + "\"}");
  };
  CHECK(copy().status == 201);
  CHECK(fs::exists(map / "ledger.1" / "data.mdb"));
  CHECK(fs::exists(map / "ledger.huidig"));
  CHECK(fs::exists(map / "inhoud.huidig"));
  CHECK(fs::exists(map / "sleutels.huidig"));  // its content opens, beside the dragers
  CHECK(copy().status == 400);  // it exists
}

// /v1/registers/_controleer
TEST_CASE("het hele logboek is te controleren terwijl het draait", "[api][I4][I9]") {
  ApiWorld api;
  api.event(api.world.informed(api.world.casus()));
  const auto step = [&] {
    return api.post("!/v1/registers/_controleer", "", "application/json", "{}").json();
  };
  auto stand = step();
  while (stand.at("stand").as_string() != "klaar") stand = step();
  const auto events = stand.at("gebeurtenissen").as_int64();
  CHECK(events > 3);
  CHECK(stand.at("handtekeningen").as_int64() == events);
  CHECK(stand.at("inhoud").at("volledig").as_int64() == events);
  CHECK(stand.at("verschillen").as_int64() == 0);
  CHECK(stand.at("eerste").as_array().empty());
  // Over TCP this is the address of one register, which takes no POST.
  CHECK(api.post("/v1/registers/_controleer", "beheerder", "application/json", "{}").status == 405);
  CHECK(api.post("!/v1/registers/_controleer", "", "application/json", "[]").status == 400);
}

TEST_CASE("een pad dat er niet is, een methode die er niet is", "[api]") {
  ApiWorld api;
  CHECK(api.get("/v1/").status == 404);
  CHECK(api.get("/v1/registers/").status == 404);
  const auto wrong = api.ask("DELETE", "/v1/registers", "", {}, "");
  CHECK(wrong.status == 405);
  CHECK(wrong.reply.header("allow") == "GET, HEAD");
  CHECK(api.ask("HEAD", "/v1/registers", "", {}, "").status == 200);
}
