// A real ledger from its configuration: keys, registers, what stands in the way.
#include <filesystem>
#include <fstream>

#include "tests/support/temp_dir.h"
#include "tests/unit/tools/run_zegel.h"

using zegel::test::TempDir;
using zegel::tests::Ran;
using zegel::tests::type;
namespace fs = std::filesystem;

namespace {

class Installation {
 public:
  Installation() { write(""); }
  void write(const std::string& more) const {
    const std::string at = dir.path().string();
    std::ofstream(config()) << "[logboek]\nid = \"zegel.proef.example\"\n"
                            << "oin = \"00000099000000001000\"\n"
                            << "[opslag]\nmap = \"" << at << "/gegevens\"\nanker = \"" << at
                            << "/anker\"\n[sleutels]\nmap = \"" << at << "/sleutels\"\n"
                            << "dragers = [\"" << at << "/kek-a\", \"" << at << "/kek-b\"]\n"
                            << "overschrijven_onzeker = true\n" << more;
  }
  fs::path config() const { return dir.path() / "zegel.toml"; }
  Ran zegel(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--config", config().string()});
    return type(words);
  }
  Ran open(const std::string& reg) const {
    std::vector<std::string> words = {"register", "open", reg, "--ja"};
    if (reg == "toezicht")
      words.insert(words.end(), {"--beheerder", "A. Beheer", "--privacy-officer", "B. Officier"});
    return zegel(words);
  }

  TempDir dir;
};

}  // namespace

TEST_CASE("een logboek wordt geopend, toezicht eerst, en elk register een keer", "[V-SLT-4]") {
  const Installation here;
  CHECK(here.zegel({"config", "controleer"}).exit == 1);  // nothing is there yet
  CHECK(here.open("regie").exit == 3);                    // toezicht comes first
  const Ran first = here.open("toezicht");
  REQUIRE(first.exit == 0);
  CHECK(first.out.find("huissleutel") != std::string::npos);
  CHECK(first.out.find("log zegel.proef.example/toezicht+") != std::string::npos);
  CHECK(here.open("toezicht").exit == 3);
  CHECK(here.open("regie").exit == 0);
  CHECK(here.open("meldingen").exit == 0);
  CHECK(here.zegel({"config", "controleer"}).exit == 0);
  const Ran all = here.zegel({"controleer", "--alles", "--json"});
  CHECK(all.exit == 0);
  CHECK(all.json().at("gebeurtenissen").as_int64() == 5);  // three openings, two authorisations
}

TEST_CASE("wat niet ongedaan te maken is, vraagt een ja", "[I8]") {
  const Installation here;
  CHECK(here.zegel({"kek", "maak", "--proef"}).exit == 0);
  CHECK_FALSE(fs::exists(here.dir.path() / "kek-a"));
  const Ran asked = type({"--config", here.config().string(), "kek", "maak"});
  CHECK(asked.exit == 2);
  CHECK(asked.err.find("--ja") != std::string::npos);
  CHECK(here.zegel({"register", "open", "toezicht", "--ja"}).exit == 2);  // who runs it?
  CHECK(here.zegel({"register", "open", "elders"}).exit == 2);
  CHECK(here.zegel({"register", "open", "regie", "--proef"}).exit == 0);
}

TEST_CASE("een fout in de instellingen noemt plaats en reden, allemaal tegelijk", "[I8]") {
  const Installation here;
  here.write("[luister.consol]\nadres = \"127.0.0.1:8080\"\n[log]\nniveau = \"luid\"\n");
  const Ran ran = here.zegel({"config", "toon", "--json"});
  CHECK(ran.exit == 2);
  CHECK(ran.json().at("fout").at("fouten").as_array().size() == 2);
  CHECK(type({"--config", "/bestaat/niet.toml", "config", "toon"}).exit == 2);
}

TEST_CASE("een map zonder logboek is niet te controleren") {
  const Installation here;
  CHECK(here.zegel({"controleer", "--alles"}).exit != 0);
}
