// A casus with all that a dossier can show, drafted by staff: two betrokkenen, a deelnemer, consent
// given, refused and withdrawn, a conflict van plichten with its test, a disclosure on each.
// All people are invented. Threads: one.
#pragma once

#include <string>

#include "ledger/base/moment.h"
#include "tests/unit/api/api_world.h"

namespace zegel::tests {

class DossierWorld : public ApiWorld {
 public:
  static constexpr const char* noel = "Noël Šegelaar";
  using Object = boost::json::object;

  DossierWorld() : casus(world.fresh<base::CasusId>()) {
    opening = draft("casusregisseur", "casus-geopend.v1", opening_fields());
    boy = couple("Daniël Mûlsma", "12-15", "onderwerp");
    other_boy = couple(noel, "12-15", "onderwerp");
  }

  std::string draft(const std::string& role, const std::string& evt, Object inhoud,
                    const std::string& reg = "regie") {
    const std::string jti = world.fresh<base::Jti>().text();
    inhoud.emplace("tijdstip", world.moment());
    inhoud.emplace("casus", casus.text());
    const Object body{{"jti", jti}, {"register", reg}, {"evt", evt}, {"inhoud", inhoud}};
    const auto answer = post("/v1/gebeurtenissen", role, "application/json",
                             boost::json::serialize(body));
    INFO(evt << " " << answer.body);
    REQUIRE(answer.status == 201);
    return jti;
  }

  base::Pid couple(const std::string& name, const std::string& age, const std::string& rol) {
    const base::Pid pid = world.fresh<base::Pid>();
    draft("casusregisseur", "betrokkene-gekoppeld.v1",
          {{"identificatiesoort", "niet-bsn"}, {"leeftijdsklasse", age},
           {"persoon", Object{{"geslachtsnaam", name}, {"geboorteDatum", "2011-01-30"}}},
           {"betrokkenen", {Object{{"pid", pid.text()}, {"rol", rol}}}}});
    return pid;
  }
  std::string admit(const char* oin) {
    return draft("casusregisseur", "deelnemer-toegelaten.v1",
                 {{"deelnemer", oin}, {"deelnemerRol", "advies"}, {"deelnameSoort", "vast"},
                  {"vanafDatum", world.moment().substr(0, 10)},
                  {"noodzaak", "Zonder deze organisatie is er geen goed plan."}});
  }
  std::string consent(const base::Pid& pid) {
    return draft("casusregisseur", "toestemming-gegeven.v1",
                 {{"toestemmingVoor", "verstrekking-jeugdhulpdossier"}, {"gegevenDoor", "zelf"},
                  {"leeftijdsklasse", "12-15"}, {"terZakeBekwaam", true},
                  {"kader", "vrijwillig"}, {"verstrekkers", {NodeWorld::own_oin}},
                  {"ontvangers", {NodeWorld::receiver_oin}}, {"doel", "plan-van-aanpak"},
                  {"gegevenssoorten", {"gezinssituatie"}}, {"ingaatOp", world.moment()},
                  {"vervaltOp", base::format_moment_utc(clock.now() + 90 * 86'400)},
                  {"toestemmingswijze", "schriftelijk"}, {"intrekkingswijze", "zelfde-weg"},
                  {"tekstVersie", "1"}, {"tekstHash", base::base64url(random.bytes<32>())},
                  {"betrokkenen", {person(pid)}}});
  }
  std::string refuse(const base::Pid& pid) {
    return draft("casusregisseur", "toestemming-geweigerd.v1",
                 {{"toestemmingVoor", "verstrekking-jeugdhulpdossier"}, {"gegevenDoor", "zelf"},
                  {"verstrekkers", {NodeWorld::own_oin}},
                  {"ontvangers", {NodeWorld::partner_oin}}, {"doel", "plan-van-aanpak"},
                  {"gegevenssoorten", {"gezinssituatie"}}, {"betrokkenen", {person(pid)}}});
  }
  std::string withdraw(const std::string& toestemming, const base::Pid& pid) {
    return draft("casusregisseur", "toestemming-ingetrokken.v1",
                 {{"toestemming", toestemming}, {"gegevenDoor", "zelf"}, {"reikwijdte", "geheel"},
                  {"kanaal", "gesprek"}, {"betrokkenen", {person(pid)}}});
  }
  std::string decide(const base::Pid& pid) {
    return draft("casusregisseur", "conflict-van-plichten-besloten.v1",
                 {{"beroepsgroep", "jeugdprofessional"}, {"geheimhoudingsgrond", "jeugdwet"},
                  {"aanleiding", "ernstig-geweld-dreigt"}, {"besluitCvp", "spreken"},
                  {"toestemmingNietMogelijk", "spoed"}, {"openheid", "naderhand-bespreken"},
                  {"proportionaliteit", "Alleen wat het gevaar afwendt."},
                  {"subsidiariteit", "Een gesprek volstond niet meer."},
                  {"minderIngrijpend", {"geen-alternatief"}},
                  {"gegevenssoorten", {"veiligheidsrisico"}}, {"voorafAfgestemd", true},
                  {"spoed", false}, {"motivering", "Er was een wapen gezien."},
                  {"afgestemdMetRol", "gedragswetenschapper"}, {"afgestemdOp", world.moment()},
                  {"ontvangerSoort", "politie"}, {"betrokkenen", {person(pid)}}});
  }
  std::string test_decision(const std::string& besluit) {
    return draft("privacy-officer", "conflict-van-plichten-achteraf-getoetst.v1",
                 {{"conflictbesluit", besluit}, {"getoetstDoorRol", "privacy-officer"},
                  {"oordeelCvp", "zorgvuldig"}, {"motivering", "Tijdig en afgewogen."},
                  {"betrokkenen", boost::json::array{}}});
  }
  std::string inform(const std::string& onderwerp, const base::Pid& pid) {
    return draft("casusregisseur", "betrokkene-geinformeerd.v1",
                 {{"onderwerp", onderwerp}, {"informeermoment", "naderhand"},
                  {"kanaal", "gesprek"}, {"tekstVersie", "1"},
                  {"tekstHash", base::base64url(random.bytes<32>())},
                  {"betrokkenen", {person(pid)}}});
  }
  std::string disclose(const base::Pid& pid, const std::string& grond,
                       const std::string& verwijzing = "") {
    Object element = person(pid);
    element["informeren"] = "vooraf";
    if (!verwijzing.empty()) element["grondslagVerwijzing"] = verwijzing;
    return draft("casusregisseur", "verstrekking-gedaan.v1",
                 {{"ontvanger", NodeWorld::receiver_oin}, {"ontvangerSoort", "sociaal-team"},
                  {"grondslagAvg", "publieke-taak"}, {"grondslagGeheim", grond},
                  {"doel", "plan-van-aanpak"}, {"wettelijkeTaak", "jeugdhulp"},
                  {"wettelijkKader", {"jeugdwet", "wmo-2015"}},
                  {"gegevenssoorten", {"gezinssituatie"}}, {"kader", "vrijwillig"},
                  {"verstrekkingswijze", "mondeling"},
                  {"noodzaak", "Zonder dit beeld is geen veilig plan te maken."},
                  {"geautomatiseerd", false}, {"politiegegevens", false}, {"spoed", false},
                  {"proportionaliteit", "Alleen wat nodig is voor het plan."},
                  {"subsidiariteit", "Advies volstond niet."},
                  {"minderIngrijpend", {"geen-alternatief"}}, {"betrokkenen", {element}}});
  }
  void close_casus() {
    draft("casusregisseur", "casus-gesloten.v1",
          {{"redenSluiting", "doelen-bereikt"}, {"evaluatieGedaan", true}});
  }

  // An autorisatie in force for a day, with its akkoord.
  void authorise(const std::string& name, const std::string& role, Object scope,
                 std::int64_t ends_in = 30 * 86'400) {
    const std::string handle = zegel::auth::practice_handle(name).text();
    scope.emplace("casus", handle);
    scope.emplace("toegekendeRol", role);
    scope.emplace("autorisatiesoort", "regulier");
    scope.emplace("medewerkerPersoon", Object{{"geslachtsnaam", name}});
    const std::int64_t hour = clock.now() / 3'600 * 3'600;
    scope.emplace("ingaatOp", base::format_moment_utc(hour - 86'400));
    scope.emplace("vervaltOp", base::format_moment_utc(hour + ends_in));
    agree(draft("beheerder", "autorisatie-verleend.v1", scope, "toezicht"), handle);
  }
  void agree(const std::string& given, const std::string& dossier) {
    draft("privacy-officer", "akkoord-vastgelegd.v1",
          {{"casus", dossier}, {"onderwerp", given}, {"akkoord", true}}, "toezicht");
  }

  std::uint64_t toezicht() {
    return world.node().sequencer().register_view("toezicht").size.value;
  }
  std::vector<Object> rows(const std::string& path, const std::string& role) {
    const auto answer = get(path, role);
    INFO(path << " " << answer.body);
    REQUIRE(answer.status == 200);
    std::vector<Object> out;
    const auto object = answer.json();
    for (const auto& row : object.at("rijen").as_array()) out.push_back(row.as_object());
    return out;
  }
  std::string path() const { return "/v1/casussen/" + casus.text(); }

  base::CasusId casus;
  std::string opening;
  base::Pid boy, other_boy;

  static Object person(const base::Pid& pid) {
    return {{"pid", pid.text()}, {"rol", "onderwerp"}};
  }
  static Object opening_fields() {
    return {{"niveau", "lokale-kamer"}, {"casusSoort", "persoonsgericht"}, {"herkomst", "melding"},
            {"aanmelder", NodeWorld::partner_oin}, {"kader", "vrijwillig"},
            {"problematiek", {"overlastgevende-jeugd"}}, {"gemeenten", {"0363"}}};
  }
};

}  // namespace zegel::tests
