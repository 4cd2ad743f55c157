// Every problem that is not one V-code alone, and the V-codes that have a slug of their own
// (api.md 2.2). One row per line: slug, status, title, explanation, remedy. A slug with several
// statuses (te-groot: 413, 414, 431) carries its usual one; the answer names the one that holds.
#include "ledger/catalogue/refusals.h"

namespace zegel::catalogue {
namespace {

constexpr ProblemRow problems[] = {
    {"jti-hergebruikt", 409, "Kenmerk al gebruikt", "Dit kenmerk hoort al bij een ander bericht.", "Maak een nieuw kenmerk."},
    {"zelfde-persoon", 403, "Zelfde persoon", "U kunt uw eigen voorstel niet goedkeuren.", "Laat een ander beslissen."},
    {"persoonsgegeven-in-adres", 400, "Persoonsgegeven in adres", "In het adres staat een BSN of een `@`.", "Gebruik POST .../_zoek."},
    {"niet-vastgelegd", 503, "Niet vastgelegd", "Het bericht is niet veilig opgeslagen.", "Verstrek niet; stuur later dezelfde bytes opnieuw."},
    {"cursor-ongeldig", 400, "Cursor ongeldig", "Deze cursor hoort niet bij deze vraag.", "Begin opnieuw op de eerste pagina."},
    {"alleen-in-oefenmodus", 400, "Alleen in oefenmodus", "Dit kan alleen in een oefenomgeving.", "Laat dit weg of start met `--oefen`."},
    {"ongeldig-verzoek", 400, "Verzoek klopt niet", "Het bericht of het adres is niet leesbaar.", "Herstel de vorm en stuur opnieuw."},
    {"niet-aangemeld", 401, "Niet aangemeld", "Wij weten niet wie u bent.", "Meld u aan of stuur een certificaat mee."},
    {"aanmelding-te-zwak", 403, "Aanmelding te zwak", "Deze rol vraagt een sterkere aanmelding.", "Meld u aan met twee factoren."},
    {"geen-toegang", 403, "Geen toegang", "Uw rol mag dit niet.", "Vraag uw beheerder om de juiste rol."},
    {"niet-gevonden", 404, "Niet gevonden", "Dit bestaat niet of u mag het niet zien.", "Controleer het kenmerk."},
    {"methode-niet-toegestaan", 405, "Methode past niet", "Deze actie bestaat hier niet.", "Kies een methode uit `Allow`."},
    {"vorm-niet-leverbaar", 406, "Vorm niet leverbaar", "Deze vorm kunnen wij niet geven.", "Kies een andere `Accept`."},
    {"register-gesloten", 409, "Register is gesloten", "Dit register neemt niets meer aan.", "Gebruik het opvolgende register."},
    {"vernietigd", 410, "Vernietigd", "Dit dossier bestaat niet meer.", "Bekijk de verklaring van vernietiging."},
    {"intussen-gewijzigd", 412, "Intussen gewijzigd", "Een ander heeft dit net gewijzigd.", "Laad opnieuw en beslis opnieuw."},
    {"te-groot", 413, "Te groot", "Het bericht of het adres is te lang.", "Splits het."},
    {"mediatype-onbekend", 415, "Onbekend soort bericht", "Dit soort bericht lezen wij niet.", "Kies een soort uit de documentatie."},
    {"te-veel-verzoeken", 429, "Te veel verzoeken", "U stuurt te snel.", "Wacht tot `Retry-After`."},
    {"fout", 500, "Fout bij ons", "Er ging bij ons iets mis.", "Meld het `kenmerk` aan de beheerder."},
    {"inhoud-ontbreekt", 500, "Inhoud ontbreekt", "De inhoud is kwijt, zonder vernietiging.", "Bel de beheerder."},
    {"geen-inhoud", 503, "Geen inhoud op deze server", "Deze server bewaart alleen bewijzen, geen inhoud.", "Vraag het aan de actieve server."},
    {"te-druk", 503, "Te druk", "Wij hebben nu te veel werk.", "Probeer het na `Retry-After` opnieuw."},
    {"nog-niet-verwerkt", 503, "Nog niet verwerkt", "Uw bericht is vastgelegd, maar nog niet overal te zien.", "Vraag het over enkele seconden opnieuw."},
    {"raadpleging-niet-vastgelegd", 503, "Inzage niet vastgelegd", "Uw inzage kon niet worden vastgelegd, dus u ziet niets.", "Probeer het later opnieuw."},
    {"bijlezen", 503, "Register neemt nu niets aan", "Het register leest bij, is alleen te lezen of staat stil.", "Probeer het later; zie GET registers."},
    {"alleen-lezen", 503, "Register neemt nu niets aan", "Het register leest bij, is alleen te lezen of staat stil.", "Probeer het later; zie GET registers."},
    {"register-bevroren", 503, "Register neemt nu niets aan", "Het register leest bij, is alleen te lezen of staat stil.", "Probeer het later; zie GET registers."},
};

constexpr bool is_sound() {
  for (const ProblemRow& row : problems) {
    if (row.status < 400 || row.status > 503) return false;
    if (row.title.empty() || row.explanation.empty() || row.remedy.empty()) return false;
    for (const ProblemRow& other : problems)
      if (&row != &other && row.slug == other.slug) return false;
  }
  return true;
}
static_assert(is_sound());

}  // namespace

std::span<const ProblemRow> problem_rows() { return problems; }

const ProblemRow* find_problem(std::string_view slug) {
  for (const ProblemRow& row : problems)
    if (row.slug == slug) return &row;
  return nullptr;
}

}  // namespace zegel::catalogue
