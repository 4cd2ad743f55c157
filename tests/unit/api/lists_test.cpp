// What every list keeps to, through a real server: pages, cursor, freeze, completeness.
#include "ledger/base/moment.h"
#include "tests/unit/api/api_world.h"

using zegel::tests::ApiWorld;
namespace json = boost::json;

namespace {

std::string veld_of(const ApiWorld::Answer& answer) {
  const auto object = answer.json();
  const auto& faults = object.at("fouten").as_array();
  return faults.empty() ? "" : std::string(faults[0].as_object().at("veld").as_string());
}

std::string next_of(const ApiWorld::Answer& answer) {
  const auto object = answer.json();
  const auto* next = object.at("_links").as_object().if_contains("next");
  return next ? std::string(next->as_object().at("href").as_string()) : std::string();
}

}  // namespace

TEST_CASE("ook een lege lijst zegt tot waar zij volledig is", "[api][I10]") {
  ApiWorld api;
  const auto answer = api.get("/v1/partners", "fg");
  REQUIRE(answer.status == 200);
  const auto object = answer.json();
  CHECK(object.at("rijen").as_array().empty());
  const auto& state = object.at("volledigheid").as_object();
  CHECK(state.at("compleet").as_bool());
  CHECK(state.at("redenen").as_array().empty());
  CHECK(state.at("vernietigdSindsdien").as_int64() == 0);
  const auto& reg = state.at("totEnMet").as_array().at(0).as_object();
  CHECK(reg.at("register").as_string() == "toezicht");
  const auto size = api.world.node().sequencer().register_view("toezicht").size.value;
  CHECK(static_cast<std::uint64_t>(reg.at("grootte").as_int64()) == size);
  CHECK(zegel::base::parse_moment(reg.at("controlepuntOp").as_string()));
  CHECK(object.at("_links").as_object().at("self").as_object().at("href") == "/v1/partners");
  CHECK_FALSE(object.at("_links").as_object().contains("next"));
}

TEST_CASE("een lijst komt in bladzijden, en telt op verzoek alle rijen", "[api]") {
  ApiWorld api;
  for (const char* oin : {"00000099000000002000", "00000099000000003000", "00000099000000004000"})
    api.add_partij(oin);
  const auto first = api.get("/v1/partners?limiet=2&totaal=ja", "fg");
  REQUIRE(first.status == 200);
  CHECK(first.json().at("rijen").as_array().size() == 2);
  CHECK(first.json().at("totaal").as_int64() == 3);
  const std::string next = next_of(first);
  REQUIRE_FALSE(next.empty());
  const auto second = api.get(next, "fg");
  REQUIRE(second.status == 200);
  const auto object = second.json();
  REQUIRE(object.at("rijen").as_array().size() == 1);
  CHECK(object.at("rijen").as_array()[0].as_object().at("oin") == "00000099000000004000");
  CHECK(next_of(second).empty());
  CHECK(second.json().at("volledigheid") == first.json().at("volledigheid"));
}

TEST_CASE("latere bladzijden tonen niets nieuws", "[api][I10]") {
  ApiWorld api;
  for (const char* oin : {"00000099000000002000", "00000099000000003000"}) api.add_partij(oin);
  const auto first = api.get("/v1/partners?limiet=1", "fg");
  api.add_partij("00000099000000004000");
  const auto second = api.get(next_of(first), "fg");
  CHECK(second.json().at("rijen").as_array().size() == 1);
  CHECK(next_of(second).empty());
  CHECK(second.json().at("volledigheid").at("totEnMet") ==
        first.json().at("volledigheid").at("totEnMet"));
  CHECK(api.get("/v1/partners", "fg").json().at("rijen").as_array().size() == 3);
}

TEST_CASE("een cursor hoort bij een vraag en een vrager", "[api]") {
  ApiWorld api;
  for (const char* oin : {"00000099000000002000", "00000099000000003000"}) api.add_partij(oin);
  const std::string next = next_of(api.get("/v1/partners?limiet=1", "fg"));
  const std::string cursor = next.substr(next.find("cursor=") + 7);
  // Another limiet is no other question.
  CHECK(api.get("/v1/partners?cursor=" + cursor, "fg").status == 200);
  const auto refused = [&](const std::string& path, const char* role) {
    const auto answer = api.get(path, role);
    return answer.status == 400 && answer.text("type").ends_with("/problemen/cursor-ongeldig") &&
           veld_of(answer) == "?cursor";
  };
  CHECK(refused("/v1/partners?cursor=" + cursor, "toezichthouder"));
  CHECK(refused("/v1/partners?cursor=" + cursor, "fg; medewerker=anna"));
  CHECK(refused("/v1/partners/00000099000000002000/sleutels?cursor=" + cursor, "fg"));
  CHECK(refused("/v1/partners?cursor=" + cursor.substr(2), "fg"));
  CHECK(refused("/v1/partners?cursor=x", "fg"));
}

TEST_CASE("een lijst van wat nu geldt is niet te bevriezen", "[api][V-SCH-3]") {
  ApiWorld api;
  const auto answer = api.get("/v1/partners?totEnMet=toezicht:1", "fg");
  CHECK(answer.status == 400);
  CHECK(veld_of(answer) == "?totEnMet");
}

TEST_CASE("wat een partner niet ziet, zegt de lijst", "[api][I10]") {
  ApiWorld api;
  const auto answer = api.get("/v1/partners", "partner; oin=00000099000000002000");
  const auto state = answer.json().at("volledigheid").as_object();
  CHECK_FALSE(state.at("compleet").as_bool());
  CHECK(state.at("redenen") == json::array{"gefilterd-op-recht"});
}
