#include "api/handlers/trail_rows.h"

#include <algorithm>

#include "ledger/base/check.h"

namespace zegel::api {

namespace {

using auth::Subject;
using Text = std::string_view;

// Who told whom: done, refused, asked, and told at a meeting.
constexpr Text disclosures[] = {"verstrekking-gedaan.v1", "verstrekking-geweigerd.v1",
                                 "wettelijke-inzage-verleend.v1", "adviesvraag-gesteld.v1",
                                 "casusoverleg-gehouden.v1"};
constexpr Text conflicts[] = {"conflict-van-plichten-besloten.v1",
                               "conflict-van-plichten-achteraf-getoetst.v1"};
constexpr Text readings[] = {"raadpleging-gedaan.v1", "zoekactie-gedaan.v1", "export-gemaakt.v1"};

constexpr Text dossiers[] = {"meldingen", "regie"};
constexpr Text toezicht[] = {"toezicht"};

constexpr Text receivers[] = {"ontvanger", "vragende", "geraadpleegde", "deelnemers"};
constexpr Text grounds[] = {"grondslagAvg", "grondslagGeheim"};
constexpr Text doel[] = {"doel"}, gegevenssoorten[] = {"gegevenssoorten"},
                medewerker[] = {"medewerker"}, onderwerp_casus[] = {"onderwerpCasus"},
                netwerk[] = {"netwerk"}, besluit[] = {"besluitCvp"},
                beroepsgroep[] = {"beroepsgroep"};

constexpr FieldFilter of_disclosures[] = {
    {"aan", receivers}, {"grondslag", grounds, true}, {"doel", doel},
    {"gegevenssoort", gegevenssoorten}};
constexpr FieldFilter of_readings[] = {
    {"medewerker", medewerker}, {"casus", onderwerp_casus}, {"netwerk", netwerk}};
constexpr FieldFilter of_conflicts[] = {{"besluitCvp", besluit}, {"beroepsgroep", beroepsgroep}};

constexpr TrailList rows[] = {
    {"verstrekkingen-lezen", Subject::verstrekkingen, disclosures, dossiers, of_disclosures},
    {"conflicten-lezen", Subject::conflicten, conflicts, dossiers, of_conflicts},
    {"raadplegingen-lezen", Subject::raadplegingen, readings, toezicht, of_readings},
    {"casusgebeurtenissen-lezen", Subject::casus, {}, {}, {}},
    {"casusverstrekkingen-lezen", Subject::verstrekkingen, disclosures, {}, of_disclosures},
    {"casusconflicten-lezen", Subject::conflicten, conflicts, {}, of_conflicts},
};

}  // namespace

const TrailList& trail_list(std::string_view route) {
  const auto* row = std::ranges::find(rows, route, &TrailList::route);
  ZEGEL_CHECK(row != std::end(rows));
  return *row;
}

std::string_view type_of_soort(std::string_view soort) {
  for (const std::string_view type : readings)
    if (type.starts_with(soort)) return type;
  return {};
}

}  // namespace zegel::api
