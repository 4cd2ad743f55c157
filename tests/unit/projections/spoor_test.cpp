// The rows of the trail: what apply writes, what forget leaves, and that nothing sealed is in them.
#include "projections/spoor.h"

#include <algorithm>
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <map>

#include "ledger/catalogue/events.h"
#include "projections/projections.h"
#include "tests/support/applied_log.h"

namespace zegel::projections {
namespace {

namespace json = boost::json;
using tests::Applied;
using tests::AppliedLog;
using tests::ProjectionStore;

const std::vector<std::string> from_content{"p.spoor.gebeurtenis", "p.spoor.betrokkene",
                                            "p.spoor.dossier"};

using Visit = std::function<void(const std::string& table, base::ByteView, base::ByteView)>;

void each_row(const ProjectionStore& lived, const std::vector<std::string>& tables,
              const Visit& visit) {
  lived.store().view([&](const store::Rows& rows) {
    for (const std::string& reg : ProjectionStore::registers())
      for (const std::string& table : tables)
        rows.scan(lived.store().table(reg + "." + table), {},
                  [&](base::ByteView key, base::ByteView value) {
                    visit(reg + "." + table, key, value);
                    return true;
                  });
  });
}

std::uint64_t count_of(const ProjectionStore& lived, const std::string& table) {
  return lived.store().view(
      [&](const store::Rows& rows) { return rows.count(lived.store().table(table)); });
}

bool holds(base::ByteView bytes, base::ByteView part) {
  return std::search(bytes.begin(), bytes.end(), part.begin(), part.end()) != bytes.end();
}

}  // namespace

TEST_CASE("no sealed value of any event type stands in any row of any projection", "[D9]") {
  std::size_t sealed = 0;
  AppliedLog log("verzegeld", 6 * catalogue::event_rows().size(),
                 [&](const catalogue::EventRow& row, json::object& inhoud) {
                   for (const catalogue::FieldUse& use : row.fields)
                     if (use.exposure == catalogue::Exposure::verzegeld)
                       inhoud[use.name] = "VERZEGELD-" + std::to_string(++sealed);
                 });
  REQUIRE(sealed > 6 * catalogue::event_rows().size());
  Projections projections;
  ProjectionStore lived(projections);
  lived.apply(log.events, 256);
  std::size_t looked_at = 0;
  each_row(lived, projections.tables(),
           [&](const std::string& table, base::ByteView key, base::ByteView value) {
             INFO(table);
             ++looked_at;
             const auto mark = base::as_bytes("VERZEGELD");
             if (holds(key, mark) || holds(value, mark)) FAIL("a sealed value");
           });
  CHECK(looked_at > log.events.size());
}

TEST_CASE("an event without content leaves its type and its issuer, and nothing else", "[A6]") {
  AppliedLog log("kaal", 200);
  Projections projections;
  ProjectionStore lived(projections);
  for (Applied& event : log.events) event.content = nullptr;
  lived.apply(log.events, 64);
  std::uint64_t types = 0, issuers = 0, tail = 0;
  for (const std::string& reg : ProjectionStore::registers()) {
    types += count_of(lived, reg + ".p.spoor.soort");
    issuers += count_of(lived, reg + ".p.spoor.afzender");
    tail += count_of(lived, reg + ".p.spoor.staart");
    for (const std::string& table : from_content) CHECK(count_of(lived, reg + "." + table) == 0);
  }
  CHECK(types + tail == log.events.size());
  CHECK(issuers + tail == log.events.size());
}

TEST_CASE("the last event of a group of 64 brings the whole group to its tables", "[spoor]") {
  AppliedLog log("groepen", 700);
  Projections projections;
  ProjectionStore lived(projections);
  lived.apply(log.events, 100);
  for (const std::string& reg : ProjectionStore::registers()) {
    const auto all = static_cast<std::uint64_t>(std::ranges::count(log.events, reg, &Applied::reg));
    CHECK(count_of(lived, reg + ".p.spoor.staart") == all % 64);
    CHECK(count_of(lived, reg + ".p.spoor.soort") == all - all % 64);
    CHECK(count_of(lived, reg + ".p.spoor.afzender") == all - all % 64);
  }
}

TEST_CASE("a type that the catalogue does not know is shown without fields", "[A6]") {
  AppliedLog log("onbekend", 600);
  Projections projections;
  ProjectionStore lived(projections);
  lived.apply(log.events, 600);
  std::size_t seen = 0;
  for (const Applied& event : log.events) {
    if (event.row != nullptr || event.content == nullptr) continue;
    SpoorQuery ask{.reg = event.reg, .types = {"nog-niet-bekend.v1"}};
    ask.from = event.index.value;
    ask.limit = 1;
    const auto page = lived.store().view(
        [&](const store::Rows& rows) { return projections.spoor().query(rows, ask); });
    REQUIRE(page.rows.size() == 1);
    CHECK(page.rows[0].index == event.index);
    CHECK(page.rows[0].casus == event.casus);
    CHECK(page.rows[0].velden == "{}");
    ++seen;
  }
  CHECK(seen > 5);
}

TEST_CASE("forgetting a dossier leaves no row of it, and every other row", "[A5][spoor]") {
  AppliedLog log("vergeten", 1'500);
  Projections projections;
  ProjectionStore lived(projections);
  lived.apply(log.events, 256);
  const Applied& chosen = *std::ranges::find_if(
      log.events, [](const Applied& event) { return event.content && event.reg == "regie"; });
  std::size_t events = 0;
  for (const Applied& event : log.events)
    events += event.content && event.reg == chosen.reg && event.casus == chosen.casus;
  REQUIRE(lived.store().update([&](store::MutableRows& rows) -> base::Status {
    CHECK(projections.spoor().forget(rows, chosen.reg, chosen.casus) == events);
    return {};
  }));
  each_row(lived, Spoor::tables(),
           [&](const std::string&, base::ByteView key, base::ByteView value) {
             if (holds(key, chosen.casus.view()) || holds(value, chosen.casus.view()))
               FAIL("a row of the dossier");
           });
  CHECK(count_of(lived, "regie.p.spoor.dossier") == count_of(lived, "regie.p.spoor.gebeurtenis"));
  SpoorQuery ask{.reg = "regie", .casus = chosen.casus};
  CHECK(lived.store().view([&](const store::Rows& rows) {
    return projections.spoor().query(rows, ask).rows.empty();
  }));

  // Replay after destruction ends where living through it ended (A5).
  for (Applied& event : log.events)
    if (event.reg == chosen.reg && event.casus == chosen.casus) event.content = nullptr;
  Projections again;
  ProjectionStore replayed(again);
  replayed.apply(log.events, 5'000);
  CHECK(replayed.digest(Spoor::tables()) == lived.digest(Spoor::tables()));
}

TEST_CASE("a dossier of more events than are erased at once is forgotten whole", "[A5][spoor]") {
  AppliedLog log("groot", 2'600, [](const catalogue::EventRow&, json::object& inhoud) {
    inhoud["casus"] = base::CasusId{}.text();
  });
  Projections projections;
  ProjectionStore lived(projections);
  lived.apply(log.events, 1'000);
  REQUIRE(lived.store().update([&](store::MutableRows& rows) -> base::Status {
    for (const std::string& reg : ProjectionStore::registers())
      projections.spoor().forget(rows, reg, base::CasusId{});
    return {};
  }));
  for (const std::string& reg : ProjectionStore::registers())
    for (const std::string& table : from_content) CHECK(count_of(lived, reg + "." + table) == 0);
}

}  // namespace zegel::projections
