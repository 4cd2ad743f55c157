#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

struct Situation : StandenWorld {
  const base::CasusId dekade = dossier("partij De Kade");
  const crypto::SigningKey key = crypto::SigningKey::generate();
  const base::Kid kid = crypto::thumbprint(key.public_key());

  base::Jti draft(std::string_view type, std::string_view op, Object inhoud) {
    inhoud["partij"] = oin(2);
    inhoud["medewerker"] = handle("bram").text();
    return land("toezicht", type, dekade, op, std::move(inhoud));
  }
  void join(std::string_view convenant, std::string_view vanaf) {
    const base::Jti jti = draft("partij-toegetreden", "2025-01-06T10:00:00+01:00",
                                {{"partijNaam", "Jeugdhulp De Kade"},
                                 {"ontvangerSoort", "jeugdhulpaanbieder"},
                                 {"partijRol", "deelnemer"}, {"beroepsgeheim", true},
                                 {"gegevenssoorten", codes({"hulpverleningsstatus"})},
                                 {"geheimgronden", codes({"toestemming"})},
                                 {"convenant", convenant}, {"vanafDatum", vanaf}});
    agree("toezicht", dekade, "2025-01-06T11:00:00+01:00", jti, "oscar");
  }
  void leave(std::string_view convenant, std::string_view tot) {
    const base::Jti jti = draft("partij-uitgetreden", "2026-01-06T10:00:00+01:00",
                                {{"convenant", convenant}, {"totEnMetDatum", tot},
                                 {"redenUittreden", "eigen-keuze"}});
    agree("toezicht", dekade, "2026-01-06T11:00:00+01:00", jti, "oscar");
  }
  base::Jti register_key() {
    return draft("partnersleutel-geregistreerd", "2025-01-06T10:00:00+01:00",
                 {{"kid", kid.text()}, {"publiekeSleutel", base::base64url(key.public_key().raw)},
                  {"toegestaneTypen", codes({"verstrekking-gedaan"})},
                  {"toegestaneRegisters", codes({"regie"})},
                  {"ingaatOp", "2025-01-06T09:00:00Z"}, {"vervaltOp", "2027-01-06T09:00:00Z"}});
  }
  base::Jti revoke(std::string_view op, std::string_view ongeldig_vanaf) {
    return draft("partnersleutel-ingetrokken", op,
                 {{"kid", kid.text()}, {"ongeldigVanafOp", ongeldig_vanaf},
                  {"redenIntrekking", "misbruik"}, {"vermoedenMisbruik", true}});
  }
  projections::PartnerKey partner_key() {
    return view([&](const store::Rows& rows) {
      return standen.partners().key(rows, kid).value();
    });
  }
  projections::Partij partij() {
    return view([&](const store::Rows& rows) {
      return standen.partners().partij(rows, oin(2)).value();
    });
  }
  static base::Hour hour(std::string_view text) { return base::hour_of(moment(text)); }
};

const std::string kamer = StandenWorld::dossier("convenant kamer").text();
const std::string huis = StandenWorld::dossier("convenant huis").text();

TEST_CASE("een sleutel werkt vanaf het uur van zijn akkoord", "[V-4OG-1]") {
  Situation here;
  const base::Jti jti = here.register_key();
  CHECK_FALSE(here.partner_key().effective);
  here.agree("toezicht", here.dekade, "2025-01-07T14:20:00+01:00", jti, "oscar");
  CHECK(here.partner_key().effective);
  CHECK(here.partner_key().signer.registered == here.hour("2025-01-07T13:00:00Z"));
  CHECK(here.partner_key().signer.types == std::vector<std::string>{"verstrekking-gedaan"});
}

TEST_CASE("een sleutel heeft voor altijd een eigenaar", "[V-SLT-5]") {
  Situation here;
  const base::Jti eerste = here.register_key();
  const base::Jti tweede = here.register_key();
  here.agree("toezicht", here.dekade, "2025-01-07T14:20:00+01:00", tweede, "oscar");
  CHECK_FALSE(here.partner_key().effective);
  here.agree("toezicht", here.dekade, "2025-01-07T15:20:00+01:00", eerste, "oscar");
  CHECK(here.partner_key().effective);
}

TEST_CASE("intrekken van een sleutel werkt meteen, nooit eerder dan het uur ervan", "[V-SLT-2]") {
  Situation here;
  here.agree("toezicht", here.dekade, "2025-01-07T14:20:00+01:00", here.register_key(), "oscar");
  CHECK_FALSE(here.partner_key().revocation);
  const base::Jti jti = here.revoke("2025-03-10T10:30:00+01:00", "2025-03-01T00:00:00Z");
  CHECK(here.partner_key().signer.revoked == here.hour("2025-03-10T09:00:00Z"));
  CHECK(here.partner_key().revocation == jti);
}

TEST_CASE("van twee intrekkingen telt de vroegste", "[V-SLT-2]") {
  Situation here;
  here.agree("toezicht", here.dekade, "2025-01-07T14:20:00+01:00", here.register_key(), "oscar");
  here.revoke("2025-03-10T10:30:00+01:00", "2025-06-01T00:00:00Z");
  CHECK(here.partner_key().signer.revoked == here.hour("2025-06-01T00:00:00Z"));
  here.revoke("2025-03-11T10:30:00+01:00", "2025-03-11T00:00:00Z");
  CHECK(here.partner_key().signer.revoked == here.hour("2025-03-11T09:00:00Z"));
  here.revoke("2025-03-12T10:30:00+01:00", "2026-03-11T00:00:00Z");
  CHECK(here.partner_key().signer.revoked == here.hour("2025-03-11T09:00:00Z"));
}

TEST_CASE("een intrekking wacht op akkoord maar werkt al", "[B-GOV-08]") {
  Situation here;
  here.agree("toezicht", here.dekade, "2025-01-07T14:20:00+01:00", here.register_key(), "oscar");
  const base::Jti jti = here.revoke("2025-03-10T10:30:00+01:00", "2025-03-01T00:00:00Z");
  const auto voorstel = [&] {
    return here.view([&](const store::Rows& rows) {
      return here.standen.akkoorden().voorstel(rows, "toezicht", here.dekade, jti).value();
    });
  };
  CHECK(voorstel().werkt_direct);
  CHECK(voorstel().stand == projections::VoorstelStand::open);
  here.agree("toezicht", here.dekade, "2025-03-11T10:30:00+01:00", jti, "oscar");
  CHECK(voorstel().stand == projections::VoorstelStand::akkoord);
  CHECK(here.partner_key().signer.revoked == here.hour("2025-03-10T09:00:00Z"));
}

TEST_CASE("een partij is er na akkoord, met haar grenzen per convenant", "[V-VER-8]") {
  Situation here;
  here.join(kamer, "2025-01-06");
  CHECK(here.partij().name == "Jeugdhulp De Kade");
  CHECK(here.partij().beroepsgeheim);
  CHECK(here.partij().tot_en_met.empty());
  const auto all = here.view([&](const store::Rows& rows) {
    return here.standen.partners().toetredingen(rows, here.oin(2));
  });
  REQUIRE(all.size() == 1);
  CHECK(all[0].convenant.text() == kamer);
  CHECK(all[0].geheimgronden == std::vector<std::string>{"toestemming"});
}

TEST_CASE("een partij eindigt met de laatste van haar toetredingen", "[B-GOV-02]") {
  Situation here;
  here.join(kamer, "2025-01-06");
  here.join(huis, "2025-01-06");
  here.leave(kamer, "2026-01-31");
  CHECK(here.partij().tot_en_met.empty());
  here.leave(huis, "2026-03-31");
  CHECK(here.partij().tot_en_met == "2026-03-31");
  here.join(kamer, "2026-06-01");
  CHECK(here.partij().tot_en_met.empty());
}

}  // namespace
}  // namespace zegel::tests
