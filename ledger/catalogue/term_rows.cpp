// The classes of domein.md 7.1 in its order; the reserved ones of later versions are not here.
#include "ledger/catalogue/terms.h"

#include <charconv>

#include "ledger/catalogue/expand_lists.h"

namespace zegel::catalogue {
namespace {

constexpr Term days(int amount) { return {TermUnit::days, amount}; }
constexpr Term years(int amount) { return {TermUnit::years, amount}; }
constexpr bool te_verifieren = true;

constexpr TermRow rows[] = {
    {"melding-1j", "Melding", years(1), "1 jaar",
     "De dag van afhandelen, of 90 dagen na ontvangst als dat eerder is",
     "Workshop Zorg en Veiligheid, Krimpen aan den IJssel",
     "De bron noemt geen begin. Met deze keuze verdwijnt ook een vergeten melding."},
    {"signaal-90d", "Signaal", days(90), "90 dagen", "De dag van ontvangst",
     "Beleidsregel privacy en gegevensverwerking Jeugdwet/Wmo",
     "De bron noemt geen aantal dagen. Per meldpunt kan beleid een ander aantal kiezen."},
    {"sisa-2j", "SISA-signaal", {TermUnit::date_of_event, 0},
     "Tot verwijderen, ten hoogste 2 jaar", "De dag van afgifte", "Jeugdwet artikel 7.1.4.5",
     "De bron verlaagt de datum tot de 23e verjaardag. Het archief van 5 jaar houdt de index zelf."},
    {"regie-5j", "Regiedossier, lokaal of zorg- en veiligheidshuis", years(5), "5 jaar",
     "De dag van sluiten; heropenen zet de klok stil",
     "Workshop Zorg en Veiligheid, Krimpen aan den IJssel",
     "De WGS noemt ten hoogste 5 jaar (nog te verifiëren).", te_verifieren},
    {"rechten-2j", "Verzoek om een recht", years(2), "2 jaar", "De dag van het besluit",
     "Keuze van dit logboek", "De bronnen noemen geen termijn. Bezwaar houdt het dossier aan.",
     te_verifieren},
    {"raadpleging-5j", "Raadplegingen van een maand", years(5), "5 jaar",
     "De laatste dag van de maand", "Praktijk bij NEN 7513", "Buiten de zorg korter door beleid.",
     te_verifieren},
    {"bevinding-5j", "Bevinding", years(5), "5 jaar",
     "De dag van afhandelen, ten laatste 1 jaar na vaststellen", "Keuze van dit logboek", ""},
    {"verantwoording-10j", "Autorisaties van een medewerker", years(10), "10 jaar",
     "De laatste gebeurtenis van het dossier", "Keuze van dit logboek",
     "Te toetsen aan de selectielijst.", te_verifieren},
    {"blijvend", "Registers, partijen, sleutels, convenanten, beleid, verklaringen, cijfers",
     {TermUnit::for_ever, 0}, "Blijvend", "Geen", "Archiefbesluit 1995 artikel 8",
     "Deze dossiers noemen geen personen."},
};

constexpr const CodeList& classes = table::lists[table::list_at("bewaarklasse")];

static_assert(std::size(rows) == classes.codes.size());
static_assert([] {
  for (std::size_t i = 0; i < std::size(rows); ++i)
    if (rows[i].bkl != classes.codes[i].code) return false;
  return true;
}());

}  // namespace

std::span<const TermRow> term_rows() { return rows; }

const TermRow* find_term(std::string_view bkl) {
  for (const TermRow& row : rows)
    if (row.bkl == bkl) return &row;
  return nullptr;
}

std::optional<Term> term_of(std::string_view bkl) {
  if (const TermRow* row = find_term(bkl)) return row->term;
  constexpr std::string_view prefix = "signaal-";
  constexpr int most_days = 365;
  if (!bkl.starts_with(prefix) || !bkl.ends_with('d')) return std::nullopt;
  const std::string_view digits = bkl.substr(prefix.size(), bkl.size() - prefix.size() - 1);
  int amount = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), amount);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (digits.front() == '0' || amount < 1 || amount > most_days) return std::nullopt;
  return days(amount);
}

std::optional<base::Date> last_day(const Term& term, base::Date start) {
  switch (term.unit) {
    case TermUnit::days: return start + term.amount;
    case TermUnit::years: return base::add_years(start, term.amount);
    case TermUnit::date_of_event:
    case TermUnit::for_ever: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace zegel::catalogue
