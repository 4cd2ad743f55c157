#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "config/example.h"
#include "config/installation.h"
#include "config/value_of.h"
#include "config/values.h"
#include "tests/support/checkout.h"

namespace config = zegel::config;
namespace fs = std::filesystem;

namespace {

struct Place {
  fs::path map = fs::temp_directory_path() / ("zegel-config-" + std::to_string(::getpid()));
  Place() { fs::create_directories(map / "conf.d"); }
  ~Place() { fs::remove_all(map); }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(map / name) << text;
  }
  config::Sources sources() const {
    config::Sources out;
    out.file = map / "zegel.toml";
    return out;
  }
};

const std::string basis =
    "[logboek]\nid = \"zegel.zvh-voorbeeld.nl\"\noin = \"00000099000000001000\"\n";

std::string sentences(const config::Faults& faults) {
  std::string out;
  for (const auto& fault : faults) out += fault.place + "| " + fault.sentence + "\n";
  return out;
}

bool says(const std::expected<config::Values, config::Faults>& outcome, const std::string& part) {
  REQUIRE_FALSE(outcome);
  INFO(sentences(outcome.error()));
  return sentences(outcome.error()).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a later source replaces an earlier one and says so", "[config]") {
  Place place;
  place.write("zegel.toml", basis + "[grens]\nwerkers = 3\nverbindingen = 10\n");
  place.write("conf.d/10-meer.toml", "[grens]\nwerkers = 4\n");
  auto sources = place.sources();
  sources.environment = {{"ZEGEL_GRENS__VERBINDINGEN", "11"}, {"ZEGEL_URL", "http://x"}};
  sources.flags = {{"grens.verbindingen_onbekend", "2"}};
  const auto values = config::load(sources);
  REQUIRE(values);
  CHECK(values->integer("grens.werkers") == 4);
  CHECK(values->place("grens.werkers") == (place.map / "conf.d/10-meer.toml").string() + ":2");
  CHECK(values->integer("grens.verbindingen") == 11);
  CHECK(values->origin("grens.verbindingen") == config::Origin::environment);
  CHECK(values->integer("grens.verbindingen_onbekend") == 2);
  CHECK(values->origin("grens.verbindingen_onbekend") == config::Origin::flag);
  CHECK(values->integer("grens.partner_stoot") == 256);
  CHECK(values->origin("grens.partner_stoot") == config::Origin::standard);
}

TEST_CASE("an unknown setting is told with its line and the nearest name", "[config]") {
  Place place;
  place.write("zegel.toml", basis + "[luister.consol]\nadres = \"127.0.0.1:1\"\n");
  const auto outcome = config::load(place.sources());
  CHECK(says(outcome, "zegel.toml:5| luister.consol.adres is geen instelling. "
                      "Bedoelde u luister.console.adres?"));
}

TEST_CASE("all faults come at once", "[config]") {
  Place place;
  place.write("zegel.toml",
              "[grens]\nwerkers = \"veel\"\nverbindingen = -1\n[log]\nniveau = \"luid\"\n"
              "[luister.console]\nadres = \"localhost:80\"\n[logboek]\nregisters = [1]\n");
  auto sources = place.sources();
  sources.environment = {{"ZEGEL_API__JURIDISCH_ALS_400", "misschien"}};
  sources.flags = {{"grens.werkers", "1e3"}};
  const auto outcome = config::load(sources);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().size() == 9);  // seven above, and id and oin are missing
  CHECK(says(outcome, "zegel.toml:2| grens.werkers: Geef een heel getal van 0 tot en met 256."));
  CHECK(says(outcome, "zegel.toml:5| log.niveau: Kies uit: debug|info|warning|alarm."));
  CHECK(says(outcome, "ZEGEL_API__JURIDISCH_ALS_400| api.juridisch_als_400: Geef ja of nee."));
  CHECK(says(outcome, "logboek.oin ontbreekt."));
}

TEST_CASE("a fault does not repeat the value", "[config]") {
  Place place;
  place.write("zegel.toml", basis + "[grens]\nwerkers = \"geheimpje\"\n");
  CHECK_FALSE(says(config::load(place.sources()), "geheimpje"));
}

TEST_CASE("TOML that is none is told with its line", "[config]") {
  Place place;
  place.write("zegel.toml", basis + "dit is geen toml\n");
  CHECK(says(config::load(place.sources()), "zegel.toml:4| Dit is geen geldige TOML."));
}

TEST_CASE("a file that was named must exist", "[config]") {
  Place place;
  auto sources = place.sources();
  sources.file_required = true;
  CHECK(says(config::load(sources), "Dit bestand bestaat niet."));
}

TEST_CASE("a relative path counts from its file", "[config]") {
  Place place;
  place.write("zegel.toml", basis + "[opslag]\nmap = \"data\"\n");
  const auto values = config::load(place.sources());
  REQUIRE(values);
  CHECK(values->path("opslag.map") == place.map / "data");
}

TEST_CASE("oefenmodus needs one directory and nothing else", "[config]") {
  config::Sources sources;
  sources.practice = true;
  sources.map = "/tmp/oefen";
  const auto values = config::load(sources);
  REQUIRE(values);
  CHECK(values->path("opslag.anker") == "/tmp/oefen/anker");
  CHECK(values->path("luister.sok.pad") == "/tmp/oefen/zegel.sock");
  CHECK(values->list("sleutels.dragers") ==
        std::vector<std::string>{"/tmp/oefen/kek-a", "/tmp/oefen/kek-b"});
  const auto found = config::installation(*values, true);
  REQUIRE(found);
  CHECK(found->ledger_id == "oefen.waterrecht");
}

TEST_CASE("a practice ledger and a real one do not mix", "[config]") {
  config::Sources sources;
  sources.practice = true;
  sources.map = "/tmp/oefen";
  const auto practice = config::load(sources);
  REQUIRE(practice);
  CHECK_FALSE(config::installation(*practice, false));
  sources.flags = {{"logboek.id", "zegel.zvh-voorbeeld.nl"}};
  CHECK_FALSE(config::installation(*config::load(sources), true));
  sources.flags = {{"luister.console.adres", "0.0.0.0:8080"}};
  CHECK_FALSE(config::installation(*config::load(sources), true));
}

TEST_CASE("settings that do not fit together are faults", "[config]") {
  const auto faults_of = [](config::Pairs flags) {
    config::Sources sources;
    sources.flags = std::move(flags);
    sources.flags.emplace_back("logboek.oin", "00000099000000001000");
    sources.flags.emplace_back("logboek.id", "zegel.zvh-voorbeeld.nl");
    const auto values = config::load(sources);
    REQUIRE(values);
    const auto found = config::installation(*values, false);
    return found ? std::size_t{0} : found.error().size();
  };
  CHECK(faults_of({}) == 0);
  CHECK(faults_of({{"luister.console.adres", "10.0.0.1:8443"}}) == 1);
  CHECK(faults_of({{"luister.console.certificaat_bestand", "/x.pem"}}) == 1);
  CHECK(faults_of({{"luister.partners.adres", "127.0.0.1:9443"}}) == 1);
  CHECK(faults_of({{"logboek.registers", "regie,toezicht"}}) == 1);
  CHECK(faults_of({{"logboek.registers", "toezicht,zorg"}}) == 1);
  CHECK(faults_of({{"sleutels.dragers", ""}}) == 1);
}

TEST_CASE("an address is a literal IP address and a port", "[config]") {
  for (const char* good : {"127.0.0.1:0", "0.0.0.0:65535", "[::1]:8080", "[::]:1"})
    CHECK(config::is_address(good));
  for (const char* bad : {"", "localhost:80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
                          "127.0.0.1:-1", "::1:80", "256.0.0.1:80", "127.0.0.1:80x"})
    CHECK_FALSE(config::is_address(bad));
}

TEST_CASE("the example file is what the rows say", "[config]") {
  std::ifstream in(in_checkout("config/zegel.voorbeeld.toml"));
  std::stringstream text;
  text << in.rdbuf();
  CHECK(text.str() == config::example());
}

TEST_CASE("the example without its marks is read as the defaults", "[config]") {
  std::istringstream in(config::example());
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const bool value = line.starts_with("# ") && line.find(" = ") != std::string::npos &&
                       line.find('.') > line.find(" = ") && !line.ends_with(" = \"\"");
    out += value ? line.substr(2) + "\n" : line + "\n";
  }
  Place place;
  place.write("zegel.toml", out);
  auto sources = place.sources();
  sources.flags = {{"logboek.id", "zegel.zvh-voorbeeld.nl"},
                   {"logboek.oin", "00000099000000001000"}};
  const auto values = config::load(sources);
  if (!values) FAIL(sentences(values.error()));
  for (const auto& row : config::settings())
    if (!row.standard.empty() && row.type != config::Type::path) {
      INFO(row.name);
      CHECK(values->origin(row.name) == config::Origin::file);
    }
}
