// From JSON to a signed event, as a newcomer types it (envelop.md 12).
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "ledger/event/envelope.h"
#include "ledger/event/skelet.h"
#include "tools/zegel/sign.h"

namespace cli = zegel::cli;

namespace {

constexpr std::int64_t now = 1'772'445'661;  // 2026-03-02T10:01:01Z

const std::string casus_geopend = R"({
  "register": "regie", "evt": "casus-geopend",
  "inhoud": {"casus": "MyhGUvpVgsg8Joy0tAdwTg", "niveau": "regulier",
             "casusSoort": "persoonsgericht", "herkomst": "melding",
             "aanmelder": "00000099000000005000", "kader": "vrijwillig",
             "problematiek": ["zorgmijding"], "gemeenten": ["9901"]}})";

cli::Outcome<cli::SignedEvent> sign(const std::string& json, cli::Signing with) {
  auto draft = cli::read_draft(json);
  if (!draft) return std::unexpected(draft.error());
  const auto key = zegel::crypto::SigningKey::generate();
  zegel::crypto::SystemRandom random;
  return cli::sign(std::move(*draft), with, key, random);
}
const cli::Signing with{"oefen.test", "00000099000000001000", now, 17};

std::vector<std::string> codes(const cli::Stop& stop) {
  std::vector<std::string> out;
  for (const auto& each : stop.complaints) out.push_back(each.code + " " + each.veld);
  return out;
}

zegel::event::Skelet skelet_of(const cli::SignedEvent& event) {
  const auto envelope = zegel::event::parse_envelope(event.bytes);
  REQUIRE(envelope);
  auto skelet = zegel::event::parse_skelet(envelope->payload);
  REQUIRE(skelet);
  return *skelet;
}

}  // namespace

TEST_CASE("wat de invoer openlaat, vult het gereedschap in") {
  const auto event = sign(casus_geopend, with);
  REQUIRE(event);
  const auto skelet = skelet_of(*event);
  CHECK(skelet.aud == "oefen.test/regie");
  CHECK(skelet.iss == "00000099000000001000");
  CHECK(skelet.evt == "casus-geopend.v1");
  CHECK(skelet.iat == now / 3600 * 3600);
  CHECK(skelet.bkl == "regie-5j");
  CHECK(skelet.vwa == "casusregie");
  CHECK(skelet.chk == 17);
  CHECK(skelet.jti == event->jti);
}

TEST_CASE("alle fouten van de inhoud staan in een antwoord", "[I8][V-SCH-2][V-SCH-5]") {
  auto faulty = casus_geopend;
  faulty.replace(faulty.find("\"regulier\""), 10, "\"landelijk\"");
  faulty.replace(faulty.find("\"kader\": \"vrijwillig\","), 22, "");
  const auto event = sign(faulty, with);
  REQUIRE_FALSE(event);
  CHECK(event.error().exit == cli::Exit::usage);
  const auto all = codes(event.error());
  CHECK(std::find(all.begin(), all.end(), "V-SCH-5 /inhoud/niveau") != all.end());
  CHECK(std::find(all.begin(), all.end(), "V-SCH-2 /inhoud/kader") != all.end());
}

TEST_CASE("wat het logboek zal weigeren, staat er voor het versturen bij", "[V-DEE-1][V-VER-6]") {
  const std::string json = R"({
    "register": "regie", "evt": "deelnemer-toegelaten", "bkl": "regie-5j",
    "inhoud": {"casus": "MyhGUvpVgsg8Joy0tAdwTg", "deelnemer": "00000099000000005000",
               "deelnemerRol": "advies", "deelnameSoort": "flexibele-schil",
               "vanafDatum": "2026-03-02", "noodzaak": "Nodig."}})";
  const auto event = sign(json, with);
  REQUIRE(event);
  REQUIRE(event->warnings.size() == 2);
  CHECK(event->warnings[0].code == "V-VER-6");
  CHECK(event->warnings[0].oplossing == "Leg uit waarom de ontvanger dit nodig heeft");
  CHECK(event->warnings[1].code == "V-DEE-1");
  CHECK(event->warnings[1].veld == "/inhoud/totEnMetDatum");
  CHECK(sign(casus_geopend, with)->warnings.empty());
}

TEST_CASE("een gebeurtenis die geen dossier opent, heeft een klasse nodig") {
  const auto event = sign(R"({"register":"regie","evt":"ontvanger-ingelicht","inhoud":{}})", with);
  REQUIRE_FALSE(event);
  CHECK(event.error().what == "De bewaarklasse ontbreekt");
}

TEST_CASE("een type buiten zijn register wordt niet ondertekend", "[V-SCH-1]") {
  const auto event =
      sign(R"({"register":"meldingen","evt":"casus-geopend","inhoud":{}})", with);
  REQUIRE_FALSE(event);
  CHECK(codes(event.error()) == std::vector<std::string>{"V-SCH-1 /evt"});
}

TEST_CASE("alle fouten van de invoer staan in een antwoord", "[I8]") {
  const auto draft = cli::read_draft(
      R"({"regster":"regie","evt":"casus-geopent.v1","jti":"kort","iat":5,"isn":-1})");
  REQUIRE_FALSE(draft);
  const auto all = codes(draft.error());
  CHECK(all == std::vector<std::string>{"invoer /regster", "invoer /register", "invoer /evt",
                                        "invoer /jti", "invoer /iat", "invoer /isn",
                                        "invoer /inhoud"});
  CHECK(draft.error().complaints[0].uitleg.ends_with("Bedoelde u 'register'?"));
  CHECK(draft.error().complaints[2].uitleg.ends_with("Bedoelde u 'casus-geopend.v1'?"));
}

TEST_CASE("invoer met een dubbele naam is niet eenduidig", "[V-ENV-2]") {
  CHECK_FALSE(cli::read_draft(R"({"evt":"a","evt":"b"})"));
  CHECK_FALSE(cli::read_draft("[]"));
  CHECK_FALSE(cli::read_draft(""));
}

TEST_CASE("aud noemt logboek en register tegelijk") {
  const auto draft = cli::read_draft(
      R"({"aud":"zegel.voorbeeld.nl/regie","evt":"casus-geopend.v1","inhoud":{}})");
  REQUIRE(draft);
  CHECK(draft->ledger_id == "zegel.voorbeeld.nl");
  CHECK(draft->reg == "regie");
}
