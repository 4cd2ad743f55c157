#include "api/openapi/schema_rows.h"

namespace zegel::openapi {
namespace {

constexpr ValueType types[] = {
    {"tekst", R"({"type":"string"})"},
    {"reden", R"({"type":"string","minLength":1,"maxLength":500,"pattern":"^[^@]*$"})"},
    {"id", R"({"type":"string","pattern":"^[A-Za-z0-9_-]{21}[AQgw]$"})"},
    {"hash", R"({"type":"string","pattern":"^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"})"},
    {"oin", R"({"type":"string","pattern":"^[0-9]{20}$"})"},
    {"iss", R"({"type":"string","pattern":"^urn:oin:[0-9]{20}$"})"},
    {"evt", R"({"type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*\\.v[1-9][0-9]{0,2}$"})"},
    {"code", R"({"type":"string","pattern":"^[a-z0-9]+([-.][a-z0-9]+)*$"})"},
    {"getal", R"({"type":"integer","minimum":0})"},
    {"status", R"({"type":"integer","minimum":100,"maximum":599})"},
    {"ja-nee", R"({"type":"boolean"})"},
    {"tijdstip", R"({"type":"string","format":"date-time"})"},
    {"datum", R"({"type":"string","format":"date"})"},
    {"adres", R"({"type":"string","format":"uri-reference"})"},
    {"object", R"({"type":"object"})"},
    {"register", R"({"type":"string","enum":["meldingen","regie","toezicht"]})"},
    {"stand", R"({"type":"string","enum":["ontvangen","bewezen","getuigd"]})"},
    {"toestand",
     R"({"type":"string","enum":["volledig","gedeeltelijk","vernietigd","ontbreekt"]})"},
    {"bsn", R"({"type":"string","pattern":"^[0-9]{9}$"})"},
    {"naamtekst", R"({"type":"string","minLength":1,"maxLength":200})"},
    {"onzeker", R"({"type":"string","format":"onzekere-datum",)"
                R"("pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})"},
    {"idlijst",
     R"({"type":"array","minItems":1,"maxItems":200,)"
     R"("items":{"type":"string","pattern":"^[A-Za-z0-9_-]{21}[AQgw]$"}})"},
    {"dossierstatus", R"({"type":"string","enum":["open","gesloten"]})"},
    {"dossiersoort", R"({"type":"string","enum":["casus","melding","rechtenverzoek"]})"},
    {"toestemmingstand",
     R"({"type":"string","enum":["geldig","geweigerd","nog-niet","deels-ingetrokken",)"
     R"("ingetrokken","verlopen"]})"},
    {"lijstvorm", R"({"type":"string","enum":["codes","oin","vier-cijfers"]})"},
    {"lijstreden",
     R"({"type":"string","enum":["bijlezen","register-bevroren","buiten-mandaat",)"
     R"("gefilterd-op-recht","te-veel-treffers"]})"},
    {"sleutelstand", R"({"type":"string","enum":["geldig","voorstel"]})"},
    {"kenmerk", R"({"type":"string","pattern":"^[0-9a-f]{16}$"})"},
};

constexpr MemberRow fout[] = {
    {"code", "tekst", "V-code, of de naam van het probleem"},
    {"veld", "tekst", "JSON Pointer, ?naam of de naam van een kop; leeg als het geen veld betreft"},
    {"uitleg", "tekst"},
    {"oplossing", "tekst"},
    {"bron", "tekst", "Wet, besluit of ontwerpregel"},
};
constexpr MemberRow probleem[] = {
    {"type", "adres", "Openbare pagina met oorzaak en oplossing"},
    {"title", "tekst"},
    {"status", "status"},
    {"detail", "tekst"},
    {"instance", "tekst"},
    {"kenmerk", "kenmerk", "Noem dit bij vragen aan de beheerder"},
    {"fouten", "[#Fout]", "Alle fouten tegelijk"},
};
constexpr MemberRow link[] = {{"href", "adres"}};
constexpr MemberRow links[] = {{"self", "#Link"}};
constexpr MemberRow lijstlinks[] = {
    {"self", "#Link"},
    {"next", "#Link", "De volgende bladzijde; ontbreekt op de laatste", true},
};
constexpr MemberRow registerstand[] = {
    {"register", "register"},
    {"grootte", "getal", "Alle gebeurtenissen met een lager volgnummer zijn meegenomen"},
    {"controlepuntOp", "tijdstip?", "Moment van het nieuwste controlepunt, dat deze stand dekt"},
};
constexpr MemberRow volledigheid[] = {
    {"totEnMet", "[#Registerstand]"},
    {"compleet", "ja-nee"},
    {"redenen", "[lijstreden]", "Waarom niet compleet"},
    {"vernietigdSindsdien", "getal", "Dossiers die sinds die stand zijn vernietigd"},
};
constexpr MemberRow ontvangst[] = {
    {"jti", "id"},
    {"register", "register"},
    {"volgnummer", "getal", "Plaats in het register"},
    {"stand", "stand"},
    {"toestand", "toestand"},
    {"ontvangstbewijs", "tekst?", "tlog-proof; null zolang geen controlepunt de gebeurtenis dekt"},
    {"bevindingen", "[tekst]"},
    {"_links", "#Links"},
};
constexpr MemberRow resultaat[] = {
    {"status", "status"},
    {"ontvangst", "#Ontvangst", {}, true},
    {"probleem", "#Probleem", {}, true},
};
constexpr MemberRow resultaten[] = {{"resultaten", "[#Resultaat]", "In de volgorde van de regels"}};
constexpr MemberRow skelet[] = {
    {"iss", "iss"},       {"aud", "tekst"},
    {"jti", "id"},        {"iat", "getal", "Uur van ondertekening, in seconden sinds 1970"},
    {"evt", "evt"},       {"bkl", "code", "Bewaarklasse"},
    {"vwa", "code", "Verwerkingsactiviteit"},
    {"isn", "getal", {}, true},
    {"chk", "getal", {}, true},
};
constexpr MemberRow organisatie[] = {
    {"oin", "oin"},
    {"naam", "tekst?", "null: deze organisatie doet niet mee"},
};
constexpr MemberRow betrokkene[] = {  // an element of an event: what its row has, and is open
    {"pid", "id"},
    {"rol", "code", {}, true},
    {"informeren", "code", {}, true},
    {"grondslagGeheim", "code", {}, true},
    {"grondslagVerwijzing", "id", "De toestemming of het besluit waarop dit rust", true},
    {"informerenUiterlijkDatum", "datum", {}, true},
    {"uitstelgrond", "code", {}, true},
    {"herbeoordelingDatum", "datum", {}, true},
};
constexpr MemberRow gebeurtenisrij[] = {
    {"jti", "id"},
    {"register", "register"},
    {"volgnummer", "getal"},
    {"ontvangenOp", "tijdstip", "Het uur van ontvangst"},
    {"evt", "evt"},
    {"naam", "tekst"},
    {"afzender", "#Organisatie", "Wie het vastlegde"},
    {"casus", "id?", "Het dossier; null als de inhoud weg is"},
    {"velden", "object", "De open velden, nooit de verzegelde"},
    {"betrokkenen", "[#Betrokkene]"},
    {"organisaties", "[#Organisatie]", "Namen bij de OINs in de velden"},
    {"_links", "#Links"},
};
constexpr MemberRow regel[] = {
    {"skelet", "#Skelet"},
    {"stand", "stand"},
    {"toestand", "toestand?", "null op een server zonder inhoud"},
};
constexpr MemberRow verwijzing[] = {
    {"veld", "tekst", "betrokkenen/<veld> als het bij een betrokkene staat"},
    {"jti", "id"},
    {"register", "register"},
    {"volgnummer", "getal"},
    {"evt", "evt"},
};
constexpr MemberRow verwijzingen[] = {
    {"naar", "[#Verwijzing]", "Waarnaar deze gebeurtenis verwijst"},
    {"van", "[#Verwijzing]", "Wat in dit dossier naar haar verwijst"},
};
constexpr MemberRow gebeurtenis[] = {
    {"kid", "hash"},
    {"jws", "tekst"},
    {"verwijzingen", "#Verwijzingen"},
};
constexpr MemberRow sleutelgebeurtenis[] = {
    {"gebeurtenis", "tekst", "SD-JWT met zijn onthullingen"},
    {"ontvangstbewijs", "tekst"},
};
constexpr MemberRow sleutelgeschiedenis[] = {
    {"kid", "hash"},
    {"publiekeSleutel", "hash"},
    {"iss", "iss"},
    {"gebeurtenissen", "[#Sleutelgebeurtenis]"},
};
constexpr MemberRow bewijspakket[] = {
    {"jws", "tekst"},
    {"ontvangstbewijs", "tekst"},
    {"beleid", "tekst", "tlog-policy"},
    {"sleutel", "#Sleutelgeschiedenis"},
};
constexpr MemberRow raadpleging_vraag[] = {
    {"raadplegingsdoel", "raadplegingsdoel"},
    {"raadplegingsreden", "reden"},
};
constexpr MemberRow raadpleging[] = {
    {"raadpleging", "id", "jti van de vastgelegde raadpleging"},
    {"jti", "id"},
    {"register", "register"},
    {"volgnummer", "getal"},
    {"evt", "evt"},
    {"toestand", "toestand"},
    {"inhoud", "object", "De leesbare velden"},
    {"gebeurtenis", "tekst", "SD-JWT met de leesbare onthullingen"},
};
constexpr MemberRow casusraadpleging_vraag[] = {
    {"raadplegingsdoel", "raadplegingsdoel"},
    {"raadplegingsreden", "reden"},
    {"jtis", "idlijst", "Alleen deze gebeurtenissen; anders alle", true},
    {"pids", "idlijst", "Alleen wat over deze betrokkenen gaat", true},
};
constexpr MemberRow zoek_vraag[] = {
    {"bsn", "bsn", "Of: geslachtsnaam met een geboortedatum", true},
    {"geslachtsnaam", "naamtekst", "Zonder voorvoegsel", true},
    {"geboorteDatum", "datum", {}, true},
    {"geboorteDatumOnzeker", "onzeker", "Met 00 voor wat niet bekend is", true},
    {"raadplegingsdoel", "raadplegingsdoel"},
    {"raadplegingsreden", "reden"},
};
constexpr MemberRow trefferlinks[] = {{"self", "#Link"}, {"verstrekkingen", "#Link"}};
constexpr MemberRow treffer[] = {
    {"register", "register"},
    {"casus", "id"},
    {"pid", "id"},
    {"rollen", "[code]"},
    {"leeftijdsklasse", "code?"},
    {"_links", "#Trefferlinks"},
};
constexpr MemberRow zoekresultaat[] = {
    {"zoekactie", "id", "jti van de vastgelegde zoekactie"},
    {"rijen", "[#Treffer]"},
    {"totaal", "getal"},
    {"volledigheid", "#Volledigheid"},
    {"_links", "#Lijstlinks"},
};
constexpr MemberRow geopend[] = {
    {"jti", "id"},
    {"register", "register"},
    {"volgnummer", "getal"},
    {"evt", "evt"},
    {"toestand", "toestand"},
    {"inhoud", "object", "De leesbare velden; ontbreekt als niets te openen is", true},
    {"gebeurtenis", "tekst", "SD-JWT met de leesbare onthullingen", true},
};
constexpr MemberRow casusraadpleging[] = {
    {"raadpleging", "id", "jti van de vastgelegde raadpleging"},
    {"casus", "id"},
    {"nietTeOpenen", "getal", "Gebeurtenissen die uw rol niet mag openen"},
    {"rijen", "[#GeopendeGebeurtenis]"},
};
constexpr MemberRow casusrij[] = {
    {"casus", "id"},
    {"status", "dossierstatus"},
    {"niveau", "code"},
    {"casusSoort", "code"},
    {"fase", "code"},
    {"kader", "code?"},
    {"regieOrganisatie", "#Organisatie?"},
    {"problematiek", "[code]"},
    {"gemeenten", "[tekst]"},
    {"geopendOp", "tijdstip"},
    {"geslotenOp", "tijdstip?"},
    {"vernietigenNaDatum", "datum?", "null: de termijn loopt nog niet, of uw rol ziet hem niet"},
    {"aangehouden", "ja-nee"},
    {"_links", "#Links"},
};
constexpr MemberRow triage[] = {
    {"jti", "id"},
    {"uitgevoerdOp", "tijdstip"},
    {"criteriaset", "code?"},
    {"triageuitkomst", "code?"},
    {"voldaan", "ja-nee", "Aan elk criterium is voldaan"},
    {"lokaalGeprobeerd", "ja-nee"},
};
constexpr MemberRow casusgegevens[] = {
    {"niveau", "code"},
    {"casusSoort", "code"},
    {"fase", "code"},
    {"faseOp", "tijdstip"},
    {"geopendOp", "tijdstip"},
    {"geslotenOp", "tijdstip?"},
    {"heropendOp", "tijdstip?"},
    {"redenSluiting", "code?"},
    {"evaluatieGedaan", "ja-nee"},
    {"regieOrganisatie", "#Organisatie?"},
    {"aanmelder", "#Organisatie?"},
    {"herkomst", "code?"},
    {"kader", "code?"},
    {"dienst", "code?"},
    {"procesregie", "code?"},
    {"escalatieOrgaan", "code?"},
    {"bestuurlijkOrgaan", "code?"},
    {"uitspraakSoort", "code?"},
    {"uitspraakDatum", "datum?"},
    {"problematiek", "[code]"},
    {"gemeenten", "[tekst]"},
    {"wettelijkKader", "[code]"},
    {"piramideniveau", "getal?"},
    {"dilemmaGevuld", "ja-nee"},
    {"vraagGevuld", "ja-nee"},
    {"nogLeeg", "[tekst]", "Velden van de gestructureerde aanpak die nog leeg zijn"},
    {"triage", "#Triage?"},
};
constexpr MemberRow meldinggegevens[] = {
    {"meldingsoort", "code"},
    {"meldpunt", "code?"},
    {"kanaal", "code?"},
    {"soortMelder", "code?"},
    {"urgentie", "code?"},
    {"problematiek", "[code]"},
    {"terugkoppelingGewenst", "ja-nee"},
    {"ontvangenOp", "tijdstip", "Van een SISA-signaal: afgegeven"},
    {"afhandeling", "code?"},
    {"afgehandeldOp", "tijdstip?"},
    {"doorgeleidNaar", "#Organisatie?"},
    {"doorgeleidNaarCasus", "id?"},
    {"contactOrganisatie", "#Organisatie?"},
    {"medewetenDatum", "datum?"},
    {"verwijderenUiterlijkDatum", "datum?"},
    {"matchOrganisaties", "[#Organisatie]"},
    {"matchOp", "tijdstip?"},
    {"instemming", "ja-nee?"},
    {"redenSisa", "code?"},
    {"triage", "#Triage?"},
};
constexpr MemberRow verzoekgegevens[] = {
    {"verzoek", "id", "jti van het verzoek"},
    {"stap", "code"},
    {"rechtsoort", "code"},
    {"kanaal", "code?"},
    {"verzoekerRol", "code?"},
    {"verzoeker", "id?", "pid"},
    {"contactpunt", "#Organisatie?"},
    {"periodeVanDatum", "datum?"},
    {"periodeTotDatum", "datum?"},
    {"ontvangenOp", "tijdstip"},
    {"termijnDatum", "datum", "De laatste dag om te antwoorden"},
    {"verlengreden", "code?"},
    {"besluit", "id?"},
    {"beslotenOp", "tijdstip?"},
    {"rechtenbesluit", "code?"},
    {"afwijzingsgrond", "code?"},
    {"beperkingsgronden", "[code]"},
    {"herbeoordelingDatum", "datum?"},
    {"verstrektOp", "tijdstip?"},
    {"uitreikwijze", "code?"},
    {"aantalRegels", "getal"},
};
constexpr MemberRow termijn[] = {
    {"bewaarklasse", "code"},
    {"beginDatum", "datum?", "De dag waarop de termijn begint; null: zij loopt nog niet"},
    {"vernietigenNaDatum", "datum?"},
    {"vast", "ja-nee", "De gebeurtenis die de termijn start, is er"},
    {"verlengd", "getal", "Hoe vaak, met akkoord"},
    {"herbeoordelingDatum", "datum?"},
};
constexpr MemberRow aanhouding[] = {
    {"jti", "id"},
    {"aanhoudingssoort", "code"},
    {"geldig", "ja-nee"},
    {"aangehoudenOp", "tijdstip"},
    {"besluitDoorRol", "code?"},
    {"herbeoordelingDatum", "datum?"},
    {"verzoek", "id?"},
    {"opgehevenOp", "tijdstip?"},
    {"redenOpheffing", "code?"},
};
constexpr MemberRow deelname[] = {
    {"deelnemer", "#Organisatie"},
    {"deelnemerRol", "code"},
    {"deelnameSoort", "code"},
    {"vanafDatum", "datum"},
    {"totEnMetDatum", "datum?"},
    {"toelating", "id"},
    {"verwijdering", "id?"},
    {"redenVerwijdering", "code?"},
};
constexpr MemberRow dossierbetrokkene[] = {
    {"pid", "id"},
    {"label", "tekst", "Noemt geen naam"},
    {"rollen", "[code]"},
    {"identificatiesoort", "code?"},
    {"leeftijdsklasse", "code?"},
    {"afgeschermdVoorVertegenwoordiger", "[code]"},
};
constexpr MemberRow dossierlinks[] = {
    {"self", "#Link"},
    {"gebeurtenissen", "#Link"},
    {"verstrekkingen", "#Link"},
    {"toestemmingen", "#Link"},
    {"conflictenVanPlichten", "#Link"},
};
constexpr MemberRow dossier[] = {
    {"casus", "id"},
    {"register", "register"},
    {"bewaarklasse", "code"},
    {"geopendDoor", "#Organisatie"},
    {"dossiersoort", "dossiersoort"},
    {"status", "dossierstatus"},
    {"casusgegevens", "#Casusgegevens", {}, true},
    {"meldinggegevens", "#Meldinggegevens", {}, true},
    {"verzoekgegevens", "#Verzoekgegevens", {}, true},
    {"termijn", "#Termijn?", "null: er is geen termijn, of uw rol ziet hem niet"},
    {"aanhoudingen", "[#Aanhouding]"},
    {"deelnemers", "[#Deelname]", "Wie opende en wie de regie heeft, doen ook mee"},
    {"betrokkenen", "[#Dossierbetrokkene]"},
    {"_links", "#Dossierlinks"},
};
constexpr MemberRow intrekking[] = {
    {"jti", "id"},
    {"ingetrokkenOp", "tijdstip"},
    {"reikwijdte", "code"},
    {"ontvangers", "[#Organisatie]"},
    {"gegevenssoorten", "[code]"},
    {"gegevenDoor", "code?"},
    {"kanaal", "code?"},
    {"vertegenwoordiging", "id?"},
};
constexpr MemberRow toestemming[] = {
    {"jti", "id"},
    {"register", "register"},
    {"volgnummer", "getal"},
    {"casus", "id"},
    {"pid", "id"},
    {"stand", "toestemmingstand", "Op dit moment"},
    {"afzender", "#Organisatie"},
    {"toestemmingVoor", "code?"},
    {"gegevenDoor", "code?"},
    {"verstrekkers", "[#Organisatie]"},
    {"ontvangers", "[#Organisatie]"},
    {"doel", "code?"},
    {"gegevenssoorten", "[code]"},
    {"gegevenOp", "tijdstip?"},
    {"geweigerdOp", "tijdstip?"},
    {"ingaatOp", "tijdstip?"},
    {"vervaltOp", "tijdstip?"},
    {"eindgebeurtenis", "code?"},
    {"geeindigdOp", "tijdstip?"},
    {"geeindigdDoor", "id?"},
    {"leeftijdsklasse", "code?"},
    {"terZakeBekwaam", "ja-nee?"},
    {"kader", "code?"},
    {"toestemmingswijze", "code?"},
    {"intrekkingswijze", "code?"},
    {"uitzondering", "code?"},
    {"vertegenwoordiging", "id?"},
    {"geadresseerdeGevuld", "ja-nee"},
    {"tekstVersie", "tekst?"},
    {"tekstHash", "hash?"},
    {"intrekkingen", "[#Intrekking]"},
    {"_links", "#Links"},
};
constexpr MemberRow conflict[] = {
    {"besluit", "#Gebeurtenisrij"},
    {"toetsingen", "[#Gebeurtenisrij]", "Achteraf, door een tweede persoon"},
    {"informeren", "[#Gebeurtenisrij]", "Hoe de betrokkene het hoorde, of waarom nog niet"},
    {"verstrekkingen", "[#Gebeurtenisrij]", "Wat op dit besluit is gedeeld"},
    {"_links", "#Links"},
};
constexpr MemberRow registertoestand[] = {
    {"code", "tekst"},
    {"reden", "tekst"},
    {"uitleg", "tekst"},
};
constexpr MemberRow reg[] = {
    {"naam", "register"},
    {"oorsprong", "tekst"},
    {"controlepuntSleutel", "tekst", "vkey"},
    {"beleid", "tekst", "tlog-policy"},
    {"grootte", "getal"},
    {"wortel", "tekst"},
    {"controlepunt", "tekst", "Nieuwste ondertekende controlepunt; leeg zolang er geen is"},
    {"toestand", "#Registertoestand"},
    {"klok", "tijdstip", "Klok van het logboek: neem hieruit iat en tijdstip"},
    {"oefenmodus", "ja-nee"},
    {"_links", "#Links"},
};
constexpr MemberRow registers[] = {{"rijen", "[#Register]"}};
constexpr MemberRow partner[] = {
    {"oin", "oin"},
    {"naam", "tekst"},
    {"ontvangerSoort", "code"},
    {"partijRol", "code"},
    {"beroepsgeheim", "ja-nee"},
    {"vanafDatum", "datum"},
    {"totEnMetDatum", "datum?"},
    {"volgnummer", "getal"},
    {"_links", "#Links"},
};
constexpr MemberRow sleutel[] = {
    {"kid", "hash"},
    {"publiekeSleutel", "hash"},
    {"oin", "oin"},
    {"stand", "sleutelstand"},
    {"ingaatOp", "tijdstip?"},
    {"vervaltOp", "tijdstip?"},
    {"ingetrokkenOp", "tijdstip?"},
    {"huissleutel", "ja-nee"},
    {"toegestaneTypen", "[code]"},
    {"toegestaneRegisters", "[register]"},
    {"registratie", "id", "jti van de registratie"},
};
constexpr MemberRow aanvraag_vraag[] = {{"oin", "oin"}};
constexpr MemberRow aanvraag[] = {
    {"oin", "oin"},
    {"code", "tekst", "Eenmalig, voor deze organisatie"},
    {"ledgerId", "tekst"},
    {"vervaltOp", "tijdstip"},
};
constexpr MemberRow gelezen[] = {
    {"oin", "oin"},
    {"kid", "hash"},
    {"publiekeSleutel", "hash"},
    {"vingerafdruk", "tekst", "Vergelijk dit per telefoon"},
    {"bezitsbewijs", "tekst"},
};
constexpr MemberRow codelabel[] = {{"code", "tekst"}, {"label", "tekst"}};
constexpr MemberRow codelijstrij[] = {
    {"lijst", "tekst"},
    {"versie", "getal"},
    {"vorm", "lijstvorm", "codes: de codes hieronder; anders elke waarde van die vorm"},
    {"uitbreidbaar", "ja-nee", "Een omgeving mag codes toevoegen"},
    {"_links", "#Links"},
};
constexpr MemberRow codelijsten[] = {{"rijen", "[#Codelijstrij]"}, {"_links", "#Links"}};
constexpr MemberRow lijstcode[] = {{"code", "tekst"}, {"label", "tekst"}, {"gesloten", "ja-nee"}};
constexpr MemberRow codelijst[] = {
    {"lijst", "tekst"},
    {"versie", "getal"},
    {"vorm", "lijstvorm"},
    {"uitbreidbaar", "ja-nee"},
    {"_links", "#Links"},
    {"codes", "[#Lijstcode]"},
};
constexpr MemberRow bewaartermijn[] = {
    {"bewaarklasse", "code"},
    {"dossier", "tekst", "Wat er wordt bewaard"},
    {"termijn", "tekst"},
    {"klokstart", "tekst", "Vanaf wanneer de termijn telt"},
    {"bron", "tekst"},
    {"toelichting", "tekst", "De keuze waar de bron niets zegt; leeg als de bron het regelt"},
    {"teVerifieren", "ja-nee", "Nog niet door een mens aan de wet getoetst"},
};
constexpr MemberRow bewaartermijnen[] = {
    {"versie", "getal"},
    {"rijen", "[#Bewaartermijn]"},
    {"_links", "#Links"},
};
constexpr MemberRow veld[] = {
    {"naam", "tekst"},
    {"label", "tekst"},
    {"soort", "tekst"},
    {"verplicht", "ja-nee"},
    {"blootstelling", "code"},
    {"lijst", "tekst", {}, true},
    {"codes", "[#Codelabel]", {}, true},
};
constexpr MemberRow typerij[] = {
    {"evt", "evt"},
    {"label", "tekst"},
    {"verwerkingsactiviteiten", "object", "Per register; null: die van het onderwerp"},
    {"opentKlasse", "code?", "Bewaarklasse van het dossier dat deze gebeurtenis opent"},
    {"opstellers", "[code]"},
    {"voorZichzelf", "ja-nee"},
    {"akkoord", "[code]"},
    {"betrokkenen", "code"},
    {"_links", "#Links"},
};
constexpr MemberRow typen[] = {{"rijen", "[#Gebeurtenistyperij]"}, {"_links", "#Links"}};
constexpr MemberRow type[] = {
    {"evt", "evt"},
    {"label", "tekst"},
    {"verwerkingsactiviteiten", "object"},
    {"opentKlasse", "code?"},
    {"opstellers", "[code]"},
    {"voorZichzelf", "ja-nee"},
    {"akkoord", "[code]"},
    {"betrokkenen", "code"},
    {"_links", "#Links"},
    {"velden", "[#Veld]"},
    {"betrokkene", "[#Veld]", "Velden per betrokkene"},
    {"schema", "object", "JSON Schema van de inhoud"},
};

constexpr SchemaRow schemas[] = {
    {"Probleem", "Waarom het niet kan en wat te doen (RFC 9457)", probleem},
    {"Fout", "Eén fout", fout},
    {"Link", "Verwijzing", link},
    {"Links", "Verwijzingen", links, false, "#Link"},
    {"Lijstlinks", "Verwijzingen van een lijst", lijstlinks},
    {"Registerstand", "Tot waar een lijst gaat in een register", registerstand},
    {"Volledigheid", "Tot waar een lijst volledig is", volledigheid},
    {"Ontvangst", "Ontvangst van een gebeurtenis", ontvangst},
    {"Resultaat", "Uitslag van één regel", resultaat},
    {"Resultaten", "Uitslag van een reeks", resultaten},
    {"Skelet", "Wat van een gebeurtenis blijft", skelet},
    {"Organisatie", "Een organisatie", organisatie},
    {"Betrokkene", "Een betrokkene met zijn open velden", betrokkene},
    {"Gebeurtenisrij", "Een gebeurtenis in een lijst", gebeurtenisrij},
    {"Gebeurtenisregel", "Een gebeurtenis in de volgorde van haar register", regel, false, {},
     "Gebeurtenisrij"},
    {"Verwijzing", "Een gebeurtenis die een andere noemt", verwijzing},
    {"Verwijzingen", "Verwijzingen in beide richtingen", verwijzingen},
    {"Gebeurtenis", "Een gebeurtenis zonder haar inhoud", gebeurtenis, false, {},
     "Gebeurtenisregel"},
    {"Sleutelgebeurtenis", "Gebeurtenis over een sleutel, met bewijs", sleutelgebeurtenis},
    {"Sleutelgeschiedenis", "De sleutel van de ondertekenaar", sleutelgeschiedenis},
    {"Bewijspakket", "Alles om een gebeurtenis zonder ons te controleren", bewijspakket},
    {"RaadplegingVraag", "Waarom u de inhoud wilt zien", raadpleging_vraag, true},
    {"Raadpleging", "De inhoud, na vastlegging van de raadpleging", raadpleging},
    {"CasusraadplegingVraag", "Waarom u de inhoud wilt zien, en waarvan",
     casusraadpleging_vraag, true},
    {"ZoekVraag", "Wie u zoekt, en waarom", zoek_vraag, true},
    {"Trefferlinks", "Het dossier, en wat daarin over deze persoon is gedeeld", trefferlinks},
    {"Treffer", "Een dossier van deze persoon, zonder naam", treffer},
    {"Zoekresultaat", "De dossiers, na vastlegging van de zoekactie", zoekresultaat},
    {"GeopendeGebeurtenis", "Een gebeurtenis met haar leesbare inhoud", geopend},
    {"Casusraadpleging", "De inhoud, na vastlegging van de raadpleging", casusraadpleging},
    {"Casusrij", "Een casus in een lijst", casusrij},
    {"Triage", "De laatste triage", triage},
    {"Casusgegevens", "De stand van een casus", casusgegevens},
    {"Meldinggegevens", "De stand van een melding, een signaal of een SISA-signaal",
     meldinggegevens},
    {"Verzoekgegevens", "De stand van een rechtenverzoek", verzoekgegevens},
    {"Termijn", "Tot wanneer het dossier blijft", termijn},
    {"Aanhouding", "Een reden om niet te vernietigen", aanhouding},
    {"Deelname", "Een organisatie in een casus", deelname},
    {"Dossierbetrokkene", "Een betrokkene, zonder naam", dossierbetrokkene},
    {"Dossierlinks", "De delen van een dossier", dossierlinks},
    {"Dossier", "Een dossier met zijn stand", dossier},
    {"Intrekking", "Een intrekking van een toestemming", intrekking},
    {"Toestemming", "Een toestemming of weigering met haar verloop", toestemming},
    {"ConflictVanPlichten", "Een besluit om te spreken of te zwijgen", conflict},
    {"Registertoestand", "Wat een register nu doet", registertoestand},
    {"Register", "Een register", reg},
    {"Registers", "Alle registers", registers},
    {"Partner", "Een organisatie die meedoet", partner},
    {"Sleutel", "Een sleutel van een organisatie", sleutel},
    {"SleutelaanvraagVraag", "Voor wie de code is", aanvraag_vraag, true},
    {"Sleutelaanvraag", "Eenmalige code voor een sleutelaanvraag", aanvraag},
    {"GelezenSleutelaanvraag", "Een gecontroleerde sleutelaanvraag", gelezen},
    {"Codelabel", "Een code en hoe zij heet", codelabel},
    {"Codelijstrij", "Een codelijst, zonder haar codes", codelijstrij},
    {"Codelijsten", "De codelijsten", codelijsten},
    {"Lijstcode", "Een code van een lijst", lijstcode},
    {"Codelijst", "Een codelijst met haar codes", codelijst},
    {"Bewaartermijn", "Hoe lang een soort dossier blijft", bewaartermijn},
    {"Bewaartermijnen", "De termijnen die gelden", bewaartermijnen},
    {"Veld", "Een veld van een gebeurtenis", veld},
    {"Gebeurtenistyperij", "Een soort gebeurtenis, zonder velden", typerij},
    {"Gebeurtenistypen", "De soorten gebeurtenissen", typen},
    {"Gebeurtenistype", "Een soort gebeurtenis", type},
};

constexpr ListRow lists[] = {
    {"Gebeurtenissen", "De gebeurtenissen van een register", "Gebeurtenisregel"},
    {"Gebeurtenislijst", "Gebeurtenissen", "Gebeurtenisrij"},
    {"Casussen", "Casussen met hun stand", "Casusrij"},
    {"Toestemmingen", "Toestemmingen en weigeringen", "Toestemming"},
    {"Partners", "Organisaties die meedoen", "Partner"},
    {"Sleutels", "De sleutels van een organisatie", "Sleutel"},
};

constexpr std::string_view one_or_many[] = {"Ontvangst", "Resultaten"};
constexpr ChoiceRow choices[] = {
    {"OntvangstOfResultaten", "Van één gebeurtenis, of van een reeks", one_or_many},
};

}  // namespace

std::span<const SchemaRow> schema_rows() { return schemas; }
std::span<const ListRow> list_rows() { return lists; }
std::span<const ChoiceRow> choice_rows() { return choices; }
std::span<const ValueType> value_types() { return types; }

}  // namespace zegel::openapi
