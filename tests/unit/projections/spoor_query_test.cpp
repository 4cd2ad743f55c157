// The query of the trail: any filter gives what a full scan with the same predicate gives (api.md
// 2.3), in pages of any size, in both directions, frozen or not, with any budget.
#include <algorithm>
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "ledger/catalogue/events.h"
#include "projections/projections.h"
#include "tests/support/applied_log.h"

namespace zegel::projections {
namespace {

namespace json = boost::json;
using tests::Applied;
using tests::AppliedLog;
using tests::ProjectionStore;

// One log and its store for all cases: filling it is the dear part.
struct World {
  AppliedLog log{"spoor", 1'200};
  Projections projections;
  ProjectionStore lived{projections};
  World() { lived.apply(log.events, 256); }

  SpoorPage query(const SpoorQuery& ask) const {
    return lived.store().view(
        [&](const store::Rows& rows) { return projections.spoor().query(rows, ask); });
  }
  std::vector<SpoorRow> all_pages(SpoorQuery ask) const;
};

World& world() {
  static World made;
  return made;
}

std::vector<SpoorRow> World::all_pages(SpoorQuery ask) const {
  std::vector<SpoorRow> rows;
  for (;;) {
    SpoorPage page = query(ask);
    REQUIRE(page.rows.size() <= ask.limit);
    std::move(page.rows.begin(), page.rows.end(), std::back_inserter(rows));
    if (!page.next) return rows;
    std::uint64_t& moved = ask.newest_first ? ask.until : ask.from;
    REQUIRE(moved != *page.next);   // a page always gets further
    moved = *page.next;
  }
}

// What the row of an event must say, from what was issued.
json::object shown(const json::object& inhoud, std::span<const catalogue::FieldUse> fields) {
  json::object out;
  for (const catalogue::FieldUse& use : fields)
    if (use.exposure == catalogue::Exposure::index && use.name != "casus" &&
        use.name != "pid" && !inhoud.at(use.name).is_null())
      out[use.name] = inhoud.at(use.name);
  return out;
}

SpoorRow expected_row(const Applied& event) {
  SpoorRow row{.index = event.index, .jti = event.skelet.jti};
  row.received = event.received;
  row.evt = event.skelet.evt;
  row.iss = event.skelet.iss;
  row.velden = "{}";
  row.has_content = event.content != nullptr;
  if (!row.has_content) return row;
  row.casus = event.casus;
  if (event.row == nullptr) return row;
  row.velden = json::serialize(shown(event.inhoud, event.row->fields));
  const auto* elements = event.inhoud.if_contains("betrokkenen");
  if (elements == nullptr) return row;
  for (const json::value& element : elements->get_array()) {
    const auto& object = element.get_object();
    row.betrokkenen.push_back(
        {*base::Pid::parse(std::string_view(object.at("pid").get_string())),
         json::serialize(shown(object, catalogue::element_fields(event.row->element)))});
  }
  std::ranges::sort(row.betrokkenen, {}, &SpoorElement::pid);
  return row;
}

bool same(const SpoorRow& a, const SpoorRow& b) {
  const auto elements = [](const SpoorElement& x, const SpoorElement& y) {
    return x.pid == y.pid && x.velden == y.velden;
  };
  return a.index == b.index && a.jti == b.jti && a.has_content == b.has_content &&
         a.casus == b.casus && a.received == b.received && a.evt == b.evt && a.iss == b.iss &&
         a.velden == b.velden && std::ranges::equal(a.betrokkenen, b.betrokkenen, elements);
}

bool fits(const Applied& event, const SpoorQuery& ask) {
  const auto has_pid = [&](const base::Pid& pid) {
    if (event.row == nullptr) return false;
    const auto* elements = event.inhoud.if_contains("betrokkenen");
    return elements != nullptr &&
           std::ranges::any_of(elements->get_array(), [&](const json::value& element) {
             return element.at("pid").get_string() == pid.text();
           });
  };
  return event.reg == ask.reg && event.index.value >= ask.from && event.index.value < ask.until &&
         (event.content || ask.skelets) &&
         (!ask.casus || (event.content && event.casus == *ask.casus)) &&
         (!ask.pid || has_pid(*ask.pid)) && (ask.iss.empty() || event.skelet.iss == ask.iss) &&
         (ask.types.empty() ||
          std::ranges::find(ask.types, event.skelet.evt) != ask.types.end()) &&
         (!ask.keep || ask.keep(expected_row(event)));
}

std::vector<SpoorRow> full_scan(const SpoorQuery& ask) {
  std::vector<SpoorRow> rows;
  for (const Applied& event : world().log.events)
    if (fits(event, ask)) rows.push_back(expected_row(event));
  std::ranges::sort(rows, {}, &SpoorRow::index);
  if (ask.newest_first) std::ranges::reverse(rows);
  return rows;
}

// A question whose filters come from an event that exists.
SpoorQuery random_question() {
  auto& random = world().log.random;
  const Applied& event = world().log.any();
  SpoorQuery ask{.reg = event.reg};
  if (random.chance(50)) ask.casus = event.casus;
  const auto* elements = event.inhoud.if_contains("betrokkenen");
  if (ask.casus && elements && !elements->get_array().empty() && random.chance(60))
    ask.pid = base::Pid::parse(
        std::string_view(elements->get_array()[0].at("pid").get_string()));
  if (random.chance(40)) ask.iss = event.skelet.iss;
  for (std::uint64_t types = random.chance(50) ? 1 + random.below(4) : 0; types > 0; --types)
    ask.types.push_back(types == 1 ? std::string_view(event.skelet.evt)
                                   : std::string_view(world().log.any().skelet.evt));
  if (random.chance(40)) ask.from = random.below(event.index.value + 1);
  if (random.chance(40)) ask.until = event.index.value + random.below(200);
  ask.newest_first = random.chance(50);
  ask.skelets = random.chance(50);
  ask.limit = 1 + random.below(60);
  if (random.chance(50)) ask.scan_budget = 1 + random.below(50);
  if (random.chance(30)) ask.keep = [](const SpoorRow& row) { return row.jti.raw[0] % 2 == 0; };
  return ask;
}

SpoorQuery of_regie() { return {.reg = "regie"}; }

}  // namespace

TEST_CASE("any filter gives the rows of a full scan with the same predicate", "[api-2.3][spoor]") {
  std::size_t rows = 0, questions_with_rows = 0;
  for (int i = 0; i < 2'000; ++i) {
    const SpoorQuery ask = random_question();
    const auto found = world().all_pages(ask);
    const auto expected = full_scan(ask);
    INFO(i << ": " << found.size() << " rows, expected " << expected.size());
    REQUIRE(std::ranges::equal(found, expected, same));
    rows += found.size();
    questions_with_rows += !found.empty();
  }
  CHECK(rows > 10'000);
  CHECK(questions_with_rows > 1'000);
}

TEST_CASE("a frozen list stays the same while the register grows", "[api-2.3][spoor]") {
  AppliedLog log("bevroren", 800);
  Projections projections;
  ProjectionStore lived(projections);
  const std::span<const Applied> events = log.events;
  const auto list = [&](std::uint64_t until) {
    SpoorQuery ask = of_regie();
    ask.until = until;
    ask.limit = 1'000;
    ask.newest_first = true;
    return lived.store().view(
        [&](const store::Rows& rows) { return projections.spoor().query(rows, ask).rows; });
  };
  lived.apply(events.first(400), 256);
  const auto frozen_at = static_cast<std::uint64_t>(std::ranges::count(
      events.first(400), "regie", &Applied::reg));
  const auto before = list(frozen_at);
  lived.apply(events.subspan(400), 256);
  CHECK(std::ranges::equal(before, list(frozen_at), same));
  CHECK(list(~std::uint64_t{0}).size() > before.size());
}

TEST_CASE("a page looks at no more than its budget and says where to go on", "[spoor]") {
  SpoorQuery ask = of_regie();
  std::size_t looked_at = 0;
  ask.keep = [&](const SpoorRow&) {
    ++looked_at;
    return false;
  };
  ask.scan_budget = 25;
  const SpoorPage page = world().query(ask);
  CHECK(page.rows.empty());
  CHECK(page.next == 25);
  CHECK(looked_at <= 25);
  ask.newest_first = true;
  ask.until = 100;
  CHECK(world().query(ask).next == 75);
}

TEST_CASE("a page that ends with the list says so", "[spoor]") {
  SpoorQuery ask = of_regie();
  ask.limit = 100'000;
  const auto whole = world().query(ask);
  CHECK_FALSE(whole.next);
  ask.limit = whole.rows.size();
  CHECK_FALSE(world().query(ask).next);
  ask.limit = whole.rows.size() - 1;
  CHECK(world().query(ask).next == whole.rows.back().index.value);
}

TEST_CASE("a rare type is found without looking at the others", "[spoor]") {
  SpoorQuery ask = of_regie();
  ask.types = {"nog-niet-bekend.v1"};
  ask.skelets = true;
  const auto expected = full_scan(ask);
  REQUIRE(expected.size() > 5);
  ask.scan_budget = 2 * expected.size() + 2;   // per row one step to it and one on it
  const SpoorPage page = world().query(ask);
  CHECK_FALSE(page.next);
  CHECK(std::ranges::equal(page.rows, expected, same));
}

TEST_CASE("a register that is not there and a range that is empty give an empty page", "[spoor]") {
  SpoorQuery ask{.reg = "elders"};
  CHECK(world().query(ask).rows.empty());
  ask.reg = "regie";
  ask.from = ask.until = 10;
  CHECK(world().query(ask).rows.empty());
  CHECK_FALSE(world().query(ask).next);
  ask.until = 5;
  CHECK(world().query(ask).rows.empty());
}

}  // namespace zegel::projections
