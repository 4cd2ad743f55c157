// What claims.cpp says, tried: that every row has a line is for the compiler (claims.cpp).
#include "projections/claims.h"

#include <catch2/catch.hpp>

#include "ledger/catalogue/events.h"
#include "projections/projections.h"
#include "tests/support/applied_log.h"

namespace zegel::projections {
namespace {

using tests::Applied;
using tests::AppliedLog;
using tests::ProjectionStore;

constexpr Projection all[] = {
    Projection::aanhoudingen, Projection::betrokkenen, Projection::bewaartermijnen,
    Projection::casussen, Projection::deelnemers, Projection::dossiers, Projection::meldingen,
    Projection::partners, Projection::rechtenverzoeken, Projection::toestemmingen,
    Projection::toezichtregels};

std::vector<std::string> tables_of(Projection projection) {
  std::vector<std::string> tables;
  for (const std::string& table : Projections().tables())
    if (table.starts_with("p." + std::string(name_of(projection)) + "."))
      tables.push_back(table);
  return tables;
}

struct Lived {
  Projections projections;
  ProjectionStore store{projections};
  explicit Lived(const std::vector<Applied>& events) { store.apply(events, 5'000); }
};

std::vector<Applied> without(const std::vector<Applied>& events, std::string_view type) {
  std::vector<Applied> out;
  for (const Applied& event : events)
    if (event.row == nullptr || event.row->type != type) out.push_back(event);
  return out;
}

// A dossier has its term from its opener on, whatever its type (bewaartermijnen.h).
bool meets_every_event(Projection projection) { return projection == Projection::bewaartermijnen; }
bool lets_others_work(const catalogue::EventRow& row) { return row.type == "akkoord-vastgelegd"; }

}  // namespace

TEST_CASE("every projection has tables under its name", "[A9]") {
  for (const Projection projection : all) {
    INFO(name_of(projection));
    CHECK_FALSE(tables_of(projection).empty());
  }
}

TEST_CASE("what a projection claims changes its rows, and nothing else does", "[registry]") {
  const AppliedLog log("aanspraken", 6'000);
  const Lived whole(log.events);
  for (const catalogue::EventRow& row : catalogue::event_rows()) {
    const Lived rest(without(log.events, row.type));
    for (const Projection projection : all) {
      INFO(row.type << " and " << name_of(projection));
      const auto tables = tables_of(projection);
      const bool changes = rest.store.digest(tables) != whole.store.digest(tables);
      const bool claimed = claims_on(row.type).by(projection);
      if (claimed) CHECK(changes);
      if (!claimed && !meets_every_event(projection) && !lets_others_work(row))
        CHECK_FALSE(changes);
    }
  }
}

TEST_CASE("a type that is not there is claimed by nobody", "[registry]") {
  CHECK_FALSE(claims_on("nog-niet-bekend").any());
  CHECK_FALSE(claims_on("").any());
}

}  // namespace zegel::projections
