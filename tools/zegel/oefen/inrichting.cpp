// Row 1 of the casus: who may do what, agreed before the first casus opens. Every step is drafted
// by the beheerder and gets its akkoord five minutes later from the privacy-officer.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>

#include "ledger/base/moment.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/hash.h"
#include "tools/zegel/oefen/casus.h"

namespace zegel::cli::oefen {
namespace {

constexpr std::int64_t day_start = 1'736'118'000;  // 2025-01-06T00:00:00+01:00
constexpr std::int64_t hour = 3'600;
constexpr std::int64_t akkoord_after = 300;
constexpr std::int64_t two_years = 730 * 24 * hour;

struct ConvenantRow {
  std::string_view name;       // of the step, and of its dossier
  std::string_view verband;    // samenwerkingsverband
  bool wgs;
};
constexpr std::array<ConvenantRow, 2> convenanten = {{
    {"convenant-1", "Lokale kamer Waterrecht", false},
    {"convenant-2", "ZVH Merwestreek", true},
}};
constexpr std::array<std::string_view, 7> beleidsoorten = {
    "bewaarregels", "toestemmingsmatrix", "codelijsten", "drempels",
    "rollen",       "verwerkingsactiviteiten", "export"};
constexpr std::array<std::string_view, 4> further_roles = {"casusregisseur", "procesregisseur",
                                                           "inzage-medewerker", "fg"};

Step draft(std::string name, std::int64_t moment, std::string_view evt, std::string_view casus,
           boost::json::object inhoud) {
  inhoud["tijdstip"] = base::format_moment_utc(moment);
  inhoud["casus"] = id(casus);
  return {std::move(name), moment, "beheerder", "GW", "toezicht", std::string(evt),
          std::move(inhoud)};
}

// The step, then its akkoord in the same dossier.
void with_akkoord(std::vector<Step>& out, Step step, std::int64_t after = akkoord_after) {
  Step akkoord;
  akkoord.name = step.name + "/akkoord";
  akkoord.moment = step.moment + after;
  akkoord.role = "privacy-officer";
  akkoord.sender = "GW";
  akkoord.reg = "toezicht";
  akkoord.evt = "akkoord-vastgelegd.v1";
  akkoord.inhoud = {{"tijdstip", base::format_moment_utc(akkoord.moment)},
                    {"casus", step.inhoud.at("casus")},
                    {"onderwerp", step.jti()},
                    {"akkoord", true}};
  out.push_back(std::move(step));
  out.push_back(std::move(akkoord));
}

// All drafts of one hour, then their akkoorden: the scripted clock only goes forward.
std::vector<Step> in_time(std::vector<Step> steps) {
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.moment < b.moment; });
  return steps;
}

// Whatever a partner may sign: which of it fits a dossier is judged there.
boost::json::array partner_types() {
  boost::json::array out;
  for (const catalogue::EventRow& row : catalogue::event_rows())
    if (catalogue::has(row.drafters, catalogue::Role::partner)) out.emplace_back(row.type);
  return out;
}

boost::json::array geheimgronden(bool wgs) {
  boost::json::array out{"geen-beroepsgeheim", "wpg", "toestemming", "conflict-van-plichten",
                         "direct-betrokken"};
  if (wgs) out.emplace_back("wgs");
  return out;
}

boost::json::array gegevenssoorten() {
  return {"identificatie", "contact",         "gezinssituatie",    "huisvesting",
          "financien",     "werk-school",     "veiligheidsrisico", "overlast",
          "strafrechtelijk", "hulpverleningsstatus"};
}

Step beleid(std::string_view soort, std::int64_t moment) {
  const std::string name = fmt::format("beleid/{}", soort);
  return draft(name, moment, "beleid-vastgesteld.v1", name,
               {{"beleidsoort", soort},
                {"beleidVersie", 1},
                {"beleidHash", hash_of(name + " 1")},
                {"ingaatOp", base::format_moment_utc(moment)},
                {"toelichting", "De regels waarmee het logboek begint."}});
}

Step convenant(const ConvenantRow& row, std::int64_t moment) {
  boost::json::array partijen;
  for (const Organisation& each : organisations) partijen.emplace_back(oin_of(each));
  return draft(
      std::string(row.name), moment, "convenant-vastgesteld.v1", row.name,
      {{"samenwerkingsverband", row.verband}, {"convenantVersie", 1},
       {"convenantHash", hash_of(row.verband)}, {"partijen", partijen},
       {"doelen", {"advies", "toeleiding", "triage", "casusoverleg", "plan-van-aanpak",
                   "uitvoering-taak", "afwenden-gevaar", "terugkoppeling"}},
       {"gegevenssoorten", gegevenssoorten()}, {"informeerkanalen", {"brief", "gesprek"}},
       {"tekstVersie", "informatiebrief 1"}, {"tekstHash", hash_of("informatiebrief 1")},
       {"verwerkingsactiviteiten", {"casusregie", "verstrekken", "toestemmingen"}},
       {"informerenStandaard", "vooraf"},
       {"grondslagen", {"publieke-taak", "toestemming", "wettelijke-verplichting",
                        "vitaal-belang"}},
       {"geheimgronden", geheimgronden(row.wgs)},
       {"spoedprocedure", "Bel de dienstdoende procesregisseur; leg binnen drie dagen vast."},
       {"contactpunt", oin_of(organisation("GW"))},
       {"maatregelen", "Twee factoren, rollen per casus, elke inzage wordt vastgelegd."},
       {"ingaatOp", base::format_moment_utc(moment)}});
}

Step partij(const Organisation& row, std::int64_t moment) {
  return draft(fmt::format("partij/{}", row.code), moment, "partij-toegetreden.v1",
               fmt::format("partij/{}", row.code),
               {{"partij", oin_of(row)},
                {"partijNaam", row.name},
                {"contactTelefoon", fmt::format("088 000 00 {:02}", row.number)},
                {"ontvangerSoort", row.soort},
                {"partijRol", row.rol},
                {"beroepsgeheim", row.beroepsgeheim},
                {"gegevenssoorten", gegevenssoorten()},
                {"geheimgronden", geheimgronden(row.convenant == "convenant-2")},
                {"convenant", id(row.convenant)},
                {"vanafDatum", genesis_date}});
}

}  // namespace

std::vector<Step> authorisations() {
  std::vector<Step> out;
  const std::int64_t moment = day_start + 10 * hour;
  for (const std::string_view role : further_roles) {
    const std::string medewerker = fmt::format("medewerker/{}", role);
    with_akkoord(out, draft(fmt::format("autorisatie/{}", role), moment,
                            "autorisatie-verleend.v1", medewerker,
                            {{"toegekendeRol", role},
                             {"autorisatiesoort", "regulier"},
                             {"bereik", "ledger"},
                             {"medewerkerPersoon", {{"functienaam", role},
                                                    {"aanduiding", "oefenmedewerker"}}},
                             {"ingaatOp", base::format_moment_utc(moment)},
                             {"vervaltOp", "2027-01-06T00:00:00Z"}}));
  }
  return in_time(std::move(out));
}

std::vector<Step> agreements() {
  std::vector<Step> out;
  for (const std::string_view soort : beleidsoorten)
    with_akkoord(out, beleid(soort, day_start + 11 * hour));
  for (const ConvenantRow& row : convenanten)
    with_akkoord(out, convenant(row, day_start + 12 * hour));
  for (const Organisation& row : organisations)
    with_akkoord(out, partij(row, day_start + 13 * hour));
  return in_time(std::move(out));
}

std::int64_t key_moment() { return day_start + 15 * hour; }

std::vector<Step> key_registration(const KeyRow& row) {
  const std::int64_t begin = row.moment / hour * hour;
  const std::string kid = crypto::thumbprint(row.key).text();
  std::vector<Step> out;
  with_akkoord(out,
               draft(fmt::format("sleutel/{}/{}", row.owner.code, kid), row.moment,
                     "partnersleutel-geregistreerd.v1", fmt::format("partij/{}", row.owner.code),
                     {{"partij", oin_of(row.owner)},
                      {"kid", kid},
                      {"publiekeSleutel", base::base64url(row.key.raw)},
                      {"bezitsbewijs", row.bezitsbewijs},
                      {"toegestaneTypen", partner_types()},
                      {"toegestaneRegisters", {"meldingen", "regie"}},
                      {"ingaatOp", base::format_moment_utc(begin)},
                      {"vervaltOp", base::format_moment_utc(begin + two_years)},
                      {"vingerafdrukVergeleken", true}}),
               row.akkoord_after);
  return out;
}

}  // namespace zegel::cli::oefen
