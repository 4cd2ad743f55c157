#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

// Row 10 of domein.md 12.2: De Kade (2) shares with Sociaal Team (6) and Politie (3).
struct Situation : StandenWorld {
  const base::CasusId casus_1 = dossier("casus-1");
  const base::Pid daniel = pid("casus-1/daniel"), noel = pid("casus-1/noel");
  const std::vector<std::string> soorten{"gezondheid", "gezinssituatie"};

  Object scope(std::initializer_list<int> ontvangers, std::initializer_list<std::string_view> van) {
    boost::json::array naar;
    for (const int number : ontvangers) naar.emplace_back(oin(number));
    return {{"toestemmingVoor", "verstrekking-jeugdhulpdossier"}, {"gegevenDoor", "zelf"},
            {"verstrekkers", codes({oin(2)})}, {"ontvangers", std::move(naar)},
            {"doel", "uitvoering-taak"}, {"gegevenssoorten", codes(van)}};
  }
  base::Jti give(std::string_view op, Object inhoud) {
    inhoud["leeftijdsklasse"] = "12-15";
    inhoud["terZakeBekwaam"] = true;
    inhoud["kader"] = "vrijwillig";
    if (!inhoud.contains("ingaatOp")) inhoud["ingaatOp"] = op;
    inhoud["toestemmingswijze"] = "schriftelijk";
    inhoud["intrekkingswijze"] = "zelfde-weg";
    inhoud["tekstVersie"] = "3";
    return land_about("regie", "toestemming-gegeven", casus_1, op, daniel, "onderwerp",
                      std::move(inhoud));
  }
  base::Jti refuse(std::string_view op, Object inhoud) {
    return land_about("regie", "toestemming-geweigerd", casus_1, op, daniel, "onderwerp",
                      std::move(inhoud));
  }
  base::Jti withdraw(std::string_view op, const base::Jti& toestemming, Object more = {}) {
    more["toestemming"] = toestemming.text();
    more["gegevenDoor"] = "zelf";
    if (!more.contains("reikwijdte")) more["reikwijdte"] = "geheel";
    more["kanaal"] = "gesprek";
    return land_about("regie", "toestemming-ingetrokken", casus_1, op, daniel, "onderwerp",
                      std::move(more));
  }
  projections::ToestemmingAntwoord ask(std::string_view op, int ontvanger,
                                       const std::vector<std::string>& welke) {
    const std::string van = oin(2), naar = oin(ontvanger);
    return view([&](const store::Rows& rows) {
      return standen.toestemmingen().mag(
          rows, {"regie", casus_1, daniel, van, naar, "uitvoering-taak", welke, moment(op)});
    });
  }
  bool may(std::string_view op, int ontvanger = 6) { return ask(op, ontvanger, soorten).geldig; }
  projections::ToestemmingStand stand(const base::Jti& jti, std::string_view op) {
    return view([&](const store::Rows& rows) {
      return projections::stand_op(
          standen.toestemmingen().toestemming(rows, "regie", casus_1, jti).value(), moment(op));
    });
  }
};

using projections::ToestemmingStand;
constexpr const char* all_september = "2025-09-12T15:00:00+02:00";

TEST_CASE("een toestemming geldt voor wie, waarvoor en wat zij noemt", "[V-VER-2]") {
  Situation here;
  const base::Jti gegeven =
      here.give(all_september, here.scope({6}, {"gezondheid", "gezinssituatie"}));
  const auto answer = here.ask("2025-09-24T11:00:00+02:00", 6, here.soorten);
  CHECK(answer.geldig);
  REQUIRE(answer.soorten.size() == 2);
  CHECK(answer.soorten[0].door == gegeven);
  CHECK_FALSE(here.may("2025-09-24T11:00:00+02:00", 3));
  CHECK_FALSE(here.ask("2025-09-24T11:00:00+02:00", 6, {"gezondheid", "verslaving"}).geldig);
  CHECK_FALSE(here.ask("2025-09-24T11:00:00+02:00", 6, {}).geldig);
}

TEST_CASE("een ander doel, een andere verstrekker of een ander kind telt niet", "[V-VER-2]") {
  Situation here;
  here.give(all_september, here.scope({6}, {"gezondheid", "gezinssituatie"}));
  const std::string van = here.oin(2), naar = here.oin(6);
  const auto op = here.moment("2025-09-24T11:00:00+02:00");
  const auto mag = [&](const projections::ToestemmingVraag& vraag) {
    return here.view([&](const store::Rows& rows) {
      return here.standen.toestemmingen().mag(rows, vraag).geldig;
    });
  };
  CHECK(mag({"regie", here.casus_1, here.daniel, van, naar, "uitvoering-taak", here.soorten, op}));
  CHECK_FALSE(mag({"regie", here.casus_1, here.daniel, van, naar, "advies", here.soorten, op}));
  CHECK_FALSE(
      mag({"regie", here.casus_1, here.daniel, naar, naar, "uitvoering-taak", here.soorten, op}));
  CHECK_FALSE(
      mag({"regie", here.casus_1, here.noel, van, naar, "uitvoering-taak", here.soorten, op}));
  CHECK_FALSE(
      mag({"meldingen", here.casus_1, here.daniel, van, naar, "uitvoering-taak", here.soorten,
           op}));
}

TEST_CASE("een toestemming werkt vanaf ingaatOp en niet meer op vervaltOp", "[V-TOE-3]") {
  Situation here;
  auto inhoud = here.scope({6}, {"gezondheid", "gezinssituatie"});
  inhoud["ingaatOp"] = "2025-09-15T09:00:00+02:00";
  inhoud["vervaltOp"] = "2026-03-15T09:00:00+01:00";
  const base::Jti jti = here.give(all_september, std::move(inhoud));
  CHECK_FALSE(here.may("2025-09-15T08:59:59+02:00"));
  CHECK(here.may("2025-09-15T09:00:00+02:00"));
  CHECK(here.may("2026-03-15T08:59:59+01:00"));
  CHECK_FALSE(here.may("2026-03-15T09:00:00+01:00"));
  CHECK(here.stand(jti, "2025-09-15T08:59:59+02:00") == ToestemmingStand::nog_niet);
  CHECK(here.stand(jti, "2025-09-15T09:00:00+02:00") == ToestemmingStand::geldig);
  CHECK(here.stand(jti, "2026-03-15T09:00:00+01:00") == ToestemmingStand::verlopen);
}

TEST_CASE("een minuut voor de intrekking geldt zij, op en na de intrekking niet", "[J2]") {
  Situation here;
  const base::Jti jti =
      here.give(all_september, here.scope({6}, {"gezondheid", "gezinssituatie"}));
  here.withdraw("2025-10-21T10:00:00+02:00", jti);
  CHECK(here.may("2025-10-21T09:59:00+02:00"));  // ook als hij later wordt geregistreerd
  CHECK_FALSE(here.may("2025-10-21T10:00:00+02:00"));
  CHECK_FALSE(here.may("2025-10-21T10:01:00+02:00"));
  CHECK(here.stand(jti, "2025-10-21T09:59:59+02:00") == ToestemmingStand::geldig);
  CHECK(here.stand(jti, "2025-10-21T10:00:00+02:00") == ToestemmingStand::ingetrokken);
}

TEST_CASE("de geschiedenis van een toestemming noemt elke intrekking", "[A-48]") {
  Situation here;
  const base::Jti jti =
      here.give(all_september, here.scope({6, 3}, {"gezondheid", "gezinssituatie"}));
  const base::Jti deel = here.withdraw(
      "2025-10-01T10:00:00+02:00", jti,
      {{"reikwijdte", "gedeeltelijk"}, {"ontvangers", codes({here.oin(3)})}});
  const base::Jti rest = here.withdraw("2025-10-21T10:00:00+02:00", jti);
  const auto row = here.view([&](const store::Rows& rows) {
    return here.standen.toestemmingen().toestemming(rows, "regie", here.casus_1, jti).value();
  });
  CHECK(row.toestemming.gegeven_door == "zelf");
  CHECK(row.toestemming.tekst_versie == "3");
  REQUIRE(row.intrekkingen.size() == 2);
  CHECK(row.intrekkingen[0].jti == deel);
  CHECK_FALSE(row.intrekkingen[0].geheel);
  CHECK(row.intrekkingen[0].ontvangers == std::vector<std::string>{here.oin(3)});
  CHECK(row.intrekkingen[1].jti == rest);
  CHECK(row.intrekkingen[1].op == here.moment("2025-10-21T08:00:00Z"));
}

TEST_CASE("een gedeeltelijke intrekking laat de rest gelden", "[A-48]") {
  Situation here;
  const base::Jti jti =
      here.give(all_september, here.scope({6, 3}, {"gezondheid", "gezinssituatie"}));
  here.withdraw("2025-10-01T10:00:00+02:00", jti,
                {{"reikwijdte", "gedeeltelijk"}, {"ontvangers", codes({here.oin(3)})},
                 {"gegevenssoorten", codes({"gezondheid"})}});
  CHECK(here.may("2025-10-02T10:00:00+02:00", 6));
  CHECK_FALSE(here.ask("2025-10-02T10:00:00+02:00", 3, {"gezondheid"}).geldig);
  CHECK(here.ask("2025-10-02T10:00:00+02:00", 3, {"gezinssituatie"}).geldig);
  CHECK(here.stand(jti, "2025-10-02T10:00:00+02:00") == ToestemmingStand::deels_ingetrokken);
}

TEST_CASE("een gedeeltelijke intrekking die geen deel noemt trekt alles in", "[A-48]") {
  Situation here;
  const base::Jti jti =
      here.give(all_september, here.scope({6}, {"gezondheid", "gezinssituatie"}));
  here.withdraw("2025-10-01T10:00:00+02:00", jti, {{"reikwijdte", "gedeeltelijk"}});
  CHECK_FALSE(here.may("2025-10-02T10:00:00+02:00"));
}

TEST_CASE("een weigering voor een ontvanger gaat voor een ruime toestemming", "[V-VER-2]") {
  Situation here;
  const base::Jti nee =
      here.refuse("2025-09-10T10:00:00+02:00", here.scope({3}, {"gezondheid"}));
  here.give(all_september, here.scope({6, 3}, {"gezondheid", "gezinssituatie"}));
  const auto answer = here.ask("2025-09-24T11:00:00+02:00", 3, here.soorten);
  CHECK_FALSE(answer.geldig);
  CHECK_FALSE(answer.soorten[0].geldig);
  CHECK(answer.soorten[0].door == nee);
  CHECK(answer.soorten[1].geldig);
  CHECK(here.may("2025-09-24T11:00:00+02:00", 6));
}

TEST_CASE("bij gelijke reikwijdte telt het laatste woord", "[V-VER-2]") {
  Situation here;
  const auto scope = here.scope({6}, {"gezondheid", "gezinssituatie"});
  here.give(all_september, scope);
  here.refuse("2025-09-20T10:00:00+02:00", scope);
  CHECK(here.may("2025-09-19T10:00:00+02:00"));
  CHECK_FALSE(here.may("2025-09-20T10:00:00+02:00"));
  here.give("2025-09-25T10:00:00+02:00", scope);
  CHECK_FALSE(here.may("2025-09-24T10:00:00+02:00"));
  CHECK(here.may("2025-09-25T10:00:00+02:00"));
}

TEST_CASE("zijn beide ruimer dan de ander, dan gaat de weigering voor", "[V-VER-2]") {
  Situation here;
  here.refuse("2025-09-10T10:00:00+02:00", here.scope({6, 3}, {"gezondheid"}));
  here.give(all_september, here.scope({6}, {"gezondheid", "gezinssituatie"}));
  CHECK_FALSE(here.ask("2025-09-24T11:00:00+02:00", 6, {"gezondheid"}).geldig);
  CHECK(here.ask("2025-09-24T11:00:00+02:00", 6, {"gezinssituatie"}).geldig);
}

TEST_CASE("een preciezere toestemming gaat voor een ruime weigering", "[V-VER-2]") {
  Situation here;
  here.give(all_september, here.scope({6}, {"gezondheid"}));
  here.refuse("2025-09-20T10:00:00+02:00", here.scope({6, 3}, {"gezondheid", "gezinssituatie"}));
  CHECK(here.ask("2025-09-24T11:00:00+02:00", 6, {"gezondheid"}).geldig);
  CHECK_FALSE(here.ask("2025-09-24T11:00:00+02:00", 6, {"gezinssituatie"}).geldig);
}

TEST_CASE("een geweigerde toestemming staat als weigering", "[A-40]") {
  Situation here;
  const base::Jti nee = here.refuse(all_september, here.scope({3}, {"gezondheid"}));
  CHECK(here.stand(nee, all_september) == ToestemmingStand::geweigerd);
  const auto all = here.view([&](const store::Rows& rows) {
    return here.standen.toestemmingen().of(rows, "regie", here.casus_1, here.daniel);
  });
  REQUIRE(all.size() == 1);
  CHECK(all[0].toestemming.geweigerd);
}

TEST_CASE("een toestemming voor een overleg eindigt met dat overleg", "[V-TOE-5]") {
  Situation here;
  auto inhoud = here.scope({6}, {"gezondheid", "gezinssituatie"});
  inhoud["eindgebeurtenis"] = "overleg-gehouden";
  here.give(all_september, std::move(inhoud));
  const auto confer = [&](std::string_view op, const base::Pid& pid) {
    here.land_about("regie", "casusoverleg-gehouden", here.casus_1, op, pid, "onderwerp",
                    {{"deelnemers", codes({here.oin(2), here.oin(6)})},
                     {"doel", "casusoverleg"}, {"tegenspraak", false}});
  };
  confer("2025-09-17T10:00:00+02:00", here.noel);  // over een ander
  CHECK(here.may("2025-09-17T12:00:00+02:00"));
  confer("2025-09-18T10:00:00+02:00", here.daniel);
  CHECK(here.may("2025-09-18T10:00:00+02:00"));
  CHECK_FALSE(here.may("2025-09-18T10:00:01+02:00"));
}

TEST_CASE("sluiten van de casus eindigt wat tot dan gold, en heropenen geeft niets terug",
          "[V-TOE-5]") {
  Situation here;
  auto inhoud = here.scope({6}, {"gezondheid", "gezinssituatie"});
  inhoud["eindgebeurtenis"] = "casus-gesloten";
  const base::Jti jti = here.give(all_september, std::move(inhoud));
  here.land("regie", "casus-gesloten", here.casus_1, "2026-04-10T09:00:00+02:00",
            {{"redenSluiting", "overgedragen"}, {"evaluatieGedaan", true}});
  here.land("regie", "casusfase-gewijzigd", here.casus_1, "2026-05-01T09:00:00+02:00",
            {{"naarFase", "casusoverleg"}, {"redenFase", "heropend"}});
  CHECK(here.may("2026-04-10T09:00:00+02:00"));
  CHECK_FALSE(here.may("2026-05-02T09:00:00+02:00"));
  CHECK(here.stand(jti, "2026-05-02T09:00:00+02:00") == ToestemmingStand::verlopen);
}

TEST_CASE("een nagekomen overleg van eerder eindigt de toestemming op dat moment", "[V-TOE-5]") {
  Situation here;
  auto inhoud = here.scope({6}, {"gezondheid", "gezinssituatie"});
  inhoud["eindgebeurtenis"] = "overleg-gehouden";
  here.give(all_september, std::move(inhoud));
  for (const char* op : {"2025-09-30T10:00:00+02:00", "2025-09-18T10:00:00+02:00",
                         "2025-09-01T10:00:00+02:00"})  // het laatste van voor ingaatOp
    here.land_about("regie", "casusoverleg-gehouden", here.casus_1, op, here.daniel, "onderwerp",
                    {{"doel", "casusoverleg"}});
  CHECK(here.may("2025-09-18T10:00:00+02:00"));
  CHECK_FALSE(here.may("2025-09-19T10:00:00+02:00"));
}

}  // namespace
}  // namespace zegel::tests
