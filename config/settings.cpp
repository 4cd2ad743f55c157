#include "config/settings.h"

#include <algorithm>
#include <string>
#include <vector>

namespace zegel::config {
namespace {

// clang-format off
constexpr Setting rows[] = {
    {.name = "logboek.id", .practice = "oefen.waterrecht", .required = true,
     .sentence = "Naam van dit logboek, bijvoorbeeld zegel.zvh-voorbeeld.nl. Verandert nooit."},
    {.name = "logboek.oin", .practice = "00000099000000001000", .required = true,
     .sentence = "OIN van de organisatie die het logboek beheert: 20 cijfers."},
    {.name = "logboek.registers", .type = Type::list, .standard = "toezicht,meldingen,regie",
     .sentence = "Registers van dit logboek; toezicht staat voorop."},

    {.name = "logboek.drijver", .type = Type::choice, .standard = "ingebouwd",
     .choices = "ingebouwd|kafka",
     .sentence = "Waar de volgorde van de berichten staat: in deze machine zelf, of op Kafka."},
    {.name = "knooppunt.rol", .type = Type::choice, .standard = "actief",
     .choices = "actief|volger",
     .sentence = "Op Kafka: deze server doet het werk, of leest alleen mee."},

    {.name = "kafka.servers", .type = Type::list,
     .sentence = "Servers van het Kafka-cluster: naam:poort, met een komma ertussen."},
    {.name = "kafka.voorvoegsel", .standard = "zegel",
     .sentence = "Begin van de naam van elk topic. Verandert alleen met zegel register herstel."},
    {.name = "kafka.opstelling", .type = Type::choice, .standard = "drie-brokers",
     .choices = "drie-brokers|een-broker",
     .sentence = "Drie kopieen waarvan er twee zeker staan, of een enkele broker die elk bericht "
                 "naar schijf schrijft."},
    {.name = "kafka.beveiliging", .type = Type::choice, .standard = "ssl",
     .choices = "ssl|sasl_ssl|plaintext",
     .sentence = "Met een certificaat, met een wachtwoord over TLS, of open (alleen op deze "
                 "machine)."},
    {.name = "kafka.ca_bestand", .type = Type::path,
     .sentence = "Certificaten waaronder een broker zich mag melden (PEM)."},
    {.name = "kafka.certificaat_bestand", .type = Type::path,
     .sentence = "Certificaat van deze server voor Kafka, met keten (PEM)."},
    {.name = "kafka.sleutel_bestand", .type = Type::path,
     .sentence = "Sleutel bij dat certificaat (PEM)."},
    {.name = "kafka.sasl_methode", .standard = "SCRAM-SHA-512",
     .sentence = "Manier van aanmelden bij sasl_ssl."},
    {.name = "kafka.sasl_gebruiker",
     .sentence = "Naam bij sasl_ssl."},
    {.name = "kafka.sasl_wachtwoord_bestand", .type = Type::path,
     .sentence = "Bestand met het wachtwoord bij sasl_ssl."},
    {.name = "kafka.toezicht_seconden", .type = Type::integer, .standard = "600", .min = 1,
     .max = 86'400,
     .sentence = "Seconden tussen twee controles of de topics nog zijn ingesteld zoals het hoort."},

    {.name = "opslag.map", .type = Type::path, .standard = "/var/lib/zegel", .practice = "{map}",
     .sentence = "Map met het logboek en de verzegelde inhoud."},
    {.name = "opslag.anker", .type = Type::path, .standard = "/var/lib/zegel-anker",
     .practice = "{map}/anker",
     .sentence = "Map met het laatst getoonde controlepunt. Nooit in een reservekopie."},

    {.name = "sleutels.map", .type = Type::path, .standard = "/etc/zegel/sleutels",
     .practice = "{map}/sleutels",
     .sentence = "Map met de huissleutel en de sleutels van de controlepunten."},
    {.name = "sleutels.dragers", .type = Type::list,
     .standard = "/var/lib/zegel-kek-a,/var/lib/zegel-kek-b", .practice = "{map}/kek-a,{map}/kek-b",
     .sentence = "Dragers van de hoofdsleutel; in gebruik op verschillende schijven."},
    {.name = "sleutels.overschrijven_onzeker", .type = Type::boolean, .standard = "nee",
     .practice = "ja",
     .sentence = "Ja als een drager niet zeker te overschrijven is, zoals een SSD of een kopie "
                 "op schrijven."},

    {.name = "luister.console.adres", .type = Type::address, .standard = "127.0.0.1:8080",
     .sentence = "Adres voor medewerkers en openbare paden. Buiten deze machine is TLS verplicht."},
    {.name = "luister.console.certificaat_bestand", .type = Type::path, .change = Change::hot,
     .sentence = "Certificaat met keten (PEM)."},
    {.name = "luister.console.sleutel_bestand", .type = Type::path, .change = Change::hot,
     .sentence = "Sleutel bij het certificaat (PEM)."},
    {.name = "luister.partners.adres", .type = Type::address,
     .sentence = "Adres voor partners met een certificaat; leeg is uit."},
    {.name = "luister.partners.certificaat_bestand", .type = Type::path, .change = Change::hot,
     .sentence = "Certificaat met keten (PEM)."},
    {.name = "luister.partners.sleutel_bestand", .type = Type::path, .change = Change::hot,
     .sentence = "Sleutel bij het certificaat (PEM)."},
    {.name = "luister.partners.vertrouwde_ca_bestand", .type = Type::path, .change = Change::hot,
     .sentence = "Certificaten waaronder een partner zich mag melden (PEM)."},
    {.name = "luister.partners.crl_bestand", .type = Type::path, .change = Change::hot,
     .sentence = "Ingetrokken certificaten (PEM). Een verlopen lijst weigert iedereen."},
    {.name = "luister.beheer.adres", .type = Type::address, .standard = "127.0.0.1:9101",
     .practice = "",
     .sentence = "Adres voor bewaking; leeg is uit."},
    {.name = "luister.sok.pad", .type = Type::path, .standard = "/run/zegel/zegel.sock",
     .practice = "{map}/zegel.sock",
     .sentence = "Socket voor de opdrachtregel op deze machine; leeg is uit."},
    {.name = "luister.sok.groep", .standard = "zegel", .practice = "",
     .sentence = "Groep die de socket mag gebruiken; leeg is alleen dezelfde gebruiker."},
    {.name = "luister.sok.medewerker",
     .sentence = "Kenmerk van de beheerder namens wie de socket vastlegt (22 tekens)."},
    {.name = "luister.toegestane_hosts", .type = Type::list,
     .sentence = "Namen waaronder deze service bereikbaar is. De namen van deze machine gelden "
                 "altijd lokaal."},
    {.name = "luister.vertrouwde_proxies", .type = Type::list,
     .sentence = "Adressen van proxy's voor de partners, die het certificaat al controleerden. "
                 "Alleen van hen telt de kop Client-Cert."},

    {.name = "grens.partner_per_seconde", .type = Type::integer, .standard = "50", .min = 0,
     .max = 1'000'000, .change = Change::hot,
     .sentence = "Gebeurtenissen per seconde en partner; 0 is geen grens."},
    {.name = "grens.partner_stoot", .type = Type::integer, .standard = "256", .min = 1,
     .max = 1'000'000, .change = Change::hot,
     .sentence = "Gebeurtenissen die een partner ineens mag sturen."},
    {.name = "grens.verbindingen", .type = Type::integer, .standard = "1024", .min = 0,
     .max = 100'000,
     .sentence = "Verbindingen tegelijk; 0 is geen grens."},
    {.name = "grens.verbindingen_per_adres", .type = Type::integer, .standard = "64", .min = 0,
     .max = 100'000,
     .sentence = "Verbindingen tegelijk vanaf een adres; 0 is geen grens."},
    {.name = "grens.verbindingen_onbekend", .type = Type::integer, .standard = "16", .min = 0,
     .max = 100'000,
     .sentence = "Verbindingen vanaf een adres zolang niemand zich heeft gemeld; 0 is geen grens."},
    {.name = "grens.werkers", .type = Type::integer, .standard = "0", .min = 0, .max = 256,
     .sentence = "Draden voor verzoeken; 0 is vier per kern, 16 tot 64."},

    {.name = "api.juridisch_als_400", .type = Type::boolean, .standard = "nee",
     .sentence = "Ja als een partner status 422 niet kan lezen: dan wordt het 400."},
    {.name = "contact.naam", .standard = "Beheer Zegel",
     .sentence = "Wie vragen over de API beantwoordt."},
    {.name = "contact.email", .standard = "beheer@zegel.example",
     .sentence = "Adres voor vragen over de API."},
    {.name = "contact.url", .standard = "https://zegel.example",
     .sentence = "Pagina over deze API."},

    {.name = "oefen.klok", .type = Type::choice, .standard = "echt", .choices = "echt|script",
     .sentence = "In oefenmodus: de echte tijd, of een klok die stilstaat tot u hem vooruitzet."},
    {.name = "oefen.begin", .standard = "2025-01-06T08:00:00+01:00",
     .sentence = "Waar de oefenklok begint als het logboek nog leeg is."},
    {.name = "log.niveau", .type = Type::choice, .standard = "info",
     .choices = "debug|info|warning|alarm", .change = Change::hot,
     .sentence = "Wat in het servicelog komt: dit niveau en hoger."},
};
// clang-format on

constexpr bool is_name(std::string_view name) {
  for (const char c : name)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_')) return false;
  return name.find('.') != std::string_view::npos;
}

constexpr bool in_bounds(const Setting& row) {
  if (row.type != Type::integer) return true;
  std::int64_t value = 0;
  for (const char c : row.standard) value = value * 10 + (c - '0');
  return row.min <= value && value <= row.max;
}

constexpr bool sound() {
  for (const Setting& row : rows) {
    if (!is_name(row.name) || row.sentence.empty() || !in_bounds(row)) return false;
    if ((row.type == Type::choice) == row.choices.empty()) return false;
    if (row.type == Type::boolean && row.standard != "ja" && row.standard != "nee") return false;
    for (const Setting& other : rows)
      if (&row != &other && row.name == other.name) return false;
  }
  return true;
}
static_assert(sound());

// Levenshtein distance; names are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, above + 1, row[j - 1] + 1});
      diagonal = above;
    }
  }
  return row.back();
}

constexpr std::size_t longest_name = 200;  // a longer one was never meant as one of ours

}  // namespace

std::span<const Setting> settings() { return rows; }

const Setting* find_setting(std::string_view name) {
  const auto found = std::ranges::find(rows, name, &Setting::name);
  return found == std::end(rows) ? nullptr : &*found;
}

std::string_view nearest_setting(std::string_view name) {
  if (name.size() > longest_name) return {};
  std::string_view best;
  std::size_t least = name.size() / 2 + 1;
  for (const Setting& row : rows) {
    // The last part alone may have been meant: [luister] adres.
    const std::string_view tail = row.name.substr(row.name.rfind('.') + 1);
    const std::size_t away =
        std::min(distance(name, row.name),
                 tail == name.substr(name.rfind('.') + 1) ? std::size_t{2} : name.size());
    if (away >= least) continue;
    least = away;
    best = row.name;
  }
  return best;
}

}  // namespace zegel::config
