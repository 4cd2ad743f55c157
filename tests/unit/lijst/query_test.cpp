// Query keys: what a route takes, and all faults at once (api.md 2.1, I8).
#include "api/query.h"

#include <catch2/catch.hpp>

#include "api/http/target.h"

namespace api = zegel::api;
namespace base = zegel::base;
namespace http = zegel::http;
using api::QueryKind;

namespace {

constexpr api::QueryRow filters[] = {
    {"soort", "", QueryKind::codes, "een|twee"},
    {"register", "", QueryKind::list, "register"},
    {"van", "", QueryKind::oin},
    {"casus", "", QueryKind::id},
    {"evt", "", QueryKind::evt},
    {"peilDatum", "", QueryKind::day},
    {"periodeVanaf", "", QueryKind::moment},
    {"na", "", QueryKind::number},
};

api::Route route(api::Listing listing = api::Listing::events) {
  api::Route out;
  out.name = "proef";
  out.pattern = "/v1/proeven";
  out.query = filters;
  out.listing = listing;
  return out;
}

// "code ?veld, code ?veld"
std::string faults(std::string target, const api::Route& of = route()) {
  http::Request request;
  target = "/v1/proeven?" + target;
  request.target = target;
  REQUIRE(http::split_target(request));
  std::string out;
  for (const base::Refusal& fault : api::query_faults(of, request)) {
    if (!out.empty()) out += ", ";
    out += std::string(fault.code) + " " + fault.veld;
  }
  return out;
}

}  // namespace

TEST_CASE("each key takes its own form", "[api][V-SCH-4][V-SCH-5]") {
  CHECK(faults("soort=twee&register=regie&van=00000099000000002000&casus=AAAAAAAAAAAAAAAAAAAAAA"
               "&evt=verstrekking-gedaan.v1&peilDatum=2026-03-02&periodeVanaf=2026-03-02"
               "&na=18443&limiet=200&totaal=ja&totEnMet=regie:1&cursor=ab") == "");
  CHECK(faults("periodeVanaf=2026-03-02T10:00:00%2B01:00") == "");
  CHECK(faults("soort=drie") == "V-SCH-5 ?soort");
  CHECK(faults("register=zorg") == "V-SCH-5 ?register");
  CHECK(faults("van=123") == "V-SCH-4 ?van");
  CHECK(faults("casus=123") == "V-SCH-4 ?casus");
  CHECK(faults("evt=iets.v1") == "V-SCH-5 ?evt");
  for (const char* day : {"2026-02-30", "morgen", "2026-03-02T10:00:00Z"})
    CHECK(faults("peilDatum=" + std::string(day)) == "V-SCH-4 ?peilDatum");
  CHECK(faults("periodeVanaf=2026-03-02T10:00") == "V-SCH-4 ?periodeVanaf");
  CHECK(faults("na=-1") == "V-SCH-4 ?na");
  for (const char* limit : {"0", "201", "1000", "", "tien", "-1", "0x1"})
    CHECK(faults("limiet=" + std::string(limit)) == "V-SCH-4 ?limiet");
  CHECK(faults("totEnMet=regie") == "V-SCH-4 ?totEnMet");
  CHECK(faults("cursor=" + std::string(513, 'a')) == "cursor-ongeldig ?cursor");
}

TEST_CASE("all faults of an address come at once", "[api][I8][V-SCH-3]") {
  CHECK(faults("soort=drie&limit=10&limiet=0&van=x") ==
        "V-SCH-5 ?soort, V-SCH-3 ?limit, V-SCH-4 ?limiet, V-SCH-4 ?van");
}

TEST_CASE("a name that cannot be ours is not repeated", "[api][I8][V-SCH-3]") {
  CHECK(faults("Jan%20de%20Vries=1&a-b=2&X=3") == "V-SCH-3 ?, V-SCH-3 ?, V-SCH-3 ?");
  CHECK(faults(std::string(33, 'a') + "=1") == "V-SCH-3 ?");
}

TEST_CASE("current state takes no freeze, one resource takes no page", "[api][V-SCH-3]") {
  CHECK(faults("totEnMet=regie:1&limiet=5", route(api::Listing::state)) == "V-SCH-3 ?totEnMet");
  CHECK(faults("limiet=5&cursor=ab", route(api::Listing::none)) ==
        "V-SCH-3 ?limiet, V-SCH-3 ?cursor");
}

TEST_CASE("a key that a route needs is asked for", "[api][V-SCH-2]") {
  constexpr api::QueryRow needed[] = {{"register", "", QueryKind::list, "register", true}};
  api::Route of = route();
  of.query = needed;
  CHECK(faults("limiet=5", of) == "V-SCH-2 ?register");
  CHECK(faults("register=regie", of) == "");
}
