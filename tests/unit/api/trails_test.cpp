// Lists of events against a scan over everything that was posted (api.md 2.3): any filter, pages of
// any size, both orders, frozen or not; equal moments, the double hour, borders of a day.
#include "tests/unit/api/trail_world.h"

namespace base = zegel::base;
namespace json = boost::json;
using zegel::tests::Posted;
using zegel::tests::TrailWorld;

namespace {

using Predicate = std::function<bool(const Posted&)>;

bool holds(const Posted& event, const char* field, const std::string& code) {
  const auto& value = event.inhoud.at(field);
  if (value.is_string()) return value.as_string() == code;
  return std::ranges::any_of(value.as_array(),
                             [&](const auto& one) { return one.as_string() == code; });
}

std::int64_t moment_of(const Posted& event) {
  return *base::parse_moment(event.inhoud.at("tijdstip").as_string());
}

// The whole trail, newest first: by hour of receipt, meldingen before regie in one hour, in a
// register as it was posted.
std::vector<Posted> in_order(std::vector<Posted> all, bool newest_first) {
  const auto before = [&](const Posted& a, const Posted& b) {
    if (a.received != b.received) return newest_first ? a.received > b.received
                                                      : a.received < b.received;
    if (a.reg != b.reg) return a.reg < b.reg;
    return newest_first ? a.index > b.index : a.index < b.index;
  };
  std::ranges::sort(all, before);
  return all;
}

struct Filter {
  std::string query;
  Predicate keep;
};

std::string escaped(std::string moment) {
  const auto plus = moment.find('+');
  return plus == std::string::npos ? moment : moment.replace(plus, 1, "%2B");
}

// Days of Europe/Amsterdam as instants, written out by hand: the clock went back on the 26th.
constexpr const char* day_begins[][2] = {{"2025-10-25", "2025-10-24T22:00:00Z"},
                                         {"2025-10-26", "2025-10-25T22:00:00Z"},
                                         {"2025-10-27", "2025-10-26T23:00:00Z"},
                                         {"2025-10-28", "2025-10-27T23:00:00Z"}};

Filter random_filter(TrailWorld& world, int kind) {
  const auto& dossier = world.one_of(world.dossiers);
  switch (kind) {
    case 0: {
      const std::string oin = world.dice.chance(50) ? zegel::tests::NodeWorld::own_oin
                                                    : zegel::tests::NodeWorld::partner_oin;
      return {"van=" + oin, [oin](const Posted& event) { return event.iss == oin; }};
    }
    case 1: {
      const std::string oin = world.one_of(world.oins);
      return {"aan=" + oin, [oin](const Posted& event) { return holds(event, "ontvanger", oin); }};
    }
    case 2: {
      const std::string code = world.one_of(world.secrecy);
      return {"grondslag=" + code,
              [code](const Posted& event) { return holds(event, "grondslagGeheim", code); }};
    }
    case 3: {
      const std::string code = world.one_of(world.goals);
      return {"doel=" + code, [code](const Posted& event) { return holds(event, "doel", code); }};
    }
    case 4: {
      const std::string code = world.one_of(world.kinds);
      return {"gegevenssoort=" + code,
              [code](const Posted& event) { return holds(event, "gegevenssoorten", code); }};
    }
    case 5: {
      const std::string casus = dossier.id.text();
      return {"casus=" + casus,
              [casus](const Posted& event) { return holds(event, "casus", casus); }};
    }
    case 6: {
      const std::string casus = dossier.id.text(), pid = world.one_of(dossier.pids).text();
      return {"casus=" + casus + "&pid=" + pid, [pid](const Posted& event) {
                return event.inhoud.at("betrokkenen").as_array()[0].at("pid").as_string() == pid;
              }};
    }
    case 7: {
      const std::string text = world.one_of(world.moments);
      const auto moment = *base::parse_moment(text);
      return {"periodeVanaf=" + escaped(text),
              [moment](const Posted& event) { return moment_of(event) >= moment; }};
    }
    case 8: {
      const std::string text = world.one_of(world.moments);
      const auto moment = *base::parse_moment(text);
      return {"periodeTotEnMet=" + escaped(text),
              [moment](const Posted& event) { return moment_of(event) < moment; }};
    }
    default: {
      const std::size_t first = world.dice.below(3), last = first + world.dice.below(3 - first);
      const auto from = *base::parse_moment(day_begins[first][1]);
      const auto until = *base::parse_moment(day_begins[last + 1][1]);
      return {std::string("periodeVanaf=") + day_begins[first][0] +
                  "&periodeTotEnMet=" + day_begins[last][0],
              [from, until](const Posted& event) {
                return moment_of(event) >= from && moment_of(event) < until;
              }};
    }
  }
}

std::vector<std::string> scan(const TrailWorld& world, bool newest_first,
                              const std::vector<Filter>& filters) {
  std::vector<std::string> out;
  for (const Posted& event : in_order(world.posted, newest_first))
    if (std::ranges::all_of(filters, [&](const Filter& filter) { return filter.keep(event); }))
      out.push_back(event.jti);
  return out;
}

}  // namespace

// /v1/verstrekkingen
TEST_CASE("elk filter geeft wat een doorloop van alles geeft", "[api][lijst]") {
  TrailWorld world("elk filter");
  world.post_disclosures(90);
  std::size_t found = 0;
  for (int round = 0; round < 80; ++round) {
    std::vector<Filter> filters;
    std::string path = "/v1/verstrekkingen?totaal=ja";
    const bool oldest = world.dice.chance(40);
    if (oldest) path += "&sorteer=oudste";
    std::vector<int> kinds;
    for (int i = 0; i < 10; ++i)
      if (world.dice.chance(16)) kinds.push_back(i);
    if (std::ranges::count_if(kinds, [](int kind) { return kind == 5 || kind == 6; }) == 2)
      std::erase(kinds, 5);
    if (std::ranges::count(kinds, 9) != 0)
      std::erase_if(kinds, [](int kind) { return kind == 7 || kind == 8; });
    for (const int kind : kinds) {
      filters.push_back(random_filter(world, kind));
      path += "&" + filters.back().query;
    }
    INFO(path);
    const auto expected = scan(world, !oldest, filters);
    CHECK(world.jtis_of(path, "fg", 1 + world.dice.below(12)) == expected);
    CHECK(world.get(path, "fg").json().at("totaal").as_int64() ==
          static_cast<std::int64_t>(expected.size()));
    found += expected.size();
  }
  CHECK(found > 500);  // the filters are not so narrow that they say nothing
}

TEST_CASE("een lijst is volledig tot haar stand, en bevroren blijft zij gelijk", "[api][I10]") {
  TrailWorld world("bevroren");
  world.post_disclosures(25);
  const auto first = world.get("/v1/verstrekkingen?limiet=200", "fg");
  REQUIRE(first.status == 200);
  std::string frozen;
  const auto object = first.json();
  for (const auto& reg : object.at("volledigheid").at("totEnMet").as_array())
    frozen += std::string(frozen.empty() ? "" : ",") + reg.at("register").as_string().c_str() +
              ":" + std::to_string(reg.at("grootte").as_int64());
  const auto rows = world.jtis_of("/v1/verstrekkingen", "fg");
  CHECK(rows == scan(world, true, {}));
  world.post_disclosures(25);
  for (const std::size_t limit : {1, 3, 200}) {
    INFO(limit);
    CHECK(world.jtis_of("/v1/verstrekkingen?totEnMet=" + frozen, "fg", limit) == rows);
  }
  CHECK(world.jtis_of("/v1/verstrekkingen", "fg").size() == 50);
  const auto refused = [&](const std::string& sizes) {
    return world.get("/v1/verstrekkingen?totEnMet=" + sizes, "fg").status == 400;
  };
  CHECK(refused("regie:1"));
  CHECK(refused("regie:1,meldingen:1,toezicht:1"));
  CHECK(refused("regie:999999,meldingen:1"));
}

// /v1/casussen/{casus}/gebeurtenissen, /v1/casussen/{casus}/verstrekkingen
TEST_CASE("een dossier toont zijn verloop en zijn verstrekkingen", "[api]") {
  TrailWorld world("dossier");
  world.post_disclosures(20);
  for (const auto& dossier : world.dossiers) {
    const std::string casus = dossier.id.text(), path = "/v1/casussen/" + casus;
    const std::vector<Filter> here{{"", [&](const Posted& event) {
                                      return holds(event, "casus", casus);
                                    }}};
    CHECK(world.jtis_of(path + "/verstrekkingen", "fg", 3) == scan(world, true, here));
    const auto all = world.jtis_of(path + "/gebeurtenissen", "fg", 3);
    CHECK(all.size() == scan(world, true, here).size() + 3);
    CHECK(world.jtis_of(path + "/gebeurtenissen?evt=betrokkene-gekoppeld.v1", "fg").size() == 2);
    const auto answer = world.get(path + "/gebeurtenissen", "fg").json();
    const auto& extents = answer.at("volledigheid").at("totEnMet").as_array();
    REQUIRE(extents.size() == 1);
    CHECK(extents[0].at("register").as_string() == dossier.reg);
  }
  CHECK(world.get("/v1/casussen/AAAAAAAAAAAAAAAAAAAAAA/gebeurtenissen", "fg").status == 404);
  CHECK(world.get("/v1/casussen/geen-kenmerk/verstrekkingen", "fg").status == 404);
  CHECK(world.get("/v1/verstrekkingen?pid=AAAAAAAAAAAAAAAAAAAAAA", "fg").status == 400);
}

TEST_CASE("geen lijst toont iets dat verzegeld is", "[api][I5]") {
  TrailWorld world("verzegeld");
  world.post_disclosures(12);
  const std::string casus = "/v1/casussen/" + world.dossiers[0].id.text();
  for (const std::string& path :
       {std::string("/v1/verstrekkingen"), std::string("/v1/gebeurtenissen?register=regie"),
        std::string("/v1/gebeurtenissen?register=meldingen"), casus + "/gebeurtenissen",
        casus + "/verstrekkingen", std::string("/v1/gebeurtenissen/") + world.posted[0].jti}) {
    const auto answer = world.get(path, "fg");
    INFO(path);
    REQUIRE(answer.status == 200);
    CHECK(answer.body.find("erzegeld") == std::string::npos);
    CHECK(answer.body.find("veilig plan") == std::string::npos);
  }
}

// GET /v1/gebeurtenissen
TEST_CASE("het verloop van een register heeft elk volgnummer een keer", "[api][I10]") {
  TrailWorld world("verloop");
  world.post_disclosures(10);
  for (const char* reg : {"toezicht", "regie", "meldingen"}) {
    const auto size = world.world.node().sequencer().register_view(reg).size.value;
    std::vector<std::uint64_t> seen, expected;
    const std::string path = std::string("/v1/gebeurtenissen?register=") + reg;
    for (const auto& row : world.rows_of(path, "fg", 4))
      seen.push_back(static_cast<std::uint64_t>(row.at("volgnummer").as_int64()));
    for (std::uint64_t i = 0; i < size; ++i) expected.push_back(i);
    CHECK(seen == expected);
    const auto last = world.rows_of(path + "&na=" + std::to_string(size - 2), "fg", 4);
    REQUIRE(last.size() == 1);
    CHECK(last[0].at("stand") == "bewezen");
    CHECK(last[0].at("toestand") == "volledig");
    CHECK(last[0].at("skelet").at("evt") == last[0].at("evt"));
  }
  CHECK(world.get("/v1/gebeurtenissen", "fg").status == 400);
  CHECK(world.get("/v1/gebeurtenissen?register=regie", "casusregisseur").status == 403);
  CHECK(world.jtis_of("/v1/gebeurtenissen?register=regie&evt=casus-geopend.v1", "fg").size() == 2);
}

TEST_CASE("een partner leest wat zij stuurde en wat aan haar is gericht", "[api]") {
  TrailWorld world("partner");
  world.post_disclosures(30);
  for (const char* oin : {zegel::tests::NodeWorld::partner_oin,
                          zegel::tests::NodeWorld::receiver_oin, "00000099000000009000"}) {
    std::vector<std::string> expected, seen;
    for (const Posted& event : world.posted)
      if (event.reg == "regie" && (event.iss == oin || holds(event, "ontvanger", oin)))
        expected.push_back(event.jti);
    for (const auto& row : world.rows_of("/v1/gebeurtenissen?register=regie",
                                         std::string("partner; oin=") + oin, 3))
      if (row.at("evt") == "verstrekking-gedaan.v1") seen.emplace_back(row.at("jti").as_string());
    CHECK(seen == expected);
  }
  const auto answer = world.get("/v1/gebeurtenissen?register=regie",
                                "partner; oin=00000099000000009000").json();
  CHECK(answer.at("rijen").as_array().empty());
  CHECK(answer.at("volledigheid").at("redenen") == json::array{"gefilterd-op-recht"});
  CHECK(world.get("/v1/verstrekkingen", "partner; oin=00000099000000002000").status == 403);
}
