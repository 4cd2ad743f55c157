#include <catch2/catch.hpp>

#include "ledger/store/schema.h"
#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

// One of each in this dossier.
void fill(StandenWorld& world, const base::CasusId& casus) {
  const base::Pid pid = world.pid("iemand");
  constexpr const char* op = "2025-09-09T13:00:00+02:00";
  world.land("regie", "casus-geopend", casus, op, {});
  world.land("regie", "deelnemer-toegelaten", casus, op,
             {{"deelnemer", world.oin(6)}, {"vanafDatum", "2025-09-09"}});
  world.land_about("regie", "betrokkene-gekoppeld", casus, op, pid, "onderwerp", {});
  world.land_about("regie", "vertegenwoordiging-vastgelegd", casus, op, pid, "onderwerp", {});
  const base::Jti gegeven =
      world.land_about("regie", "toestemming-gegeven", casus, op, pid, "onderwerp", {});
  world.land_about("regie", "toestemming-ingetrokken", casus, op, pid, "onderwerp",
                   {{"toestemming", gegeven.text()}});
  world.land("regie", "vernietiging-aangehouden", casus, op, {});
  world.land("regie", "bewaartermijn-verlengd", casus, op,
             {{"medewerker", world.handle("rosa").text()}});
}

TEST_CASE("a forgotten dossier leaves no row, and takes none of another with it", "[A5]") {
  StandenWorld world;
  fill(world, world.dossier("casus-1"));
  const auto of_one = world.rows_in("regie");
  CHECK(of_one == 10);
  fill(world, world.dossier("casus-2"));
  world.land("regie", "rechtenverzoek-ontvangen", world.dossier("rechten-1"),
             "2026-08-24T10:00:00+02:00", {});
  const auto all = world.rows_in("regie");
  world.forget("regie", world.dossier("casus-1"));
  CHECK(world.rows_in("regie") == all - of_one);
  world.forget("regie", world.dossier("casus-2"));
  world.forget("regie", world.dossier("rechten-1"));
  CHECK(world.rows_in("regie") == 0);
}

TEST_CASE("a forgotten melding leaves no row", "[A5]") {
  StandenWorld world;
  const base::CasusId melding = world.dossier("melding-1");
  world.land("meldingen", "melding-ontvangen", melding, "2025-09-03T21:40:00+02:00", {});
  CHECK(world.rows_in("meldingen") == 2);
  world.forget("meldingen", melding);
  CHECK(world.rows_in("meldingen") == 0);
}

TEST_CASE("what a person was authorised for can be forgotten", "[A5]") {
  StandenWorld world;
  const base::CasusId person{world.handle("bram").raw};
  world.land("toezicht", "autorisatie-verleend", person, "2025-01-06T09:00:00+01:00",
             {{"toegekendeRol", "beheerder"}});
  CHECK(world.rows_in("toezicht") == 3);  // voorstel that worked at once, autorisatie, term
  world.forget("toezicht", person);
  CHECK(world.rows_in("toezicht") == 0);
}

TEST_CASE("events with nothing in them change nothing and break nothing", "[A6]") {
  StandenWorld world;
  const base::CasusId casus = world.dossier("leeg");
  for (const catalogue::EventRow& row : catalogue::event_rows())
    for (const auto reg : {catalogue::Register::meldingen, catalogue::Register::regie,
                           catalogue::Register::toezicht})
      if (catalogue::has(row.registers, reg)) {
        INFO(row.type);
        CHECK_NOTHROW(world.land(catalogue::register_name(reg), row.type, casus,
                                 "2025-01-06T09:00:00+01:00", {}));
      }
}

TEST_CASE("every table stands in the schema", "[A9]") {
  const StandenWorld world;
  const std::string schema = store::schema_text();
  for (const std::string& table : world.standen.tables()) {
    INFO(table);
    CHECK(schema.find("ledger/<register>." + table + " : ") != std::string::npos);
  }
  CHECK(world.standen.version().find("toestemmingen.1") != std::string::npos);
}

}  // namespace
}  // namespace zegel::tests
