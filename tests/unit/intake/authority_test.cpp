#include "ledger/intake/authority.h"

#include <catch2/catch.hpp>

using zegel::base::Hour;
using zegel::base::Refusals;
using zegel::catalogue::Register;
using zegel::catalogue::Role;
namespace intake = zegel::intake;

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::uint32_t today = 492'346;  // 2026-03-02T10Z
const char* const de_kade = "00000099000000001000";
const char* const other_oin = "00000099000000002000";

// One verstrekking of De Kade in regie that passes; each test spoils one thing.
struct Situation {
  zegel::event::Skelet skelet;
  zegel::ports::SignerKey signer;
  intake::Caller caller;
  intake::Route regie{"regie", "zegel.voorbeeld.nl/regie", nullptr};
  const intake::Route* route = &regie;
  Hour received{today};

  Situation() {
    skelet.iss = de_kade;
    skelet.aud = regie.origin;
    skelet.iat = today * hour;
    skelet.evt = "verstrekking-gedaan.v1";
    skelet.vwa = "verstrekken";
    signer.oin = de_kade;
    signer.registered = signer.begin = Hour{today - 100};
    signer.end = Hour{today + 100};
    signer.types = {"verstrekking-gedaan", "casus-geopend"};
    signer.registers = zegel::catalogue::bit(Register::regie);
  }
  void by_staff(Role role) {
    signer.ledger = true;
    signer.end.reset();
    caller.role = role;
  }
  Refusals refusals() const {
    const auto row = intake::check_authority({skelet, signer, caller, route, received});
    return row ? Refusals{} : row.error().refusals;
  }
  bool refused(const char* code) const {
    const Refusals all = refusals();
    return all.size() == 1 && all[0].code == code;
  }
};

std::string time_code(std::int64_t iat, std::int64_t now) {
  zegel::event::Skelet skelet;
  skelet.iat = iat;
  const auto status = intake::check_time(skelet, now);
  return status ? "" : std::string(status.error().refusals[0].code);
}

}  // namespace

TEST_CASE("een partner mag zijn eigen gebeurtenis insturen") {
  const Situation situation;
  CHECK(situation.refusals().empty());
}

TEST_CASE("een sleutel die nog niet geldig is, verlopen of ingetrokken wordt geweigerd",
          "[V-SLT-2]") {
  Situation early, expired, revoked;
  early.signer.begin = Hour{today + 1};
  expired.signer.end = Hour{today};
  revoked.signer.revoked = Hour{today};
  CHECK(early.refused("V-SLT-2"));
  CHECK(expired.refused("V-SLT-2"));
  CHECK(revoked.refused("V-SLT-2"));
}

TEST_CASE("een sleutel geldt vanaf zijn eerste uur en niet meer in het uur van zijn einde",
          "[V-SLT-2]") {
  Situation first, last;
  first.signer.begin = Hour{today};
  last.signer.end = Hour{today + 1};
  CHECK(first.refusals().empty());
  CHECK(last.refusals().empty());
}

TEST_CASE("een sleutel moet ook gelden op het uur van ondertekening", "[V-SLT-2]") {
  Situation situation;
  situation.signer.begin = Hour{today};
  situation.skelet.iat = (today - 1) * hour;
  CHECK(situation.refused("V-SLT-2"));
}

TEST_CASE("een klok van voor de registratie van de sleutel is geen weigering maar wachten") {
  Situation situation;
  situation.signer.registered = Hour{today + 1};
  const auto row = intake::check_authority({situation.skelet, situation.signer, situation.caller,
                                            situation.route, situation.received});
  REQUIRE_FALSE(row);
  CHECK(row.error().code == zegel::base::Code::unavailable);
}

TEST_CASE("een organisatie tekent met haar eigen sleutel en certificaat", "[V-SLT-3]") {
  Situation other_iss, other_certificate;
  other_iss.skelet.iss = other_oin;
  other_certificate.caller.oin = other_oin;
  CHECK(other_iss.refused("V-SLT-3"));
  CHECK(other_certificate.refused("V-SLT-3"));
}

TEST_CASE("een gebeurtenis voor een ander logboek wordt geweigerd", "[V-ENV-5]") {
  Situation situation;
  situation.route = nullptr;
  CHECK(situation.refused("V-ENV-5"));
}

TEST_CASE("een sleutel mag alleen de soorten en registers van zijn registratie", "[V-SLT-2]") {
  Situation type, reg;
  type.signer.types = {"casus-geopend"};
  reg.signer.registers = zegel::catalogue::bit(Register::meldingen);
  CHECK(type.refused("V-SLT-2"));
  CHECK(reg.refused("V-SLT-2"));
}

TEST_CASE("een onbekende soort, een onbekende versie of een verkeerd register wordt geweigerd",
          "[V-SCH-1]") {
  Situation unknown, version, wrong_register;
  unknown.skelet.evt = "verstrekking-gemeld.v1";
  version.skelet.evt = "verstrekking-gedaan.v2";
  wrong_register.skelet.evt = "convenant-vastgesteld.v1";
  CHECK(unknown.refused("V-SCH-1"));
  CHECK(version.refused("V-SCH-1"));
  CHECK(wrong_register.refused("V-SCH-1"));
}

TEST_CASE("een partner kan niet wat alleen de eigen organisatie mag", "[V-SCH-1]") {
  Situation situation;
  situation.regie = {"toezicht", "zegel.voorbeeld.nl/toezicht", nullptr};
  situation.skelet.evt = "raadpleging-gedaan.v1";
  situation.skelet.vwa = "raadplegen";
  situation.signer.types.push_back("raadpleging-gedaan");
  situation.signer.registers = zegel::catalogue::bit(Register::toezicht);
  CHECK(situation.refused("V-SCH-1"));
}

TEST_CASE("de huissleutel zonder rol van een medewerker geeft geen toegang", "[V-SCH-1]") {
  Situation partner, director;
  partner.by_staff(Role::partner);
  director.by_staff(Role::casusregisseur);
  CHECK(partner.refused("V-SCH-1"));
  CHECK(director.refusals().empty());
}

TEST_CASE("een andere verwerkingsactiviteit dan die van de soort wordt geweigerd", "[V-SCH-8]") {
  Situation situation;
  situation.skelet.vwa = "casusregie";
  CHECK(situation.refused("V-SCH-8"));
}

TEST_CASE("alle weigeringen van de bevoegdheid komen samen", "[I8]") {
  Situation situation;
  situation.skelet.iss = other_oin;
  situation.skelet.vwa = "casusregie";
  situation.signer.end = Hour{today};
  CHECK(situation.refusals().size() == 3);
}

TEST_CASE("het uur van ondertekening is hoogstens zeven dagen oud en niet later dan nu",
          "[V-ENV-6]") {
  const std::int64_t now = today * hour + 1'800;
  CHECK(time_code(today * hour, now).empty());
  CHECK(time_code((today - 7 * 24 + 1) * hour, now).empty());
  CHECK(time_code((today - 8 * 24) * hour, now) == "V-ENV-6");
  CHECK(time_code((today + 1) * hour, now) == "V-ENV-6");
}

TEST_CASE("het volgende uur mag twee minuten te vroeg, niet drie", "[V-ENV-6]") {
  const std::int64_t next = (today + 1) * hour;
  CHECK(time_code(next, next - 120).empty());
  CHECK(time_code(next, next - 180) == "V-ENV-6");
}
