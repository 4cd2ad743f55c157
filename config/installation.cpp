#include "config/installation.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/catalogue/events.h"
#include "ledger/event/skelet.h"

namespace zegel::config {

namespace {

constexpr std::string_view practice_mark = "oefen.";

void check_names(const Values& values, Faults& faults);
void check_registers(const std::vector<std::string>& registers, Faults& faults);
void check_practice(const Values& values, bool practice, Faults& faults);
void check_listener(const Values& values, std::string_view section, Faults& faults);
log::KafkaSettings kafka_settings(const Values& values);
void check_kafka(const Values& values, Faults& faults);
bool is_loopback(std::string_view address) {
  return address.empty() || address.starts_with("127.") || address.starts_with("[::1]:");
}

}  // namespace

std::expected<node::Options, Faults> installation(const Values& values, bool practice) {
  Faults faults;
  check_names(values, faults);
  check_registers(values.list("logboek.registers"), faults);
  check_practice(values, practice, faults);
  check_listener(values, "luister.console", faults);
  check_listener(values, "luister.partners", faults);
  if (values.text("logboek.drijver") == "kafka") check_kafka(values, faults);
  const bool volger = values.text("logboek.drijver") == "kafka" &&
                      values.text("knooppunt.rol") == "volger";  // it has no keys
  if (!volger && values.list("sleutels.dragers").empty())
    faults.push_back({"sleutels.dragers", "Noem minstens een drager van de hoofdsleutel."});
  if (!faults.empty()) return std::unexpected(std::move(faults));

  node::Options out;
  out.practice = practice;
  out.ledger_id = values.text("logboek.id");
  out.own_oin = values.text("logboek.oin");
  out.registers = values.list("logboek.registers");
  out.data = values.path("opslag.map");
  out.anchor = values.path("opslag.anker");
  for (const std::string& carrier : values.list("sleutels.dragers"))
    out.carriers.emplace_back(carrier);
  out.keys = values.path("sleutels.map");
  out.uncertain_overwrite = values.flag("sleutels.overschrijven_onzeker");
  if (values.text("logboek.drijver") != "kafka") return out;
  node::KafkaOptions kafka;
  kafka.settings = kafka_settings(values);
  kafka.prefix = values.text("kafka.voorvoegsel");
  if (values.text("kafka.opstelling") == "een-broker") kafka.profile = log::one_broker;
  kafka.watch_ms = values.integer("kafka.toezicht_seconden") * 1'000;
  out.kafka = std::move(kafka);
  if (values.text("knooppunt.rol") == "volger") out.claims = sequencer::Claims::never;
  return out;
}

namespace {

log::KafkaSettings kafka_settings(const Values& values) {
  log::KafkaSettings out;
  for (const std::string& server : values.list("kafka.servers"))
    out.servers += (out.servers.empty() ? "" : ",") + server;
  const std::string_view security = values.text("kafka.beveiliging");
  out.security = security == "plaintext" ? log::KafkaSecurity::plaintext
                 : security == "ssl"     ? log::KafkaSecurity::ssl
                                         : log::KafkaSecurity::sasl_ssl;
  out.authority = values.path("kafka.ca_bestand");
  out.certificate = values.path("kafka.certificaat_bestand");
  out.key = values.path("kafka.sleutel_bestand");
  if (out.security != log::KafkaSecurity::sasl_ssl) return out;
  out.sasl_mechanism = values.text("kafka.sasl_methode");
  out.sasl_user = values.text("kafka.sasl_gebruiker");
  out.sasl_password_file = values.path("kafka.sasl_wachtwoord_bestand");
  return out;
}

// All that the client itself would refuse, before anything is tried.
void check_kafka(const Values& values, Faults& faults) {
  for (const std::string& fault :
       log::faults_of(kafka_settings(values), log::kafka_library_version()))
    faults.push_back({"kafka", fault});
  const std::string_view prefix = values.text("kafka.voorvoegsel");
  const bool named = !prefix.empty() && prefix.size() <= 64 &&
                     std::ranges::all_of(prefix, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                              c == '.';
                     });
  if (!named)
    faults.push_back({std::string(values.place("kafka.voorvoegsel")),
                      "kafka.voorvoegsel: kleine letters, cijfers, punt en streepje, hooguit 64."});
}

void check_names(const Values& values, Faults& faults) {
  const std::string origin = std::string(values.text("logboek.id")) + "/toezicht";
  if (!event::is_origin(origin))
    faults.push_back({std::string(values.place("logboek.id")),
                      "logboek.id: kleine letters, cijfers, punt en streepje, hooguit 64 tekens."});
  if (!event::is_oin(values.text("logboek.oin")))
    faults.push_back({std::string(values.place("logboek.oin")), "logboek.oin: 20 cijfers."});
}

void check_registers(const std::vector<std::string>& registers, Faults& faults) {
  const std::string place = "logboek.registers";
  if (registers.empty() || registers.front() != "toezicht")
    faults.push_back({place, "Het register toezicht staat voorop."});
  for (std::size_t i = 0; i < registers.size(); ++i) {
    if (!catalogue::register_of(registers[i]))
      faults.push_back({place, "Kies uit: toezicht, meldingen, regie."});
    if (std::count(registers.begin(), registers.end(), registers[i]) > 1 && i == 0)
      faults.push_back({place, "Elk register staat er een keer."});
  }
}

// Oefenmodus has no sign-in: it may never be reachable, and never open a real ledger.
void check_practice(const Values& values, bool practice, Faults& faults) {
  const bool marked = values.text("logboek.id").starts_with(practice_mark);
  if (practice && !marked)
    faults.push_back(
        {"logboek.id", "Een oefenlogboek heet oefen.<naam>; dit is een echt logboek."});
  if (!practice && marked)
    faults.push_back({"logboek.id", "Dit is een oefenlogboek: start met --oefen."});
  if (!practice) return;
  for (const std::string_view name :
       {"luister.console.adres", "luister.partners.adres", "luister.beheer.adres"})
    if (!is_loopback(values.text(name)))
      faults.push_back({std::string(name), "In oefenmodus alleen op deze machine: 127.0.0.1."});
}

void check_listener(const Values& values, std::string_view section, Faults& faults) {
  const std::string name(section);
  const std::string_view address = values.text(name + ".adres");
  const bool certificate = !values.text(name + ".certificaat_bestand").empty();
  const bool key = !values.text(name + ".sleutel_bestand").empty();
  if (certificate != key)
    faults.push_back({name, "certificaat_bestand en sleutel_bestand horen bij elkaar."});
  if (!is_loopback(address) && !certificate)
    faults.push_back({name + ".adres", "Een adres buiten deze machine vraagt TLS."});
  if (section != "luister.partners" || address.empty()) return;
  if (!certificate || values.text("luister.partners.vertrouwde_ca_bestand").empty())
    faults.push_back({name, "Partners melden zich met een certificaat: noem certificaat_bestand, "
                            "sleutel_bestand en vertrouwde_ca_bestand."});
}

}  // namespace

}  // namespace zegel::config
