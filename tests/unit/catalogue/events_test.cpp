#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "ledger/base/limits.h"
#include "ledger/catalogue/events.h"

namespace zegel::catalogue {
namespace {

const EventRow& row(std::string_view evt) {
  const EventRow* found = find_event(evt);
  REQUIRE(found != nullptr);
  return *found;
}

const FieldUse& use(std::string_view evt, std::string_view name) {
  const FieldUse* found = row(evt).find_field(name);
  REQUIRE(found != nullptr);
  return *found;
}

TEST_CASE("de eerste uitgave kent eenenzeventig soorten gebeurtenissen", "[catalogue]") {
  CHECK(event_rows().size() == 71);
  const std::set<std::string_view> of_version_1 = {
      "register-geopend.v1",    "autorisatie-verleend.v1",
      "convenant-vastgesteld.v1", "partij-toegetreden.v1",
      "partnersleutel-geregistreerd.v1", "akkoord-vastgelegd.v1",
      "casus-geopend.v1",       "verstrekking-gedaan.v1",
      "betrokkene-gekoppeld.v1", "ontvanger-ingelicht.v1",
      "raadpleging-gedaan.v1"};
  std::set<std::string_view> first;
  for (const EventRow& each : event_rows())
    if (each.version_from == 1) first.insert(each.evt);
  CHECK(first == of_version_1);
}

TEST_CASE("an unknown type or version has no row", "[catalogue]") {
  CHECK(find_event("verstrekking-gedaan") == nullptr);
  CHECK(find_event("verstrekking-gedaan.v2") == nullptr);
  CHECK(find_event("plan-vastgesteld.v1") == nullptr);  // (2): reserved
  CHECK(find_event("") == nullptr);
}

TEST_CASE("een verstrekking heeft veertig sleutels, een inlichting tien", "[catalogue]") {
  CHECK(row("verstrekking-gedaan.v1").key_count() == 40);
  CHECK(row("ontvanger-ingelicht.v1").key_count() == 10);
}

TEST_CASE("sleutels staan in de volgorde van de rij", "[catalogue]") {
  const auto fields = row("verstrekking-gedaan.v1").fields;
  CHECK(fields[0].name == "tijdstip");
  CHECK(fields[1].name == "casus");
  CHECK(fields[2].name == "ontvanger");
  CHECK(fields[15].name == "spoed");
  CHECK(fields[32].name == "nietConformVerklaring");
  CHECK(fields[34].name == "medewerker");
  CHECK(fields[38].name == "traceId");
}

TEST_CASE("betrokkenen is a key of a row with persons only", "[catalogue]") {
  CHECK(row("verstrekking-gedaan.v1").has_key("betrokkenen"));
  CHECK_FALSE(row("casus-geopend.v1").has_key("betrokkenen"));
  CHECK(row("casus-geopend.v1").has_key("kader"));
  CHECK_FALSE(row("casus-geopend.v1").has_key("ontvanger"));
}

TEST_CASE("wie tekent en wie akkoord geeft staat in de rij", "[catalogue]") {
  const EventRow& convenant = row("convenant-vastgesteld.v1");
  CHECK(convenant.drafters == bit(Role::beheerder));
  CHECK(convenant.approvers == bit(Role::privacy_officer));
  const EventRow& told = row("ontvanger-ingelicht.v1");
  CHECK(has(told.drafters, Role::partner));
  CHECK(has(told.drafters, Role::ledger));
  CHECK_FALSE(has(told.drafters, Role::fg));
  CHECK(told.approvers == 0);
  CHECK(row("autorisatie-verleend.v1").self_allowed);
  CHECK_FALSE(convenant.self_allowed);
}

TEST_CASE("een opener noemt de klasse van zijn dossier", "[catalogue]") {
  CHECK(row("casus-geopend.v1").opener_class == "regie-5j");
  CHECK(row("casus-geopend.v1").opens == bit(Register::regie));
  CHECK(row("raadpleging-gedaan.v1").opener_class == "raadpleging-5j");
  CHECK(row("autorisatie-verleend.v1").opener_class == "verantwoording-10j");
  CHECK(row("verstrekking-gedaan.v1").opens == 0);
  const Registers all = bit(Register::meldingen) | bit(Register::regie) | bit(Register::toezicht);
  CHECK(row("register-geopend.v1").opens == all);
}

TEST_CASE("de verwerkingsactiviteit volgt uit soort en register", "[catalogue]") {
  const EventRow& told = row("ontvanger-ingelicht.v1");
  CHECK(told.vwa_in(Register::meldingen) == "toestemmingen");
  CHECK(told.vwa_in(Register::toezicht) == "bewaren-en-vernietigen");
  CHECK(row("akkoord-vastgelegd.v1").vwa_in(Register::regie).empty());  // that of its target
  CHECK(row("betrokkene-gekoppeld.v1").vwa_in(Register::meldingen) == "casusregie");
}

TEST_CASE("triage hoort in meldingen bij de melding, in regie bij de casus", "[catalogue]") {
  const EventRow& triage = row("triage-uitgevoerd.v1");
  CHECK(triage.vwa_in(Register::meldingen) == "meldingen-behandelen");
  CHECK(triage.vwa_in(Register::regie) == "casusregie");
  CHECK(row("correctie-geregistreerd.v1").vwa_in(Register::meldingen).empty());
  CHECK(row("conflict-van-plichten-besloten.v1").vwa_in(Register::regie) ==
        "verstrekken-vertrouwelijk");
  CHECK(row("vernietiging-op-verzoek-afgewezen.v1").vwa == "rechten");
  CHECK(row("vernietiging-aangehouden.v1").vwa == "bewaren-en-vernietigen");
}

TEST_CASE("alleen medewerkers stellen op: dan is de medewerker verplicht", "[catalogue]") {
  CHECK(use("akkoord-vastgelegd.v1", "medewerker").required);
  CHECK(use("convenant-vastgesteld.v1", "medewerker").required);
  CHECK(use("raadpleging-gedaan.v1", "medewerker").required);     // its row lists it
  CHECK_FALSE(use("verstrekking-gedaan.v1", "medewerker").required);
  CHECK_FALSE(use("register-geopend.v1", "medewerker").required);
}

TEST_CASE("an item of a convenant has its own code when empty", "[catalogue][V-CONV-1]") {
  CHECK(use("convenant-vastgesteld.v1", "geheimgronden").empty_code == "V-CONV-1");
  CHECK(use("convenant-vastgesteld.v1", "ingaatOp").empty_code == "V-SCH-2");
  CHECK(use("partij-toegetreden.v1", "geheimgronden").empty_code == "V-SCH-2");
}

TEST_CASE("een toestemming die niet zegt wie en wat heeft een eigen code", "[catalogue][V-TOE-1]") {
  for (const std::string_view item : {"verstrekkers", "ontvangers", "doel", "gegevenssoorten"}) {
    CHECK(use("toestemming-gegeven.v1", item).empty_code == "V-TOE-1");
    CHECK(use("toestemming-geweigerd.v1", item).empty_code == "V-SCH-2");
  }
}

TEST_CASE("een rij kan een veld verzegelen dat elders open is", "[catalogue]") {
  CHECK(use("toestemming-gegeven.v1", "ontvangers").exposure == Exposure::index);
  CHECK(use("vernietiging-voorgenomen.v1", "ontvangers").exposure == Exposure::verzegeld);
  CHECK(use("vernietiging-voorgenomen.v1", "onderwerpCasussen").exposure == Exposure::verzegeld);
  CHECK(use("vernietiging-voorgenomen.v1", "lijstHash").exposure == Exposure::index);
  CHECK(use("conflict-van-plichten-besloten.v1", "aanleiding").exposure == Exposure::verzegeld);
}

TEST_CASE("acht soorten mogen worden vastgelegd ondanks een regel", "[catalogue]") {
  std::set<std::string_view> taking;
  for (const EventRow& each : event_rows())
    if (each.find_field("nietConformVerklaring") != nullptr) taking.insert(each.type);
  CHECK(taking == std::set<std::string_view>{
                      "verstrekking-gedaan", "casusoverleg-gehouden",
                      "conflict-van-plichten-besloten", "casusfase-gewijzigd",
                      "melding-afgehandeld", "meldcodestap-gezet", "wettelijke-inzage-verleend",
                      "sisa-match-opgevolgd"});
}

TEST_CASE("moments of a key are whole hours, others are not", "[catalogue]") {
  const EventRow& key = row("partnersleutel-geregistreerd.v1");
  CHECK(key.kind_of(*key.find_field("ingaatOp")) == Kind::key_moment);
  CHECK(key.kind_of(*key.find_field("vervaltOp")) == Kind::key_moment);
  CHECK(key.kind_of(*key.find_field("tijdstip")) == Kind::datetime);
  const EventRow& revoked = row("partnersleutel-ingetrokken.v1");
  CHECK(revoked.kind_of(*revoked.find_field("ongeldigVanafOp")) == Kind::key_moment);
  const EventRow& convenant = row("convenant-vastgesteld.v1");
  CHECK(convenant.kind_of(*convenant.find_field("ingaatOp")) == Kind::datetime);
}

TEST_CASE("an element follows the letter behind b", "[catalogue]") {
  CHECK(element_fields(Element::plain).size() == 2);
  CHECK(element_fields(Element::informed).size() == 7);
  CHECK(element_fields(Element::informed_secrecy).size() == 8);
  CHECK(element_fields(Element::informed)[2].name == "informeren");
  CHECK(element_fields(Element::informed)[2].required);
  CHECK_FALSE(element_fields(Element::informed)[3].required);
  CHECK(row("verstrekking-gedaan.v1").element == Element::informed);
  CHECK(row("betrokkene-gekoppeld.v1").persons == Persons::one);
  CHECK(row("betrokkene-gekoppeld.v1").has_person);
  CHECK_FALSE(row("autorisatie-verleend.v1").has_person);  // a medewerker is no betrokkene
}

TEST_CASE("labels follow from names unless the table names one", "[catalogue]") {
  CHECK(row("verstrekking-gedaan.v1").label == "Verstrekking gedaan");
  CHECK(field_row("wettelijkeTaak").label == "Wettelijke taak");
  CHECK(field_row("informerenUiterlijkDatum").label == "Informeren uiterlijk");
  CHECK(field_row("tijdstip").label == "Moment");
  CHECK(field_row("grondslagAvg").label == "Grondslag AVG");
  CHECK(field_row("verstrekkingHash").label == "Hash van het verstrekte stuk");
}

TEST_CASE("kinds, lists and bounds of fields", "[catalogue]") {
  CHECK(field_row("rol").list == "betrokkeneRol");
  CHECK(field_row("ontvanger").list == "organisatie");
  CHECK(field_row("niveau").list == "niveau");  // in no group: the list of its own name
  CHECK(field_row("nietEigenWaarneming").kind == Kind::code_set);
  CHECK(field_row("piramideniveau").min == 1);
  CHECK(field_row("piramideniveau").max == 8);
  CHECK(field_row("convenantVersie").max == base::limits::json_integer);
  CHECK(field_row("noodzaak").max == 500);
  CHECK(field_row("zaakverwijzing").max == 100);
  CHECK(field_row("leefgebieden").exposure == Exposure::verzegeld);
  CHECK(field_row("spoedprocedure").exposure == Exposure::index);
  CHECK(field_row("stap").max == 5);
  CHECK(field_row("hekken").kind == Kind::hash_list);
  CHECK(field_row("gestart").may_be_empty);
  CHECK_FALSE(field_row("regels").may_be_empty);
  CHECK(field_row("cijfers").per_code);
  CHECK(find_field("bestaatNiet") == nullptr);
}

TEST_CASE("names of registers and roles go both ways", "[catalogue]") {
  for (const std::string_view name : {"meldingen", "regie", "toezicht"})
    CHECK(register_name(*register_of(name)) == name);
  CHECK_FALSE(register_of("Regie"));
  for (const std::string_view name : {"partner", "fg", "privacy-officer", "inzage-medewerker",
                                      "toezichthouder", "ledger"})
    CHECK(role_name(*role_of(name)) == name);
  CHECK_FALSE(role_of("burgemeester"));
}

}  // namespace
}  // namespace zegel::catalogue
