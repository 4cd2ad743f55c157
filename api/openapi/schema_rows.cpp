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
    {"lijstvorm", R"({"type":"string","enum":["codes","oin","vier-cijfers"]})"},
    {"lijstreden",
     R"({"type":"string","enum":["bijlezen","register-bevroren","buiten-mandaat",)"
     R"("gefilterd-op-recht"]})"},
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
constexpr MemberRow gebeurtenis[] = {
    {"jti", "id"},
    {"register", "register"},
    {"volgnummer", "getal"},
    {"ontvangenOp", "tijdstip", "Het uur van ontvangst"},
    {"naam", "tekst"},
    {"skelet", "#Skelet"},
    {"kid", "hash"},
    {"jws", "tekst"},
    {"stand", "stand"},
    {"toestand", "toestand"},
    {"_links", "#Links"},
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
    {"Gebeurtenis", "Een gebeurtenis zonder haar inhoud", gebeurtenis},
    {"Sleutelgebeurtenis", "Gebeurtenis over een sleutel, met bewijs", sleutelgebeurtenis},
    {"Sleutelgeschiedenis", "De sleutel van de ondertekenaar", sleutelgeschiedenis},
    {"Bewijspakket", "Alles om een gebeurtenis zonder ons te controleren", bewijspakket},
    {"RaadplegingVraag", "Waarom u de inhoud wilt zien", raadpleging_vraag, true},
    {"Raadpleging", "De inhoud, na vastlegging van de raadpleging", raadpleging},
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
