// The rows. One block per resource, in the order of api.md 3; a row that needs an exception gets a
// column in routes.h, never an `if` elsewhere.
#include "api/routes.h"

#include "api/auth/rights.h"
#include "api/handlers/casus_raadplegingen.h"
#include "api/handlers/casussen.h"
#include "api/handlers/codelijsten.h"
#include "api/handlers/conflict.h"
#include "api/handlers/controle.h"
#include "api/handlers/documenten.h"
#include "api/handlers/feed.h"
#include "api/handlers/gebeurtenis.h"
#include "api/handlers/gebeurtenissen.h"
#include "api/handlers/gebeurtenistypen.h"
#include "api/handlers/log.h"
#include "api/handlers/oefen.h"
#include "api/handlers/raadplegingen.h"
#include "api/handlers/registers.h"
#include "api/handlers/sleutels.h"
#include "api/handlers/toestand.h"
#include "api/handlers/toestemmingen.h"
#include "api/handlers/trails.h"
#include "api/handlers/zoeken.h"
#include "api/http/limits.h"
#include "ledger/base/limits.h"

namespace zegel::api {
namespace {

using catalogue::bit;
using auth::readers_of;
using auth::Subject;
using catalogue::Role;
using http::Listener;
namespace sizes = http::limits;

constexpr catalogue::Roles P = bit(Role::partner), F = bit(Role::fg),
                           O = bit(Role::privacy_officer), R = bit(Role::procesregisseur),
                           C = bit(Role::casusregisseur), I = bit(Role::inzage_medewerker),
                           B = bit(Role::beheerder), T = bit(Role::toezichthouder);
constexpr catalogue::Roles everyone = P | F | O | R | C | I | B | T;  // `*`: all who signed in
constexpr http::Listeners console = http::bit(Listener::console),
                          partners = http::bit(Listener::partners),
                          beheer = http::bit(Listener::beheer), sok = http::bit(Listener::sok);
constexpr http::Listeners v1 = console | partners | sok;

constexpr std::string_view json = "application/json", text = "text/plain",
                           bytes = "application/octet-stream", page = "text/html";

constexpr BodyRow event_bodies[] = {
    {"application/zegel-gebeurtenis+sd-jwt", "", base::limits::event_body + 1},  // one final LF
    {"application/sd-jwt", "", base::limits::event_body + 1},
    {text, "", base::limits::batch_body},
    {json, "Concept", sizes::other_body},
};
constexpr BodyRow reason_body[] = {{json, "RaadplegingVraag", sizes::other_body}};
constexpr BodyRow case_reason_body[] = {{json, "CasusraadplegingVraag", sizes::other_body}};
constexpr BodyRow search_body[] = {{json, "ZoekVraag", sizes::other_body}};
constexpr BodyRow oin_body[] = {{json, "SleutelaanvraagVraag", sizes::other_body}};
constexpr BodyRow key_file_bodies[] = {{"application/jose", "", sizes::key_request_body},
                                       {text, "", sizes::key_request_body}};
constexpr BodyRow clock_body[] = {{json, "OefenKlokVraag", sizes::other_body}};
constexpr BodyRow copy_body[] = {{json, "OefenKopieVraag", sizes::other_body}};
constexpr BodyRow check_body[] = {{json, "", sizes::other_body}};

constexpr AnswerRow event_answers[] = {
    {200, json, "OntvangstOfResultaten", "Al bekend, met zijn volgnummer; of de uitslag per regel"},
    {201, json, "Ontvangst", "Vastgelegd, met ontvangstbewijs"},
    {202, json, "Ontvangst", "Vastgelegd; het ontvangstbewijs volgt"},
};
constexpr AnswerRow one_event[] = {{200, json, "Gebeurtenis", "De gebeurtenis zonder inhoud"}};
constexpr AnswerRow feed[] = {{200, json, "Gebeurtenissen", "De gebeurtenissen, zonder inhoud"}};
constexpr AnswerRow event_list[] = {{200, json, "Gebeurtenislijst", "De gebeurtenissen"}};
constexpr AnswerRow receipt[] = {{200, text, "", "Het ontvangstbewijs (c2sp.org/tlog-proof@v1)"},
                                 {202, text, "", "Vastgelegd; het ontvangstbewijs volgt"}};
constexpr AnswerRow proof_package[] = {{200, json, "Bewijspakket", "Alles om zelf te controleren"}};
constexpr AnswerRow reading[] = {{201, json, "Raadpleging", "De inhoud; de inzage is vastgelegd"}};
constexpr AnswerRow case_reading[] = {
    {201, json, "Casusraadpleging", "De inhoud van het dossier; de inzage is vastgelegd"}};
constexpr AnswerRow search_result[] = {
    {200, json, "Zoekresultaat", "De dossiers van deze persoon; de zoekactie is vastgelegd"}};
constexpr AnswerRow case_list[] = {{200, json, "Casussen", "Casussen met hun stand"}};
constexpr AnswerRow one_case[] = {{200, json, "Dossier", "Een dossier met zijn stand"}};
constexpr AnswerRow consents[] = {{200, json, "Toestemmingen", "Toestemmingen met hun verloop"}};
constexpr AnswerRow one_conflict[] = {
    {200, json, "ConflictVanPlichten", "Een besluit met wat erbij hoort"}};
constexpr AnswerRow types[] = {{200, json, "Gebeurtenistypen", "Alle soorten gebeurtenissen"}};
constexpr AnswerRow one_type[] = {{200, json, "Gebeurtenistype", "Een soort met zijn velden"}};
constexpr AnswerRow code_lists[] = {{200, json, "Codelijsten", "Alle codelijsten"}};
constexpr AnswerRow code_list[] = {{200, json, "Codelijst", "Een codelijst met haar codes"}};
constexpr AnswerRow terms[] = {{200, json, "Bewaartermijnen", "De termijnen, met hun bron"}};
constexpr AnswerRow registers[] = {{200, json, "Registers", "Alle registers"}};
constexpr AnswerRow one_register[] = {{200, json, "Register", "Een register met zijn stand"}};
constexpr AnswerRow key_code[] = {{201, json, "Sleutelaanvraag", "Een code voor deze organisatie"}};
constexpr AnswerRow read_key[] = {{200, json, "GelezenSleutelaanvraag", "De sleutel is in orde"}};
constexpr AnswerRow partner_list[] = {{200, json, "Partners", "Organisaties"}};
constexpr AnswerRow one_partner[] = {{200, json, "Partner", "Een organisatie"}};
constexpr AnswerRow key_list[] = {{200, json, "Sleutels", "Sleutels van een organisatie"}};
constexpr AnswerRow any_json[] = {{200, json, "", "JSON"}};
constexpr AnswerRow copied[] = {{201, json, "", "De kopie staat klaar"}};
constexpr AnswerRow any_text[] = {{200, text, "", "Tekst"}};
constexpr AnswerRow any_bytes[] = {{200, bytes, "", "Bytes"}};
constexpr AnswerRow any_page[] = {{200, page, "", "Een pagina"}};

constexpr std::uint16_t posting[] = {406, 409, 413, 415, 422};
constexpr std::uint16_t opening[] = {406, 409, 410, 413, 415};
constexpr std::uint16_t key_reading[] = {406, 409, 413, 415, 422};
constexpr std::uint16_t forms[] = {406, 413, 415};
constexpr std::uint16_t cached[] = {304, 406};
constexpr std::uint16_t readable[] = {406};

constexpr QueryRow event_query[] = {
    {"allesOfNiets", "Leg de regels alleen vast als alle regels goed zijn", QueryKind::codes,
     "ja|nee"}};
constexpr QueryRow receipt_query[] = {
    {"niveau", "Hoe ver het bewijs moet zijn", QueryKind::codes, "bewezen|getuigd"}};
constexpr QueryRow edition_query[] = {
    {"versie", "De uitgave van de lijst; standaard de laatste", QueryKind::number}};
constexpr QueryRow day_query[] = {
    {"peilDatum", "De regels die op deze dag gelden; standaard vandaag", QueryKind::day}};

constexpr QueryRow purpose_query[] = {
    {"raadplegingsdoel", "Waarvoor u kijkt; standaard volgt het uit uw rol", QueryKind::list,
     "raadplegingsdoel"}};
constexpr QueryRow feed_query[] = {
    {"register", "Welk register", QueryKind::list, "register", true},
    {"na", "Alleen gebeurtenissen na dit volgnummer", QueryKind::number},
    {"evt", "Alleen deze soort", QueryKind::evt}};

// Keys that several lists of events share.
constexpr QueryRow from_day = {"periodeVanaf",
                               "Vanaf deze dag (Nederlandse tijd) of dit moment, naar `tijdstip`",
                               QueryKind::moment};
constexpr QueryRow to_day = {"periodeTotEnMet", "Tot en met deze dag, of tot dit moment",
                             QueryKind::moment};
constexpr QueryRow order = {"sorteer", "Volgorde van vastleggen; standaard nieuwste",
                            QueryKind::codes, "nieuwste|oudste"};
constexpr QueryRow of_type = {"evt", "Alleen deze soort", QueryKind::evt};
constexpr QueryRow of_casus = {"casus", "Alleen dit dossier", QueryKind::id};
constexpr QueryRow of_pid = {"pid", "Alleen deze betrokkene; samen met casus", QueryKind::id};
constexpr QueryRow by = {"van", "OIN van wie het vastlegde", QueryKind::oin};
constexpr QueryRow to = {"aan", "OIN van ontvanger, vrager of deelnemer", QueryKind::oin};
constexpr QueryRow ground = {"grondslag", "Grondslag AVG of grondslag geheimhouding",
                             QueryKind::list, "grondslagAvg|grondslagGeheim"};
constexpr QueryRow purpose = {"doel", "Doel van de verstrekking", QueryKind::list, "doel"};
constexpr QueryRow data_kind = {"gegevenssoort", "Met dit soort gegevens", QueryKind::list,
                                "gegevenssoort"};
constexpr QueryRow readable_state = {"toestand", "Hoeveel van de inhoud nog te openen is",
                                     QueryKind::codes,
                                     "volledig|gedeeltelijk|vernietigd|ontbreekt"};
constexpr QueryRow decision = {"besluitCvp", "Spreken of zwijgen", QueryKind::list, "besluitCvp"};
constexpr QueryRow profession = {"beroepsgroep", "Beroepsgroep van wie besloot", QueryKind::list,
                                 "beroepsgroep"};
constexpr QueryRow disclosure_query[] = {by,     to,        ground,         purpose,  data_kind,
                                         of_casus, of_pid,  readable_state, of_type,
                                         from_day, to_day, order};
constexpr QueryRow case_disclosure_query[] = {by, to, ground, purpose, data_kind, of_pid,
                                              readable_state, of_type, from_day, to_day, order};
constexpr QueryRow timeline_query[] = {of_type, by, of_pid, from_day, to_day, order};
constexpr QueryRow conflict_query[] = {by, decision, profession, of_casus, of_pid,
                                       from_day, to_day, order};
constexpr QueryRow case_conflict_query[] = {by, decision, profession, of_pid,
                                            from_day, to_day, order};
constexpr QueryRow consent_for = {"toestemmingVoor", "Waarvoor toestemming is gevraagd",
                                  QueryKind::list, "toestemmingVoor"};
constexpr QueryRow consent_state = {
    "stand", "Hoe de toestemming nu staat", QueryKind::codes,
    "geldig|geweigerd|nog-niet|deels-ingetrokken|ingetrokken|verlopen"};
constexpr QueryRow consent_by = {"van", "OIN van wie mag verstrekken", QueryKind::oin};
constexpr QueryRow consent_to = {"aan", "OIN van wie mag ontvangen", QueryKind::oin};
constexpr QueryRow consent_query[] = {consent_state, consent_for, consent_by, consent_to, purpose,
                                      data_kind, of_casus, of_pid, order};
constexpr QueryRow case_consent_query[] = {consent_state, consent_for, consent_by, consent_to,
                                           purpose, data_kind, of_pid, order};
constexpr QueryRow case_query[] = {
    {"status", "Open of gesloten", QueryKind::codes, "open|gesloten"},
    {"niveau", "Op welk niveau", QueryKind::list, "niveau"},
    {"fase", "In welke fase", QueryKind::list, "fase"},
    {"casusSoort", "Rond wie of wat", QueryKind::list, "casusSoort"},
    {"kader", "Vrijwillig, drang of gedwongen", QueryKind::list, "kader"},
    {"problematiek", "Met deze problematiek", QueryKind::list, "problematiek"},
    {"gemeente", "CBS-code van een gemeente", QueryKind::list, "gemeente"},
    {"regieOrganisatie", "OIN van wie de regie heeft", QueryKind::oin},
    {"deelnemer", "OIN van wie vandaag deelneemt", QueryKind::oin},
    {"sorteer", "Volgorde van openen; standaard nieuwste", QueryKind::codes, "nieuwste|oudste"}};
constexpr QueryRow reading_query[] = {
    {"medewerker", "Kenmerk van wie keek", QueryKind::id},
    of_casus,
    {"soort", "Wat er gebeurde", QueryKind::codes, "raadpleging|zoekactie|export"},
    {"netwerk", "Vanaf welk netwerk", QueryKind::list, "netwerk"},
    from_day, to_day, order};

// clang-format off
constexpr Route rows[] = {
    {.name = "gebeurtenis-indienen", .method = Method::post, .pattern = "/v1/gebeurtenissen",
     .access = Access::event_signature, .roles = P | F | O | R | C | I | B,
     .listeners = v1, .handler = post_gebeurtenissen,
     .summary = "Dien een gebeurtenis in, een reeks, of een concept van een medewerker",
     .bodies = event_bodies, .answers = event_answers, .statuses = posting, .query = event_query,
     .documented = true, .shed = Shed::events, .needs = Needs::writing, .too_large = "V-GRO-1",
     .unanswered = "niet-vastgelegd"},
    {.name = "gebeurtenissen-lezen", .pattern = "/v1/gebeurtenissen", .roles = P | F | O | T,
     .listeners = v1, .handler = get_feed,
     .summary = "Lees de gebeurtenissen van een register, in volgorde", .bodies = {},
     .answers = feed, .statuses = readable, .query = feed_query, .listing = Listing::events,
     .documented = true, .shed = Shed::lists,
     .needs = Needs::skelets},
    {.name = "gebeurtenis-lezen", .pattern = "/v1/gebeurtenissen/{jti}",
     .roles = everyone, .listeners = v1, .handler = get_gebeurtenis,
     .summary = "Lees een gebeurtenis zonder inhoud", .bodies = {}, .answers = one_event,
     .statuses = cached, .query = purpose_query, .documented = true,
     .needs = Needs::skelets, .unanswered = "raadpleging-niet-vastgelegd"},
    {.name = "ontvangstbewijs-lezen", .pattern = "/v1/gebeurtenissen/{jti}/ontvangstbewijs",
     .roles = everyone, .listeners = v1, .handler = get_ontvangstbewijs,
     .summary = "Lees het nieuwste ontvangstbewijs", .bodies = {}, .answers = receipt,
     .statuses = readable, .query = receipt_query, .documented = true,
     .needs = Needs::skelets},
    {.name = "bewijspakket-lezen", .pattern = "/v1/gebeurtenissen/{jti}/bewijspakket",
     .roles = everyone, .listeners = v1, .handler = get_bewijspakket,
     .summary = "Lees alles om een gebeurtenis zelf te controleren", .bodies = {},
     .answers = proof_package, .statuses = readable, .query = {}, .documented = true},
    {.name = "gebeurtenis-raadplegen", .method = Method::post,
     .pattern = "/v1/gebeurtenissen/{jti}/raadplegingen", .roles = F | O | C | I | T,
     .listeners = console, .handler = post_raadpleging,
     .summary = "Bekijk de inhoud van een gebeurtenis; de inzage wordt eerst vastgelegd",
     .bodies = reason_body, .answers = reading, .statuses = opening, .query = {},
     .documented = true, .unanswered = "raadpleging-niet-vastgelegd"},

    {.name = "gebeurtenistypen-lezen", .pattern = "/v1/gebeurtenistypen", .access = Access::anyone,
     .listeners = v1, .handler = get_gebeurtenistypen,
     .summary = "Lees welke soorten gebeurtenissen er zijn", .bodies = {}, .answers = types,
     .statuses = cached, .query = {}, .documented = true,
     .needs = Needs::skelets},
    {.name = "gebeurtenistype-lezen", .pattern = "/v1/gebeurtenistypen/{evt}",
     .access = Access::anyone, .listeners = v1, .handler = get_gebeurtenistype,
     .summary = "Lees de velden van een soort gebeurtenis", .bodies = {}, .answers = one_type,
     .statuses = cached, .query = {}, .documented = true,
     .needs = Needs::skelets},
    {.name = "codelijsten-lezen", .pattern = "/v1/codelijsten", .access = Access::anyone,
     .listeners = v1, .handler = get_codelijsten, .summary = "Lees welke codelijsten er zijn",
     .bodies = {}, .answers = code_lists, .statuses = cached, .query = {}, .documented = true,
     .needs = Needs::skelets},
    {.name = "codelijst-lezen", .pattern = "/v1/codelijsten/{lijst}", .access = Access::anyone,
     .listeners = v1, .handler = get_codelijst, .summary = "Lees de codes van een lijst",
     .bodies = {}, .answers = code_list, .statuses = cached, .query = edition_query,
     .documented = true,
     .needs = Needs::skelets},
    {.name = "bewaartermijnen-lezen", .pattern = "/v1/bewaartermijnen", .roles = everyone,
     .listeners = v1, .handler = get_bewaartermijnen, .summary = "Lees hoe lang dossiers blijven",
     .bodies = {}, .answers = terms, .statuses = cached, .query = day_query, .documented = true,
     .needs = Needs::skelets},
    {.name = "registers-lezen", .pattern = "/v1/registers", .access = Access::anyone,
     .listeners = v1, .handler = get_registers, .summary = "Lees de stand van de registers",
     .bodies = {}, .answers = registers, .statuses = readable, .query = {}, .documented = true,
     .lane = Lane::connection,
     .needs = Needs::skelets},
    {.name = "register-lezen", .pattern = "/v1/registers/{register}", .access = Access::anyone,
     .listeners = v1, .handler = get_register,
     .summary = "Lees de stand, de klok en het beleid van een register", .bodies = {},
     .answers = one_register, .statuses = readable, .query = {}, .documented = true,
     .lane = Lane::connection,
     .needs = Needs::skelets},

    {.name = "verstrekkingen-lezen", .pattern = "/v1/verstrekkingen",
     .roles = readers_of(Subject::verstrekkingen), .listeners = v1, .handler = get_trail,
     .summary = "Lees wie wat met wie deelde, en op welke grond", .bodies = {},
     .answers = event_list, .statuses = readable, .query = disclosure_query,
     .listing = Listing::events, .documented = true, .shed = Shed::lists},
    {.name = "casussen-lezen", .pattern = "/v1/casussen", .roles = readers_of(Subject::casus),
     .listeners = v1, .handler = get_casussen, .summary = "Lees de casussen met hun stand",
     .bodies = {}, .answers = case_list, .statuses = readable, .query = case_query,
     .listing = Listing::state, .documented = true, .shed = Shed::lists},
    {.name = "casus-lezen", .pattern = "/v1/casussen/{casus}",
     .roles = readers_of(Subject::casus), .listeners = v1, .handler = get_casus,
     .summary = "Lees een dossier: stand, deelnemers, betrokkenen, termijn", .bodies = {},
     .answers = one_case, .statuses = cached, .query = purpose_query, .documented = true,
     .unanswered = "raadpleging-niet-vastgelegd"},
    {.name = "casus-raadplegen", .method = Method::post,
     .pattern = "/v1/casussen/{casus}/raadplegingen", .roles = F | O | C | I | T,
     .listeners = console, .handler = post_casus_raadpleging,
     .summary = "Bekijk de inhoud van een dossier; de inzage wordt eerst vastgelegd",
     .bodies = case_reason_body, .answers = case_reading, .statuses = opening, .query = {},
     .documented = true, .unanswered = "raadpleging-niet-vastgelegd"},
    {.name = "casusgebeurtenissen-lezen", .pattern = "/v1/casussen/{casus}/gebeurtenissen",
     .roles = readers_of(Subject::casus), .listeners = v1, .handler = get_trail,
     .summary = "Lees wat er in een dossier gebeurde", .bodies = {}, .answers = event_list,
     .statuses = readable, .query = timeline_query, .listing = Listing::events,
     .documented = true, .shed = Shed::lists},
    {.name = "casusverstrekkingen-lezen", .pattern = "/v1/casussen/{casus}/verstrekkingen",
     .roles = readers_of(Subject::verstrekkingen), .listeners = v1, .handler = get_trail,
     .summary = "Lees de verstrekkingen van een dossier", .bodies = {}, .answers = event_list,
     .statuses = readable, .query = case_disclosure_query, .listing = Listing::events,
     .documented = true, .shed = Shed::lists},
    {.name = "casusconflicten-lezen", .pattern = "/v1/casussen/{casus}/conflicten-van-plichten",
     .roles = readers_of(Subject::conflicten), .listeners = v1, .handler = get_trail,
     .summary = "Lees de conflicten van plichten van een dossier", .bodies = {},
     .answers = event_list, .statuses = readable, .query = case_conflict_query,
     .listing = Listing::events, .documented = true, .shed = Shed::lists},
    {.name = "casustoestemmingen-lezen", .pattern = "/v1/casussen/{casus}/toestemmingen",
     .roles = readers_of(Subject::toestemmingen), .listeners = v1, .handler = get_toestemmingen,
     .summary = "Lees de toestemmingen van een dossier", .bodies = {}, .answers = consents,
     .statuses = readable, .query = case_consent_query, .listing = Listing::state,
     .documented = true, .shed = Shed::lists},
    {.name = "toestemmingen-lezen", .pattern = "/v1/toestemmingen",
     .roles = readers_of(Subject::toestemmingen), .listeners = v1, .handler = get_toestemmingen,
     .summary = "Lees wie toestemming gaf, weigerde of introk", .bodies = {},
     .answers = consents, .statuses = readable, .query = consent_query,
     .listing = Listing::state, .documented = true, .shed = Shed::lists},
    {.name = "conflicten-lezen", .pattern = "/v1/conflicten-van-plichten",
     .roles = readers_of(Subject::conflicten), .listeners = v1, .handler = get_trail,
     .summary = "Lees de besluiten om te spreken of te zwijgen", .bodies = {},
     .answers = event_list, .statuses = readable, .query = conflict_query,
     .listing = Listing::events, .documented = true, .shed = Shed::lists},
    {.name = "conflict-lezen", .pattern = "/v1/conflicten-van-plichten/{jti}",
     .roles = readers_of(Subject::conflicten), .listeners = v1, .handler = get_conflict,
     .summary = "Lees een besluit met zijn toetsing en wat erop volgde", .bodies = {},
     .answers = one_conflict, .statuses = cached, .query = purpose_query, .documented = true,
     .unanswered = "raadpleging-niet-vastgelegd"},
    {.name = "betrokkenen-zoeken", .method = Method::post, .pattern = "/v1/betrokkenen/_zoek",
     .roles = F | O | C | I, .listeners = console, .handler = zoek_betrokkenen,
     .summary = "Zoek de dossiers van een persoon; de zoekactie wordt eerst vastgelegd",
     .bodies = search_body, .answers = search_result, .statuses = forms, .query = {},
     .documented = true, .unanswered = "raadpleging-niet-vastgelegd"},
    {.name = "raadplegingen-lezen", .pattern = "/v1/raadplegingen",
     .roles = readers_of(Subject::raadplegingen), .listeners = v1, .handler = get_trail,
     .summary = "Lees wie keek, zocht of meenam", .bodies = {}, .answers = event_list,
     .statuses = readable, .query = reading_query, .listing = Listing::events,
     .documented = true, .shed = Shed::lists},

    {.name = "partners-lezen", .pattern = "/v1/partners",
     .roles = P | readers_of(Subject::partners), .listeners = v1, .handler = get_partners,
     .summary = "Lees welke organisaties meedoen",
     .bodies = {}, .answers = partner_list, .statuses = readable, .query = {},
     .listing = Listing::state, .documented = true, .shed = Shed::lists},
    {.name = "partner-lezen", .pattern = "/v1/partners/{oin}",
     .roles = P | readers_of(Subject::partners), .listeners = v1, .handler = get_partner,
     .summary = "Lees een organisatie", .bodies = {},
     .answers = one_partner, .statuses = readable, .query = {}, .documented = true},
    {.name = "partnersleutels-lezen", .pattern = "/v1/partners/{oin}/sleutels",
     .roles = P | readers_of(Subject::partners), .listeners = v1,
     .handler = get_partner_sleutels,
     .summary = "Lees de sleutels van een organisatie", .bodies = {}, .answers = key_list,
     .statuses = readable, .query = {}, .listing = Listing::state, .documented = true,
     .shed = Shed::lists},
    {.name = "sleutelaanvraag-maken", .method = Method::post, .pattern = "/v1/sleutelaanvragen",
     .roles = B, .listeners = v1, .handler = post_sleutelaanvraag,
     .summary = "Maak een code waarmee een organisatie een sleutel aanvraagt", .bodies = oin_body,
     .answers = key_code, .statuses = forms, .query = {}, .documented = true},
    {.name = "sleutelaanvraag-controleren", .method = Method::post,
     .pattern = "/v1/sleutelaanvragen/_lees", .roles = B, .listeners = v1,
     .handler = lees_sleutelaanvraag, .summary = "Controleer het aanvraagbestand van een sleutel",
     .bodies = key_file_bodies, .answers = read_key, .statuses = key_reading, .query = {},
     .documented = true},

    {.name = "openapi-lezen", .pattern = "/v1/openapi.json", .access = Access::anyone,
     .listeners = v1, .handler = get_openapi, .summary = "Lees dit document", .bodies = {},
     .answers = any_json, .statuses = cached, .query = {}, .lane = Lane::connection,
     .needs = Needs::skelets},
    {.name = "probleem-lezen", .pattern = "/problemen/{slug}", .access = Access::anyone,
     .listeners = v1, .handler = get_probleem, .summary = "Lees wat een probleem betekent",
     .bodies = {}, .answers = any_page, .statuses = {}, .query = {}, .lane = Lane::connection,
     .needs = Needs::skelets},
    {.name = "controlepunt-lezen", .pattern = "/log/{register}/checkpoint",
     .access = Access::anyone, .listeners = v1, .handler = get_checkpoint,
     .summary = "Lees het nieuwste controlepunt", .bodies = {}, .answers = any_text,
     .statuses = cached, .query = {},
     .needs = Needs::skelets},
    {.name = "tegel-lezen", .pattern = "/log/{register}/tile/{pad*}", .access = Access::anyone,
     .listeners = v1, .handler = get_tile, .summary = "Lees een tegel met hashes", .bodies = {},
     .answers = any_bytes, .statuses = {}, .query = {},
     .needs = Needs::skelets},
    {.name = "regels-lezen", .pattern = "/log/{register}/tile/entries/{pad*}",
     .roles = F | T, .listeners = v1, .handler = get_entries,
     .summary = "Lees de regels van een tegel", .bodies = {}, .answers = any_bytes,
     .statuses = {}, .query = {},
     .needs = Needs::skelets},

    {.name = "levend", .pattern = "/healthz", .access = Access::anyone, .listeners = beheer | sok,
     .handler = get_healthz, .summary = "Draait het logboek", .bodies = {}, .answers = any_json,
     .statuses = {}, .query = {}, .lane = Lane::connection, .shed = Shed::never,
     .needs = Needs::skelets},
    {.name = "gereed", .pattern = "/readyz", .access = Access::anyone, .listeners = beheer | sok,
     .handler = get_readyz, .summary = "Kan het logboek nu aannemen", .bodies = {},
     .answers = any_json, .statuses = {}, .query = {}, .lane = Lane::connection,
     .shed = Shed::never,
     .needs = Needs::skelets},
    {.name = "versie", .pattern = "/versie", .access = Access::anyone, .listeners = beheer | sok,
     .handler = get_versie, .summary = "Welke versie draait er", .bodies = {}, .answers = any_json,
     .statuses = {}, .query = {}, .lane = Lane::connection, .shed = Shed::never,
     .needs = Needs::skelets},
    {.name = "metingen", .pattern = "/metrics", .access = Access::anyone, .listeners = beheer | sok,
     .handler = get_metrics, .summary = "Metingen voor Prometheus", .bodies = {},
     .answers = any_text, .statuses = {}, .query = {}, .lane = Lane::connection,
     .shed = Shed::never,
     .needs = Needs::skelets},

    {.name = "registers-controleren", .method = Method::post,
     .pattern = "/v1/registers/_controleer", .roles = B, .listeners = sok,
     .handler = controleer_registers, .summary = "Controleer het hele logboek",
     .bodies = check_body, .answers = any_json, .statuses = {}, .query = {},
     .shed = Shed::lists,
     .needs = Needs::skelets},
    {.name = "oefenklok-zetten", .method = Method::post, .pattern = "/v1/oefen/klok",
     .roles = B, .listeners = sok, .handler = post_oefen_klok,
     .summary = "Zet de oefenklok vooruit", .bodies = clock_body, .answers = any_json,
     .statuses = {}, .query = {},
     .needs = Needs::skelets},
    {.name = "oefenkopie-maken", .method = Method::post, .pattern = "/v1/oefen/kopie",
     .roles = B, .listeners = sok, .handler = post_oefen_kopie,
     .summary = "Maak een kopie van het oefenlogboek", .bodies = copy_body, .answers = copied,
     .statuses = {}, .query = {}, .shed = Shed::lists,
     .needs = Needs::skelets},
};
// clang-format on

constexpr bool sound(const Route& row) {
  if (row.name.empty() || row.summary.empty() || !row.handler || row.listeners == 0) return false;
  if (!row.pattern.starts_with('/') || row.pattern.ends_with('/')) return false;
  if ((row.method == Method::post) == row.bodies.empty()) return false;
  if (row.answers.empty()) return false;
  // Public routes have no roles; a route with roles names at least one.
  if ((row.access == Access::anyone) != (row.roles == 0)) return false;
  if (row.documented && !row.pattern.starts_with("/v1/")) return false;
  for (const AnswerRow& answer : row.answers)
    if (answer.media.empty() || answer.status < 200 || answer.status > 299) return false;
  for (const BodyRow& body : row.bodies)
    if (body.media.empty() || body.limit == 0) return false;
  return true;
}

constexpr bool all_sound() {
  for (const Route& row : rows) {
    if (!sound(row)) return false;
    for (const Route& other : rows) {
      if (&row == &other) continue;
      if (row.name == other.name) return false;
      if (row.method == other.method && row.pattern == other.pattern) return false;
    }
  }
  return true;
}
static_assert(all_sound());

}  // namespace

std::span<const Route> routes() { return rows; }

}  // namespace zegel::api
