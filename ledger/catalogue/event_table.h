// The event rows of the first release, column by column as in domein.md 2.4. Expanded by
// expand_events.h.
#pragma once

#include <string_view>

namespace zegel::catalogue::table {

struct EventText {
  std::string_view evt;
  std::string_view registers;     // reg: M R T
  std::string_view opener_class = {};  // the class named there, empty: opens nothing
  std::string_view drafters;      // wie: P F O R C I B, L, self; X/Y = without effect until akkoord of Y
  std::string_view persons;       // b: 0, 1, +, *; then e or ee
  std::string_view required = {};
  std::string_view optional = {};
  std::string_view vwa = {};           // 2.4; empty: that of its target
  std::string_view vwa_meldingen = {}; // where it differs in that register
  std::string_view vwa_toezicht = {};
  std::string_view vwa_of = {};        // without vwa: the field that names its target
  std::string_view sealed = {};    // index fields that this row seals (2.3)
  bool niet_conform = false;       // takes nietConformVerklaring, nietConformReden (2.1)
  bool at_least_one = false;       // one of its optional fields at least is filled (2.1)
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
// Fields of toestemming-gegeven without which it is not gericht or not specifiek (V-TOE-1).
inline constexpr std::string_view consent_items =
    "verstrekkers ontvangers doel gegevenssoorten";

inline constexpr EventText event_texts[] = {
    // Melding, signaal, triage
    {.evt = "melding-ontvangen.v1", .registers = "M", .opener_class = "melding-1j",
     .drafters = "P", .persons = "0",
     .required = "meldpunt kanaal soortMelder urgentie problematiek terugkoppelingGewenst",
     .optional = "omschrijving",
     .vwa = "meldingen-behandelen", .version_from = 2},
    {.evt = "melding-afgehandeld.v1", .registers = "M",
     .drafters = "P", .persons = "0",
     .required = "afhandeling",
     .optional = "doorgeleidNaar doorgeleidNaarCasus motivering",
     .vwa = "meldingen-behandelen", .niet_conform = true, .version_from = 2},
    {.evt = "signaal-ontvangen.v1", .registers = "M", .opener_class = "signaal-90d",
     .drafters = "P", .persons = "0",
     .required = "meldpunt kanaal soortMelder problematiek",
     .optional = "omschrijving",
     .vwa = "signalen-beoordelen", .version_from = 2},
    {.evt = "signaal-beoordeeld.v1", .registers = "M",
     .drafters = "P", .persons = "0",
     .required = "signaaluitkomst",
     .optional = "motivering",
     .vwa = "signalen-beoordelen", .version_from = 2},
    {.evt = "triage-uitgevoerd.v1", .registers = "M R",
     .drafters = "P C R", .persons = "*",
     .required = "criteriaset aanwijzingenObjectief triageuitkomst piramideniveau motivering",
     .optional = "criteriaVoldaan criteriaNietVoldaan overlastStadium instrument "
                 "instrumentVersie risicoklasse lokaalGeprobeerd lokaalGeprobeerdSindsDatum "
                 "tegenspraak",
     .vwa = "casusregie", .vwa_meldingen = "meldingen-behandelen", .version_from = 2},
    // Casus
    {.evt = "casus-geopend.v1", .registers = "R", .opener_class = "regie-5j",
     .drafters = "P C R", .persons = "0",
     .required = "niveau casusSoort herkomst aanmelder kader problematiek gemeenten",
     .optional = "dienst regieOrganisatie procesregie wettelijkKader piramideniveau "
                 "escalatieOrgaan bestuurlijkOrgaan dilemma vraagAanPartners uitspraakDatum "
                 "uitspraakSoort",
     .vwa = "casusregie"},
    {.evt = "casus-aangevuld.v1", .registers = "R",
     .drafters = "P C R", .persons = "0",
     .optional = "dienst regieOrganisatie procesregie wettelijkKader piramideniveau "
                 "escalatieOrgaan bestuurlijkOrgaan dilemma vraagAanPartners uitspraakDatum "
                 "uitspraakSoort",
     .vwa = "casusregie", .at_least_one = true, .version_from = 2},
    {.evt = "casusfase-gewijzigd.v1", .registers = "R",
     .drafters = "P C R", .persons = "0",
     .required = "vanFase naarFase redenFase",
     .optional = "motivering",
     .vwa = "casusregie", .niet_conform = true, .version_from = 2},
    {.evt = "casus-gesloten.v1", .registers = "R",
     .drafters = "P C R", .persons = "0",
     .required = "redenSluiting evaluatieGedaan",
     .optional = "motivering",
     .vwa = "casusregie", .version_from = 2},
    {.evt = "deelnemer-toegelaten.v1", .registers = "R",
     .drafters = "P C R", .persons = "0",
     .required = "deelnemer deelnemerRol deelnameSoort vanafDatum noodzaak",
     .optional = "totEnMetDatum",
     .vwa = "casusregie", .version_from = 2},
    {.evt = "deelnemer-verwijderd.v1", .registers = "R",
     .drafters = "P C R", .persons = "0",
     .required = "deelnemer totEnMetDatum redenVerwijdering",
     .vwa = "casusregie", .version_from = 2},
    {.evt = "casusoverleg-gehouden.v1", .registers = "R",
     .drafters = "P C R", .persons = "+ ee",
     .required = "deelnemers doel gegevenssoorten tegenspraak",
     .optional = "overlegbesluiten convenant",
     .vwa = "casusregie", .niet_conform = true, .version_from = 2},
    // Betrokkene
    {.evt = "betrokkene-gekoppeld.v1", .registers = "M R",
     .drafters = "P C I", .persons = "1",
     .required = "identificatiesoort leeftijdsklasse persoon",
     .optional = "afgeschermdVoorVertegenwoordiger",
     .vwa = "casusregie"},
    {.evt = "vertegenwoordiging-vastgelegd.v1", .registers = "M R",
     .drafters = "P C I", .persons = "1",
     .required = "vertegenwoordiger vertegenwoordigingsgrond leeftijdsklasse terZakeBekwaam "
                 "ingaatOp",
     .optional = "vervaltOp bewijsstukHash",
     .vwa = "casusregie", .version_from = 2},
    {.evt = "betrokkene-geinformeerd.v1", .registers = "M R",
     .drafters = "P C I", .persons = "+",
     .required = "onderwerp informeermoment kanaal tekstVersie tekstHash",
     .vwa = "casusregie", .version_from = 2},
    {.evt = "informeren-uitgesteld.v1", .registers = "M R",
     .drafters = "P C", .persons = "+",
     .required = "onderwerp uitstelgrond herbeoordelingDatum motivering",
     .vwa = "casusregie", .version_from = 2},
    // Toestemming
    {.evt = "toestemming-gegeven.v1", .registers = "M R",
     .drafters = "P C O", .persons = "1",
     .required = "toestemmingVoor gegevenDoor leeftijdsklasse terZakeBekwaam kader verstrekkers "
                 "ontvangers doel gegevenssoorten ingaatOp toestemmingswijze intrekkingswijze "
                 "tekstVersie tekstHash",
     .optional = "vervaltOp eindgebeurtenis geadresseerde vertegenwoordiging uitzondering taal",
     .vwa = "toestemmingen", .filled = consent_items, .filled_code = "V-TOE-1", .version_from = 2},
    {.evt = "toestemming-geweigerd.v1", .registers = "M R",
     .drafters = "P C O", .persons = "1",
     .required = "toestemmingVoor gegevenDoor verstrekkers ontvangers doel gegevenssoorten",
     .optional = "vertegenwoordiging tekstVersie tekstHash motivering",
     .vwa = "toestemmingen", .version_from = 2},
    {.evt = "toestemming-ingetrokken.v1", .registers = "M R",
     .drafters = "P C O", .persons = "1",
     .required = "toestemming gegevenDoor reikwijdte kanaal",
     .optional = "ontvangers gegevenssoorten vertegenwoordiging motivering",
     .vwa = "toestemmingen", .version_from = 2},
    {.evt = "ontvanger-ingelicht.v1", .registers = "M R T",
     .drafters = "P C O I L", .persons = "0",
     .required = "onderwerp ontvanger kanaal",
     .vwa = "toestemmingen", .vwa_toezicht = "bewaren-en-vernietigen"},
    {.evt = "informatiegever-akkoord.v1", .registers = "M R",
     .drafters = "P", .persons = "*",
     .required = "informatiegever ontvangers gegevenssoorten akkoord akkoordWijze",
     .optional = "verstrekking motivering",
     .vwa = "verstrekken", .version_from = 2},
    // Verstrekking
    {.evt = "verstrekkingsverzoek-ontvangen.v1", .registers = "M R",
     .drafters = "P C", .persons = "+",
     .required = "vragende ontvangerSoort doel wettelijkeTaak gegevenssoorten contextVragende",
     .optional = "ontvangerNaam uiterlijkDatum",
     .vwa = "verstrekken", .version_from = 2},
    {.evt = "verstrekking-gedaan.v1", .registers = "M R",
     .drafters = "P C", .persons = "+ e",
     .required = "ontvanger ontvangerSoort grondslagAvg grondslagGeheim doel wettelijkeTaak "
                 "wettelijkKader gegevenssoorten kader verstrekkingswijze noodzaak "
                 "geautomatiseerd politiegegevens spoed",
     .optional = "grondslagBijzonder proportionaliteit subsidiariteit minderIngrijpend "
                 "nietEigenWaarneming bronvermelding contextVerstrekker contextVragende "
                 "ontvangerNaam ontvangerFunctie convenant verzoek informatiegever "
                 "informatiegeverAkkoord leefgebieden verstrekkingHash",
     .vwa = "verstrekken", .niet_conform = true},
    {.evt = "verstrekking-geweigerd.v1", .registers = "M R",
     .drafters = "P C", .persons = "*",
     .required = "vragende ontvangerSoort doel gegevenssoorten weigeringsgrond",
     .optional = "ontvangerNaam verzoek motivering",
     .vwa = "verstrekken", .version_from = 2},
    {.evt = "adviesvraag-gesteld.v1", .registers = "M R",
     .drafters = "P C", .persons = "*",
     .required = "anoniem geraadpleegde problematiek",
     .optional = "vraag",
     .vwa = "verstrekken", .version_from = 2},
    {.evt = "wettelijke-inzage-verleend.v1", .registers = "M R",
     .drafters = "P C O", .persons = "* e",
     .required = "instantie taakInstantie noodzaak",
     .optional = "periodeVanDatum periodeTotDatum aantalStukken",
     .vwa = "verstrekken", .niet_conform = true, .version_from = 2},
    {.evt = "sisa-signaal-afgegeven.v1", .registers = "M", .opener_class = "sisa-2j",
     .drafters = "P", .persons = "0",
     .required = "contactOrganisatie medewetenDatum verwijderenUiterlijkDatum",
     .vwa = "sisa", .version_from = 2},
    {.evt = "sisa-signaal-verwijderd.v1", .registers = "M",
     .drafters = "P", .persons = "0",
     .required = "signaal redenSisa",
     .vwa = "sisa", .version_from = 2},
    {.evt = "sisa-match-opgevolgd.v1", .registers = "M",
     .drafters = "P", .persons = "1 e",
     .required = "signaal matchOrganisaties instemming",
     .optional = "gegevenssoorten",
     .vwa = "sisa", .niet_conform = true, .version_from = 2},
    // Conflict van plichten, meldcode, tegenspraak
    {.evt = "conflict-van-plichten-besloten.v1", .registers = "M R",
     .drafters = "P C", .persons = "+",
     .required = "beroepsgroep geheimhoudingsgrond aanleiding besluitCvp toestemmingNietMogelijk "
                 "openheid proportionaliteit subsidiariteit minderIngrijpend gegevenssoorten "
                 "voorafAfgestemd spoed motivering",
     .optional = "afgestemdMetRol afgestemdOp spoedreden afstemmenUiterlijkDatum ontvangerSoort "
                 "nietEigenWaarneming bronvermelding",
     .vwa = "verstrekken-vertrouwelijk", .niet_conform = true, .version_from = 2},
    {.evt = "conflict-van-plichten-achteraf-getoetst.v1", .registers = "M R",
     .drafters = "P O C", .persons = "*",
     .required = "conflictbesluit getoetstDoorRol oordeelCvp motivering",
     .optional = "afgestemdMetRol afgestemdOp",
     .vwa = "verstrekken-vertrouwelijk", .version_from = 2},
    {.evt = "meldcodestap-gezet.v1", .registers = "M R",
     .drafters = "P C", .persons = "+",
     .required = "stap stapuitkomst",
     .optional = "afgestemdMetRol motivering",
     .vwa = "casusregie", .niet_conform = true, .version_from = 2},
    {.evt = "tegenspraak-vastgelegd.v1", .registers = "M R",
     .drafters = "P C R", .persons = "*",
     .required = "onderwerp standpunt toelichting",
     .vwa = "casusregie", .version_from = 2},
    // Rechten
    {.evt = "rechtenverzoek-ontvangen.v1", .registers = "R", .opener_class = "rechten-2j",
     .drafters = "P I", .persons = "0",
     .required = "rechtsoort kanaal verzoekerRol contactpunt",
     .optional = "periodeVanDatum periodeTotDatum omschrijving",
     .vwa = "rechten", .version_from = 2},
    {.evt = "identificatie-gevraagd.v1", .registers = "R",
     .drafters = "I", .persons = "0",
     .required = "verzoek kanaal",
     .optional = "motivering",
     .vwa = "rechten", .version_from = 2},
    {.evt = "inzageregels-beoordeeld.v1", .registers = "R",
     .drafters = "I O", .persons = "0",
     .required = "verzoek regels regelkeuze",
     .optional = "weglatingsgrond toelichting",
     .vwa = "rechten", .version_from = 2},
    {.evt = "rechtenverzoek-verlengd.v1", .registers = "R",
     .drafters = "I", .persons = "0",
     .required = "verzoek nieuweTermijnDatum verlengreden betrokkeneGeinformeerd motivering",
     .vwa = "rechten", .version_from = 2},
    {.evt = "rechtenverzoek-besloten.v1", .registers = "R",
     .drafters = "I/O", .persons = "0",
     .required = "verzoek rechtenbesluit bezwaarVermeld besluitDoorRol",
     .optional = "beperkingsgronden herbeoordelingDatum besluitHash motivering",
     .vwa = "rechten", .version_from = 2},
    {.evt = "inzage-verstrekt.v1", .registers = "R",
     .drafters = "I", .persons = "1",
     .required = "verzoek bundelHash briefHash controlepuntGroottes aantalRegels uitreikwijze",
     .optional = "weggelaten",
     .vwa = "rechten", .version_from = 2},
    {.evt = "correctie-geregistreerd.v1", .registers = "M R T",
     .drafters = "P C I B", .persons = "*",
     .required = "gecorrigeerd correctiesoort motivering",
     .optional = "vervangenDoor",
     .vwa_of = "gecorrigeerd", .version_from = 2},
    {.evt = "vernietiging-op-verzoek-afgewezen.v1", .registers = "R",
     .drafters = "I/O", .persons = "0",
     .required = "verzoek afwijzingsgrond bezwaarVermeld besluitDoorRol motivering",
     .vwa = "rechten", .version_from = 2},
    // Bewaren en vernietigen
    {.evt = "bewaartermijn-verlengd.v1", .registers = "R",
     .drafters = "R/O", .persons = "0",
     .required = "verlengingsgrond vernietigenNaDatum herbeoordelingDatum besluitDoorRol "
                 "motivering",
     .vwa = "bewaren-en-vernietigen", .version_from = 2},
    {.evt = "vernietiging-aangehouden.v1", .registers = "M R",
     .drafters = "L F O R", .persons = "0",
     .required = "aanhoudingssoort herbeoordelingDatum besluitDoorRol",
     .optional = "verzoek motivering",
     .vwa = "bewaren-en-vernietigen", .version_from = 2},
    {.evt = "vernietiging-aanhouding-opgeheven.v1", .registers = "M R",
     .drafters = "O/R", .persons = "0",
     .required = "aanhouding redenOpheffing besluitDoorRol",
     .optional = "motivering",
     .vwa = "bewaren-en-vernietigen", .version_from = 2},
    {.evt = "vernietiging-voorgenomen.v1", .registers = "T", .opener_class = "blijvend",
     .drafters = "L", .persons = "0",
     .required = "vernietigingsreden aantallen lijstHash onderwerpCasussen bedenktijdEindigtOp "
                 "beleid akkoordVereist",
     .optional = "ontvangers verzoek",
     .vwa = "bewaren-en-vernietigen", .sealed = "ontvangers", .version_from = 2},
    {.evt = "vernietiging-gestart.v1", .registers = "M R",
     .drafters = "L", .persons = "0",
     .required = "run voornemen epoch nieuweEpoch aantallen hekken bladvingerafdrukken",
     .vwa = "bewaren-en-vernietigen", .version_from = 2},
    {.evt = "vernietiging-bekrachtigd.v1", .registers = "M R",
     .drafters = "L", .persons = "0",
     .required = "hek geldig",
     .optional = "vervalgrond",
     .vwa = "bewaren-en-vernietigen", .version_from = 2},
    {.evt = "vernietiging-voltooid.v1", .registers = "T",
     .drafters = "L", .persons = "0",
     .required = "gestart aantallen aantalSleutels methode sleutelVernietigdOp "
                 "onherstelbaarUiterlijkOp epoch nieuweEpoch kekControlewaarde "
                 "vingerafdrukkenWortel overlevendenHash aantalOverlevenden controlepuntVoor "
                 "controlepuntNa hervat herstelproef",
     .optional = "openPunten",
     .vwa = "bewaren-en-vernietigen", .version_from = 2},
    {.evt = "verklaring-van-vernietiging-vastgesteld.v1", .registers = "T",
     .drafters = "R/O", .persons = "0",
     .required = "voltooid verklaringHash vernietigingsreden aantallen periodeVanDatum "
                 "periodeTotDatum methode besluitDoorRol",
     .optional = "selectielijstCategorie",
     .vwa = "bewaren-en-vernietigen", .version_from = 2},
    {.evt = "vernietiging-door-partner-bevestigd.v1", .registers = "T",
     .drafters = "P", .persons = "0",
     .required = "voltooid bevestiging reservekopieVernietigd",
     .optional = "aantallen toelichting",
     .vwa = "bewaren-en-vernietigen", .version_from = 2},
    // Toezicht
    {.evt = "register-geopend.v1", .registers = "M R T", .opener_class = "blijvend",
     .drafters = "L", .persons = "0",
     .required = "ledgerId register indexregelVersie leafVersie ingangsDatum controlepuntSleutel "
                 "huissleutel",
     .optional = "voorgangerOorsprong voorgangerControlepunt",
     .vwa = "toezicht"},
    {.evt = "register-gesloten.v1", .registers = "M R T",
     .drafters = "L", .persons = "0",
     .required = "register motivering",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "register-hervat.v1", .registers = "T",
     .drafters = "L", .persons = "0",
     .required = "register",
     .optional = "toelichting",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "controlepuntsleutel-gewisseld.v1", .registers = "T",
     .drafters = "L", .persons = "0",
     .required = "register controlepuntSleutel ingaatOp",
     .optional = "toelichting",
     .vwa = "toezicht", .key_moments = true, .version_from = 2},
    {.evt = "convenant-vastgesteld.v1", .registers = "T", .opener_class = "blijvend",
     .drafters = "B/O", .persons = "0",
     .required = "samenwerkingsverband convenantVersie convenantHash partijen doelen "
                 "gegevenssoorten informeerkanalen tekstVersie tekstHash verwerkingsactiviteiten "
                 "informerenStandaard grondslagen geheimgronden spoedprocedure contactpunt "
                 "maatregelen ingaatOp",
     .optional = "vervaltOp vervangt",
     .vwa = "toezicht", .filled = convenant_items, .filled_code = "V-CONV-1"},
    {.evt = "partij-toegetreden.v1", .registers = "T", .opener_class = "blijvend",
     .drafters = "B/O", .persons = "0",
     .required = "partij partijNaam contactTelefoon ontvangerSoort partijRol beroepsgeheim "
                 "gegevenssoorten geheimgronden convenant vanafDatum",
     .optional = "totEnMetDatum",
     .vwa = "toezicht"},
    {.evt = "partij-uitgetreden.v1", .registers = "T",
     .drafters = "B/O", .persons = "0",
     .required = "partij convenant totEnMetDatum redenUittreden",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "partnersleutel-geregistreerd.v1", .registers = "T",
     .drafters = "B/O", .persons = "0",
     .required = "partij kid publiekeSleutel bezitsbewijs toegestaneTypen toegestaneRegisters "
                 "ingaatOp vervaltOp vingerafdrukVergeleken",
     .optional = "certificaatHash",
     .vwa = "toezicht", .key_moments = true},
    {.evt = "partnersleutel-ingetrokken.v1", .registers = "T",
     .drafters = "B/O", .persons = "0",
     .required = "partij kid ongeldigVanafOp redenIntrekking vermoedenMisbruik",
     .optional = "toelichting",
     .vwa = "toezicht", .key_moments = true, .version_from = 2},
    {.evt = "beleid-vastgesteld.v1", .registers = "T", .opener_class = "blijvend",
     .drafters = "B/O", .persons = "0",
     .required = "beleidsoort beleidVersie beleidHash ingaatOp",
     .optional = "toelichting",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "autorisatie-verleend.v1", .registers = "T", .opener_class = "verantwoording-10j",
     .drafters = "B/O self L", .persons = "0",
     .required = "toegekendeRol autorisatiesoort bereik medewerkerPersoon ingaatOp vervaltOp",
     .optional = "bereikCasus bereikOrganisatie toelichting",
     .vwa = "toezicht"},
    {.evt = "autorisatie-ingetrokken.v1", .registers = "T",
     .drafters = "B self", .persons = "0",
     .required = "autorisatie redenIntrekking",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "akkoord-vastgelegd.v1", .registers = "M R T",
     .drafters = "O R", .persons = "0",
     .required = "onderwerp akkoord",
     .optional = "motivering zelfdePersoon",
     .vwa_of = "onderwerp"},
    {.evt = "raadpleging-gedaan.v1", .registers = "T", .opener_class = "raadpleging-5j",
     .drafters = "L", .persons = "0",
     .required = "medewerker onderwerpRegister onderwerpCasus gebruikersrol omvang "
                 "raadplegingsdoel noodtoegang netwerk",
     .optional = "onderwerpPid onderwerp regels verzoek raadplegingsreden netwerkadres",
     .vwa = "raadplegen"},
    {.evt = "zoekactie-gedaan.v1", .registers = "T", .opener_class = "raadpleging-5j",
     .drafters = "L", .persons = "0",
     .required = "medewerker zoeksoort aantalTreffers gebruikersrol raadplegingsdoel netwerk",
     .optional = "raadplegingsreden netwerkadres",
     .vwa = "raadplegen", .version_from = 2},
    {.evt = "export-gemaakt.v1", .registers = "T", .opener_class = "raadpleging-5j",
     .drafters = "L", .persons = "0",
     .required = "medewerker exportsoort aantalRegels bestandHash controlepuntGroottes "
                 "gebruikersrol raadplegingsdoel netwerk",
     .optional = "verzoek netwerkadres",
     .vwa = "raadplegen", .version_from = 2},
    {.evt = "nachtcontrole-uitgevoerd.v1", .registers = "T", .opener_class = "raadpleging-5j",
     .drafters = "L", .persons = "0",
     .required = "tijdvakDatum controlepuntGroottes herstelproef",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "bevinding-vastgesteld.v1", .registers = "T", .opener_class = "bevinding-5j",
     .drafters = "L F", .persons = "0",
     .required = "regel regelVersie ernst bevindingherkomst onderwerpRegister",
     .optional = "onderwerp onderwerpCasus overtredenRegels tijdvakDatum aanRol uiterlijkDatum "
                 "toelichting",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "bevinding-beantwoord.v1", .registers = "T",
     .drafters = "O R C", .persons = "0",
     .required = "bevinding toelichting",
     .optional = "maatregel",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "bevinding-afgehandeld.v1", .registers = "T",
     .drafters = "F", .persons = "0",
     .required = "bevinding oordeelBevinding toelichting",
     .optional = "maatregel",
     .vwa = "toezicht", .version_from = 2},
    {.evt = "kwartaalcijfers-vastgesteld.v1", .registers = "T", .opener_class = "blijvend",
     .drafters = "L", .persons = "0",
     .required = "cijfersoort periodeVanDatum periodeTotDatum cijfers",
     .vwa = "toezicht", .version_from = 2},
};

}  // namespace zegel::catalogue::table
