#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

struct Situation : StandenWorld {
  const base::CasusId kamer = dossier("Lokale kamer Waterrecht");

  // By beheerder Bram, with akkoord of privacy-officer Oscar unless it is held back.
  base::Jti fix(std::string_view type, const base::CasusId& casus, std::string_view op,
                Object inhoud) {
    inhoud["medewerker"] = handle("bram").text();
    const base::Jti jti = land("toezicht", type, casus, op, std::move(inhoud));
    agree("toezicht", casus, op, jti, "oscar");
    return jti;
  }
  base::Jti convenant(std::string_view ingaat, int versie, std::optional<base::Jti> vervangt = {}) {
    Object inhoud{{"samenwerkingsverband", "Lokale kamer Waterrecht"},
                  {"convenantVersie", versie}, {"partijen", codes({oin(1), oin(2)})},
                  {"doelen", codes({"triage", "casusoverleg"})},
                  {"gegevenssoorten", codes({"identificatie"})},
                  {"geheimgronden", codes({"toestemming"})}, {"contactpunt", oin(1)},
                  {"ingaatOp", ingaat}};
    if (vervangt) inhoud["vervangt"] = vervangt->text();
    return fix("convenant-vastgesteld", kamer, "2025-01-06T10:00:00+01:00", std::move(inhoud));
  }
  bool in_force(const base::Jti& jti, std::string_view op) {
    return view([&](const store::Rows& rows) {
      return standen.toezichtregels().convenant(rows, jti).value().van_kracht(moment(op));
    });
  }
  std::vector<projections::Autorisatie> of(std::string_view medewerker) {
    return view([&](const store::Rows& rows) {
      return standen.toezichtregels().autorisaties_van(rows, handle(medewerker));
    });
  }
  base::CasusId of_person(std::string_view medewerker) { return {handle(medewerker).raw}; }
};

TEST_CASE("een convenant is van kracht vanaf zijn ingang", "[V-VER-14]") {
  Situation here;
  const base::Jti een = here.convenant("2025-01-06T00:00:00+01:00", 1);
  CHECK_FALSE(here.in_force(een, "2025-01-05T22:59:59Z"));
  CHECK(here.in_force(een, "2025-01-05T23:00:00Z"));
  const auto row = here.view([&](const store::Rows& rows) {
    return here.standen.toezichtregels().convenant(rows, een).value();
  });
  CHECK(row.partijen.size() == 2);
  CHECK(row.geheimgronden == std::vector<std::string>{"toestemming"});
  CHECK(row.akkoord.has_value());
}

TEST_CASE("een convenant eindigt waar de volgende versie begint", "[V-VER-14]") {
  Situation here;
  const base::Jti een = here.convenant("2025-01-06T00:00:00+01:00", 1);
  const base::Jti twee = here.convenant("2026-01-01T00:00:00+01:00", 2, een);
  CHECK(here.in_force(een, "2025-12-31T22:59:59Z"));
  CHECK_FALSE(here.in_force(een, "2025-12-31T23:00:00Z"));
  CHECK_FALSE(here.in_force(twee, "2025-12-31T22:59:59Z"));
  CHECK(here.in_force(twee, "2025-12-31T23:00:00Z"));
}

TEST_CASE("een convenant zonder akkoord bestaat nog niet", "[V-4OG-1]") {
  Situation here;
  here.land("toezicht", "convenant-vastgesteld", here.kamer, "2025-01-06T10:00:00+01:00",
            {{"medewerker", here.handle("bram").text()}});
  CHECK(here.view([&](const store::Rows& rows) {
    return here.standen.toezichtregels().convenanten(rows).empty();
  }));
}

TEST_CASE("van een beleidsoort geldt de nieuwste versie die is ingegaan", "[A-10]") {
  Situation here;
  const base::CasusId rollen = here.dossier("beleid rollen");
  const auto fix = [&](int versie, std::string_view ingaat) {
    here.fix("beleid-vastgesteld", rollen, "2025-01-06T10:00:00+01:00",
             {{"beleidsoort", "rollen"}, {"beleidVersie", versie}, {"ingaatOp", ingaat}});
  };
  fix(1, "2025-01-06T00:00:00+01:00");
  fix(2, "2025-07-01T00:00:00+02:00");
  const auto version_at = [&](std::string_view op) -> std::int64_t {
    const auto row = here.view([&](const store::Rows& rows) {
      return here.standen.toezichtregels().beleid_op(rows, "rollen", here.moment(op));
    });
    return row ? row->versie : 0;
  };
  CHECK(version_at("2025-01-01T12:00:00+01:00") == 0);
  CHECK(version_at("2025-06-30T23:59:59+02:00") == 1);
  CHECK(version_at("2025-07-01T00:00:00+02:00") == 2);
}

TEST_CASE("een autorisatie geldt binnen haar tijd en tot zij is ingetrokken", "[A-85]") {
  Situation here;
  const base::Jti jti =
      here.fix("autorisatie-verleend", here.of_person("ida"), "2025-01-06T10:00:00+01:00",
               {{"toegekendeRol", "inzage-medewerker"}, {"autorisatiesoort", "regulier"},
                {"bereik", "ledger"}, {"ingaatOp", "2025-01-06T10:00:00+01:00"},
                {"vervaltOp", "2027-01-06T10:00:00+01:00"}});
  REQUIRE(here.of("ida").size() == 1);
  CHECK(here.of("ida")[0].rol == "inzage-medewerker");
  CHECK(here.of("ida")[0].geldig_op(here.moment("2027-01-06T09:59:59+01:00")));
  CHECK_FALSE(here.of("ida")[0].geldig_op(here.moment("2027-01-06T10:00:00+01:00")));
  here.land("toezicht", "autorisatie-ingetrokken", here.of_person("ida"),
            "2026-03-01T09:00:00+01:00",
            {{"autorisatie", jti.text()}, {"redenIntrekking", "uit-dienst"},
             {"medewerker", here.handle("bram").text()}});
  CHECK(here.of("ida")[0].geldig_op(here.moment("2026-03-01T08:59:59+01:00")));
  CHECK_FALSE(here.of("ida")[0].geldig_op(here.moment("2026-03-01T09:00:00+01:00")));
}

TEST_CASE("de eerste autorisaties geeft het logboek zelf, zonder akkoord", "[V-4OG-1]") {
  Situation here;
  here.land("toezicht", "autorisatie-verleend", here.of_person("bram"),
            "2025-01-06T09:00:00+01:00", {{"toegekendeRol", "beheerder"}});
  CHECK(here.of("bram").size() == 1);
}

TEST_CASE("noodtoegang voor zichzelf werkt meteen, voor een ander niet", "[B-RAA-01]") {
  Situation here;
  const auto emergency = [&](std::string_view voor, std::string_view door, std::string_view soort) {
    here.land("toezicht", "autorisatie-verleend", here.of_person(voor),
              "2025-01-06T09:00:00+01:00",
              {{"toegekendeRol", "casusregisseur"}, {"autorisatiesoort", soort},
               {"medewerker", here.handle(door).text()}});
  };
  emergency("carla", "carla", "nood");
  CHECK(here.of("carla").size() == 1);
  emergency("ida", "bram", "nood");
  CHECK(here.of("ida").empty());
  emergency("bram", "bram", "regulier");
  CHECK(here.of("bram").empty());
}

}  // namespace
}  // namespace zegel::tests
