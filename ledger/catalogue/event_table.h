// The event rows of this version, column by column as in domein.md 2.4. Expanded by expand_events.h.
#pragma once

#include <string_view>

namespace zegel::catalogue::table {

struct EventText {
  std::string_view evt;
  std::string_view registers;     // reg: M R T
  std::string_view opener_class;  // the class named there, empty: opens nothing
  std::string_view drafters;      // wie: P F O R C I B, L, self; X/Y = without effect until akkoord of Y
  std::string_view persons;       // b: 0, 1, +, *; then e or ee
  std::string_view required;
  std::string_view optional;
  std::string_view vwa;            // 2.4; empty: that of its target
  std::string_view vwa_toezicht = {};
  bool niet_conform = false;       // takes nietConformVerklaring, nietConformReden (2.1)
  bool key_moments = false;        // its moments but tijdstip are whole hours UTC (V-TIJD-1)
  std::string_view filled = {};    // fields whose emptiness is `filled_code`, not V-SCH-2
  std::string_view filled_code = {};
  int version_from = 1;
};

inline constexpr std::string_view on_all_first = "tijdstip casus";
inline constexpr std::string_view on_all_last =
    "medewerker redenVertraging zaakverwijzing verwijstNaar traceId";
inline constexpr std::string_view niet_conform_pair = "nietConformVerklaring nietConformReden";

// Null although required when ontvangerSoort is one of these (2.1, last bullet).
inline constexpr std::string_view addressees = "ontvanger vragende";
inline constexpr std::string_view soort_field = "ontvangerSoort";
inline constexpr std::string_view without_oin = "betrokkene vertegenwoordiger anders";

inline constexpr std::string_view plain_words = "pid rol";
inline constexpr std::string_view informed_words = "pid rol informeren";
inline constexpr std::string_view informed_optional_words =
    "grondslagVerwijzing informerenUiterlijkDatum uitstelgrond herbeoordelingDatum";
inline constexpr std::string_view secrecy_words = "grondslagGeheim";  // required

// Fields of convenant-vastgesteld that stand for the items a-i (domein.md 1.4).
inline constexpr std::string_view convenant_items =
    "partijen doelen gegevenssoorten informeerkanalen tekstVersie tekstHash "
    "verwerkingsactiviteiten informerenStandaard grondslagen geheimgronden spoedprocedure "
    "contactpunt maatregelen";

inline constexpr EventText event_texts[] = {
    {.evt = "casus-geopend.v1", .registers = "R", .opener_class = "regie-5j",
     .drafters = "P C R", .persons = "0",
     .required = "niveau casusSoort herkomst aanmelder kader problematiek gemeenten",
     .optional = "dienst regieOrganisatie procesregie wettelijkKader piramideniveau "
                 "escalatieOrgaan bestuurlijkOrgaan dilemma vraagAanPartners uitspraakDatum "
                 "uitspraakSoort",
     .vwa = "casusregie"},
    {.evt = "betrokkene-gekoppeld.v1", .registers = "M R", .opener_class = "",
     .drafters = "P C I", .persons = "1",
     .required = "identificatiesoort leeftijdsklasse persoon",
     .optional = "afgeschermdVoorVertegenwoordiger", .vwa = "casusregie"},
    {.evt = "ontvanger-ingelicht.v1", .registers = "M R T", .opener_class = "",
     .drafters = "P C O I L", .persons = "0",
     .required = "onderwerp ontvanger kanaal", .optional = "",
     .vwa = "toestemmingen", .vwa_toezicht = "bewaren-en-vernietigen"},
    {.evt = "verstrekking-gedaan.v1", .registers = "M R", .opener_class = "",
     .drafters = "P C", .persons = "+ e",
     .required = "ontvanger ontvangerSoort grondslagAvg grondslagGeheim doel wettelijkeTaak "
                 "wettelijkKader gegevenssoorten kader verstrekkingswijze noodzaak "
                 "geautomatiseerd politiegegevens spoed",
     .optional = "grondslagBijzonder proportionaliteit subsidiariteit minderIngrijpend "
                 "nietEigenWaarneming bronvermelding contextVerstrekker contextVragende "
                 "ontvangerNaam ontvangerFunctie convenant verzoek informatiegever "
                 "informatiegeverAkkoord leefgebieden verstrekkingHash",
     .vwa = "verstrekken", .niet_conform = true},
    {.evt = "register-geopend.v1", .registers = "M R T", .opener_class = "blijvend",
     .drafters = "L", .persons = "0",
     .required = "ledgerId register indexregelVersie leafVersie ingangsDatum controlepuntSleutel "
                 "huissleutel",
     .optional = "voorgangerOorsprong voorgangerControlepunt", .vwa = "toezicht"},
    {.evt = "convenant-vastgesteld.v1", .registers = "T", .opener_class = "blijvend",
     .drafters = "B/O", .persons = "0",
     .required = "samenwerkingsverband convenantVersie convenantHash partijen doelen "
                 "gegevenssoorten informeerkanalen tekstVersie tekstHash "
                 "verwerkingsactiviteiten informerenStandaard grondslagen geheimgronden "
                 "spoedprocedure contactpunt maatregelen ingaatOp",
     .optional = "vervaltOp vervangt", .vwa = "toezicht",
     .filled = convenant_items, .filled_code = "V-CONV-1"},
    {.evt = "partij-toegetreden.v1", .registers = "T", .opener_class = "blijvend",
     .drafters = "B/O", .persons = "0",
     .required = "partij partijNaam contactTelefoon ontvangerSoort partijRol beroepsgeheim "
                 "gegevenssoorten geheimgronden convenant vanafDatum",
     .optional = "totEnMetDatum", .vwa = "toezicht"},
    {.evt = "partnersleutel-geregistreerd.v1", .registers = "T", .opener_class = "",
     .drafters = "B/O", .persons = "0",
     .required = "partij kid publiekeSleutel bezitsbewijs toegestaneTypen toegestaneRegisters "
                 "ingaatOp vervaltOp vingerafdrukVergeleken",
     .optional = "certificaatHash", .vwa = "toezicht", .key_moments = true},
    {.evt = "autorisatie-verleend.v1", .registers = "T", .opener_class = "verantwoording-10j",
     .drafters = "B/O self L", .persons = "0",
     .required = "toegekendeRol autorisatiesoort bereik medewerkerPersoon ingaatOp vervaltOp",
     .optional = "bereikCasus bereikOrganisatie toelichting", .vwa = "toezicht"},
    {.evt = "akkoord-vastgelegd.v1", .registers = "M R T", .opener_class = "",
     .drafters = "O R", .persons = "0",
     .required = "onderwerp akkoord", .optional = "motivering zelfdePersoon", .vwa = ""},
    {.evt = "raadpleging-gedaan.v1", .registers = "T", .opener_class = "raadpleging-5j",
     .drafters = "L", .persons = "0",
     .required = "medewerker onderwerpRegister onderwerpCasus gebruikersrol omvang "
                 "raadplegingsdoel noodtoegang netwerk",
     .optional = "onderwerpPid onderwerp regels verzoek raadplegingsreden netwerkadres",
     .vwa = "raadplegen"},
};

}  // namespace zegel::catalogue::table
