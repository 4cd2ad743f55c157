#include "api/openapi/status_rows.h"

#include "ledger/base/check.h"

namespace zegel::openapi {
namespace {

constexpr StatusRow rows[] = {
    {200, "Gelukt, of een herhaling van een gedekte gebeurtenis"},
    {201, "Vastgelegd en gedekt door een ondertekend controlepunt"},
    {202, "Veilig opgeslagen; het bewijs volgt"},
    {304, "Niet gewijzigd"},
    {400, "Het bericht of het adres klopt niet"},
    {401, "Wij weten niet wie u bent, of de handtekening klopt niet"},
    {403, "U mag dit niet"},
    {404, "Dit bestaat niet of u mag het niet zien"},
    {405, "Deze methode past hier niet"},
    {406, "Deze vorm kunnen wij niet geven"},
    {409, "Dit botst met wat al is vastgelegd"},
    {410, "Het dossier is vernietigd"},
    {412, "Een ander heeft dit net gewijzigd"},
    {413, "Het bericht is te groot"},
    {414, "Het adres is te lang"},
    {415, "Dit soort bericht lezen wij niet"},
    {422, "Leesbaar, maar volgens de regels mag het niet"},
    {429, "U stuurt te snel"},
    {431, "De koppen zijn te lang"},
    {500, "Er ging bij ons iets mis"},
    {503, "Nu niet mogelijk; probeer het later"},
};

}  // namespace

std::span<const StatusRow> status_rows() { return rows; }

std::string_view status_text(std::uint16_t status) {
  for (const StatusRow& row : rows)
    if (row.status == status) return row.text;
  ZEGEL_CHECK(!"a status without a row");
  return {};
}

}  // namespace zegel::openapi
