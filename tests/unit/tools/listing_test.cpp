// zegel casus, verstrekkingen, codelijsten: tables for people, --json for scripts (api.md 8).
#include "tests/unit/tools/practice_world.h"
#include "tests/unit/tools/run_zegel.h"
#include "tools/zegel/listing.h"
#include "tools/zegel/table.h"

using zegel::tests::PracticeWorld;
using zegel::tests::Ran;
using zegel::tests::type;
namespace cli = zegel::cli;

TEST_CASE("a table is aligned on a terminal and cut by tabs elsewhere", "[zegel]") {
  cli::Table table({"NAAM", "ROL"});
  table.add({"Šárka", "deelnemer"});
  table.add({"Jan", "advies"});
  CHECK(table.text(true) == "NAAM   ROL\nŠárka  deelnemer\nJan    advies\n");
  CHECK(table.text(false) == "Šárka\tdeelnemer\nJan\tadvies\n");
}

TEST_CASE("filters become an address", "[zegel]") {
  CHECK(cli::address_of("/v1/x", {{"a", "1"}, {"leeg", ""}, {"b", "02:30+01:00"}}) ==
        "/v1/x?a=1&b=02:30%2B01:00");
}

TEST_CASE("codelijsten staan in het programma", "[zegel]") {
  const Ran all = type({"codelijsten", "--json"});
  REQUIRE(all.exit == 0);
  CHECK(all.json().at("schema") == "zegel.codelijsten/1");
  CHECK(all.json().at("rijen").as_array().size() > 80);
  const Ran one = type({"codelijsten", "grondslagGeheim"});
  CHECK(one.exit == 0);
  CHECK(one.out.find("conflict-van-plichten\tConflict van plichten\t") != std::string::npos);
  CHECK(type({"codelijsten", "gemeente"}).err.find("vier-cijfers") != std::string::npos);
  const Ran unknown = type({"codelijsten", "grondslagGeheimen"});
  CHECK(unknown.exit == 4);
  CHECK(unknown.err.find("Bedoelde u grondslagGeheim?") != std::string::npos);
}

TEST_CASE("casus en verstrekkingen van de verteller, als fg", "[zegel]") {
  PracticeWorld world;
  world.tell();
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--map", world.map(), "--als", "fg"});
    return type(words);
  };
  const Ran casussen = run({"casus", "--json"});
  REQUIRE(casussen.exit == 0);
  const auto list = casussen.json();
  REQUIRE_FALSE(list.at("rijen").as_array().empty());
  CHECK(list.at("volledigheid").at("compleet") == true);
  const std::string casus(list.at("rijen").as_array()[0].at("casus").as_string());
  const Ran table = run({"casus"});
  CHECK(table.out.find(casus + "\t") != std::string::npos);
  CHECK(table.err.find("Volledig tot regie:") != std::string::npos);

  const Ran one = run({"casus", casus});
  CHECK(one.exit == 0);
  CHECK(one.out.find("Betrokkene 1") != std::string::npos);
  CHECK(run({"casus", casus, "--json"}).json().at("dossier").at("casus") ==
        boost::json::string(casus));
  CHECK(run({"casus", "AAAAAAAAAAAAAAAAAAAAAA"}).exit == 4);
  CHECK(run({"casus", "kort"}).exit == 2);
  CHECK(run({"casus", "--niveau", "hoog"}).exit == 1);

  const Ran shared = run({"verstrekkingen", "--json"});
  REQUIRE(shared.exit == 0);
  const auto count = shared.json().at("rijen").as_array().size();
  REQUIRE(count > 1);
  CHECK(run({"verstrekkingen", "--limiet", "1"}).err.find("Er is meer") != std::string::npos);
  const Ran rows = run({"verstrekkingen"});
  CHECK(static_cast<std::size_t>(std::ranges::count(rows.out, '\n')) == count);

  // Over the socket one is beheerder, who sees no dossier.
  CHECK(type({"--map", world.map(), "casus"}).exit == 5);
  CHECK(type({"--map", world.map(), "verstrekkingen"}).exit == 5);
}
