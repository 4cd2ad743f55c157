#include "projections/claims.h"

#include <algorithm>
#include <array>

#include "ledger/catalogue/cell.h"
#include "ledger/catalogue/event_table.h"

namespace zegel::projections {
namespace {

constexpr std::string_view names[] = {
    "aanhoudingen", "betrokkenen", "bewaartermijnen",  "casussen",      "deelnemers",    "dossiers",
    "meldingen",    "partners",    "rechtenverzoeken", "toestemmingen", "toezichtregels"};

struct Claim {
  std::string_view evt;
  std::string_view by;   // projections, separated by spaces; empty: the trail alone
};

constexpr Claim claims[] = {
    {"melding-ontvangen.v1", "dossiers meldingen"},
    {"melding-afgehandeld.v1", "bewaartermijnen meldingen"},
    {"signaal-ontvangen.v1", "dossiers meldingen"},
    {"signaal-beoordeeld.v1", "meldingen"},
    {"triage-uitgevoerd.v1", "casussen meldingen"},
    {"casus-geopend.v1", "casussen dossiers"},
    {"casus-aangevuld.v1", "casussen"},
    {"casusfase-gewijzigd.v1", "bewaartermijnen casussen"},
    {"casus-gesloten.v1", "bewaartermijnen casussen toestemmingen"},
    {"deelnemer-toegelaten.v1", "deelnemers"},
    {"deelnemer-verwijderd.v1", "deelnemers"},
    {"casusoverleg-gehouden.v1", "toestemmingen"},
    {"betrokkene-gekoppeld.v1", "betrokkenen dossiers rechtenverzoeken"},
    {"vertegenwoordiging-vastgelegd.v1", "betrokkenen"},
    {"betrokkene-geinformeerd.v1", ""},
    {"informeren-uitgesteld.v1", ""},
    {"toestemming-gegeven.v1", "toestemmingen"},
    {"toestemming-geweigerd.v1", "toestemmingen"},
    {"toestemming-ingetrokken.v1", "toestemmingen"},
    {"ontvanger-ingelicht.v1", ""},
    {"informatiegever-akkoord.v1", ""},
    {"verstrekkingsverzoek-ontvangen.v1", ""},
    {"verstrekking-gedaan.v1", ""},
    {"verstrekking-geweigerd.v1", ""},
    {"adviesvraag-gesteld.v1", ""},
    {"wettelijke-inzage-verleend.v1", ""},
    {"sisa-signaal-afgegeven.v1", "dossiers meldingen"},
    {"sisa-signaal-verwijderd.v1", "bewaartermijnen meldingen"},
    {"sisa-match-opgevolgd.v1", "meldingen"},
    {"conflict-van-plichten-besloten.v1", ""},
    {"conflict-van-plichten-achteraf-getoetst.v1", ""},
    {"meldcodestap-gezet.v1", ""},
    {"tegenspraak-vastgelegd.v1", ""},
    {"rechtenverzoek-ontvangen.v1", "dossiers rechtenverzoeken"},
    {"identificatie-gevraagd.v1", "rechtenverzoeken"},
    {"inzageregels-beoordeeld.v1", "rechtenverzoeken"},
    {"rechtenverzoek-verlengd.v1", "rechtenverzoeken"},
    {"rechtenverzoek-besloten.v1", "bewaartermijnen rechtenverzoeken"},
    {"inzage-verstrekt.v1", "rechtenverzoeken"},
    {"correctie-geregistreerd.v1", ""},
    {"vernietiging-op-verzoek-afgewezen.v1", "bewaartermijnen rechtenverzoeken"},
    {"bewaartermijn-verlengd.v1", "bewaartermijnen"},
    {"vernietiging-aangehouden.v1", "aanhoudingen"},
    {"vernietiging-aanhouding-opgeheven.v1", "aanhoudingen"},
    {"vernietiging-voorgenomen.v1", "dossiers"},
    {"vernietiging-gestart.v1", ""},
    {"vernietiging-bekrachtigd.v1", ""},
    {"vernietiging-voltooid.v1", ""},
    {"verklaring-van-vernietiging-vastgesteld.v1", ""},
    {"vernietiging-door-partner-bevestigd.v1", ""},
    {"register-geopend.v1", "dossiers partners"},
    {"register-gesloten.v1", ""},
    {"register-hervat.v1", ""},
    {"controlepuntsleutel-gewisseld.v1", ""},
    {"convenant-vastgesteld.v1", "dossiers toezichtregels"},
    {"partij-toegetreden.v1", "dossiers partners"},
    {"partij-uitgetreden.v1", "partners"},
    {"partnersleutel-geregistreerd.v1", "partners"},
    {"partnersleutel-ingetrokken.v1", "partners"},
    {"beleid-vastgesteld.v1", "dossiers toezichtregels"},
    {"autorisatie-verleend.v1", "dossiers toezichtregels"},
    {"autorisatie-ingetrokken.v1", "toezichtregels"},
    {"akkoord-vastgelegd.v1", ""},
    {"raadpleging-gedaan.v1", "dossiers"},
    {"zoekactie-gedaan.v1", "dossiers"},
    {"export-gemaakt.v1", "dossiers"},
    {"nachtcontrole-uitgevoerd.v1", "dossiers"},
    {"bevinding-vastgesteld.v1", "dossiers"},
    {"bevinding-beantwoord.v1", ""},
    {"bevinding-afgehandeld.v1", "bewaartermijnen"},
    {"kwartaalcijfers-vastgesteld.v1", "dossiers"},
};

// ---- what must hold, with the name that breaks it in the message of the compiler ----------------

// A name as a template argument, so that the compiler prints it.
struct Word {
  char text[64] = {};
  constexpr Word() = default;
  constexpr explicit Word(std::string_view name) { std::copy(name.begin(), name.end(), text); }
  constexpr bool none() const { return text[0] == '\0'; }
};
constexpr std::size_t lines_of(std::string_view evt) {
  return static_cast<std::size_t>(
      std::ranges::count_if(claims, [&](const Claim& claim) { return claim.evt == evt; }));
}

constexpr Word row_without_one_line() {
  for (const auto& row : catalogue::table::event_texts)
    if (lines_of(row.evt) != 1) return Word(row.evt);
  return {};
}

constexpr Word line_without_a_row() {
  for (const Claim& claim : claims)
    if (std::ranges::none_of(catalogue::table::event_texts,
                             [&](const auto& row) { return row.evt == claim.evt; }))
      return Word(claim.evt);
  return {};
}

constexpr std::size_t place_of(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - std::begin(names));
}

constexpr Claimed claimed(const Claim& claim) {
  Claimed out;
  catalogue::cell::split(claim.by, " ", [&](std::string_view name) {
    out.add(static_cast<Projection>(place_of(name)));
  });
  return out;
}

constexpr Word line_with_a_name_that_is_wrong() {
  Word wrong;
  for (const Claim& claim : claims) {
    std::uint32_t seen = 0;
    catalogue::cell::split(claim.by, " ", [&](std::string_view name) {
      const std::size_t place = place_of(name);
      if (place == std::size(names) || (seen >> place & 1) != 0) wrong = Word(claim.evt);
      seen |= std::uint32_t{1} << place;
    });
  }
  return wrong;
}

constexpr Word opener_without_dossier() {
  for (const auto& row : catalogue::table::event_texts)
    for (const Claim& claim : claims)
      if (claim.evt == row.evt && !row.opener_class.empty() &&
          !claimed(claim).by(Projection::dossiers))
        return Word(row.evt);
  return {};
}

template <Word event>
struct NeedsOneLine {
  static_assert(event.none(),
                "this event type needs exactly one line in projections/claims.cpp: name the "
                "projections that have a case for it, or nobody if the trail alone shows it");
};
template <Word event>
struct IsNoRow {
  static_assert(event.none(), "this line of projections/claims.cpp names no row of the catalogue");
};
template <Word event>
struct NamesAreWrong {
  static_assert(event.none(), "this line of projections/claims.cpp names a projection twice, or "
                              "one that is not there");
};
template <Word event>
struct OpensADossier {
  static_assert(event.none(), "this event type opens a dossier: its line in projections/claims.cpp "
                              "names `dossiers`");
};
template struct NeedsOneLine<row_without_one_line()>;
template struct IsNoRow<line_without_a_row()>;
template struct NamesAreWrong<line_with_a_name_that_is_wrong()>;
template struct OpensADossier<opener_without_dossier()>;

constexpr std::string_view type_of(std::string_view evt) { return evt.substr(0, evt.rfind('.')); }

}  // namespace

std::string_view name_of(Projection projection) {
  return names[static_cast<std::size_t>(projection)];
}

Claimed claims_on(std::string_view type) {
  static constexpr auto all = [] {
    std::array<Claimed, std::size(claims)> out;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = claimed(claims[i]);
    return out;
  }();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (type_of(claims[i].evt) == type) return all[i];
  return {};
}

}  // namespace zegel::projections
