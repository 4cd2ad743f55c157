// The casus through the real doors: told, proved from outside, and every change of it found.
#include <algorithm>
#include <fstream>

#include "tests/unit/tools/practice_world.h"
#include "tests/unit/tools/run_zegel.h"
#include "tools/zegel/oefen/examine.h"
#include "tools/zegel/oefen/forge.h"
#include "tools/zegel/stores.h"

using zegel::cli::oefen::Step;
using zegel::tests::PracticeWorld;
using zegel::tests::Ran;
namespace base = zegel::base;
namespace cli = zegel::cli;
namespace fs = std::filesystem;
namespace oefen = zegel::cli::oefen;

namespace {

Ran zegel_in(const PracticeWorld& world, std::vector<std::string> words) {
  words.insert(words.begin(), {"--map", world.map()});
  return zegel::tests::type(words);
}

std::size_t pairs_in(const fs::path& directory) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(directory))
    if (entry.path().extension() == ".sd-jwt") ++count;
  return count;
}

template <class Predicate>
std::size_t count_steps(Predicate predicate) {
  const std::vector<Step> steps = oefen::casussen();
  return static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), predicate));
}

std::string words_of(const cli::Outcome<oefen::Findings>& found) {
  std::string out;
  if (found)
    for (const auto& fault : found->faults) out += fault + "; ";
  return out;
}

}  // namespace

TEST_CASE("de casus wordt verteld en van buiten bewezen", "[I1][I4][V-DOS-1]") {
  PracticeWorld world;
  world.tell();
  auto service = world.as_fg();
  const auto found = oefen::examine_all(service);
  REQUIRE(found);
  INFO(words_of(found));
  CHECK(found->good());
  CHECK(found->events == world.events);
  CHECK(found->verified == world.events);
  CHECK(found->sizes.size() == 3);
  CHECK(world.refused == count_steps([](const Step& step) { return !step.expected.empty(); }));

  SECTION("partners kept their events, and others can keep the rest") {
    CHECK(oefen::verify_kept(world.practice, found->policy) == count_steps([](const Step& step) {
            return step.role.empty() && step.expected.empty();
          }));
    REQUIRE(oefen::keep_all(service, world.practice));
    CHECK(pairs_in(world.practice.proofs()) == world.events);
    CHECK(oefen::verify_kept(world.practice, found->policy) == world.events);
  }
  SECTION("one bit of a kept receipt is seen") {
    const auto file = world.practice.proof_file("casus-mp/v1", "tlog-proof");
    auto receipt = cli::read_text(file, 100'000);
    REQUIRE(receipt);
    (*receipt)[receipt->find("index ") + 6] ^= 1;
    REQUIRE(cli::write_text(file, *receipt));
    const auto kept = oefen::verify_kept(world.practice, found->policy);
    REQUIRE_FALSE(kept);
    CHECK(kept.error().exit == cli::Exit::no);
    CHECK(kept.error().what == "casus-mp-v1.sd-jwt klopt niet");
  }
  SECTION("the ledger itself, read and checked while it runs") {
    const Ran ran = zegel_in(world, {"oefen", "controleer", "--json"});
    CHECK(ran.exit == 0);
    CHECK(ran.json().at("goed") == true);
    CHECK(ran.json().at("verschillen").as_int64() == 0);
  }
  SECTION("a visitor sends one more, and joins with an own key") {
    const Ran sent = zegel_in(world, {"oefen", "stuur", "--json"});
    CHECK(sent.exit == 0);
    CHECK(sent.json().at("volgnummer").to_number<std::uint64_t>() == found->sizes.at("regie"));
    CHECK(sent.json().at("controle").at("goed") == true);
    const std::string pem = (world.dir / "mijn.pem").string();
    REQUIRE(zegel::tests::type({"sleutel", "maak", pem}).exit == 0);
    const Ran joined = zegel_in(world, {"oefen", "meedoen", pem, "--json"});
    CHECK(joined.exit == 0);
    CHECK(joined.json().at("oin").as_string() == "00000099000000012000");
    CHECK(zegel_in(world, {"oefen", "meedoen", pem}).exit == 6);  // that key is registered
  }
}

TEST_CASE("een stap die het logboek anders beantwoordt dan de casus, stopt de demo", "[D10]") {
  PracticeWorld world;
  world.tell();
  const oefen::Signals signals;
  oefen::Teller teller(world.practice, world.url, signals);
  Step wrong = oefen::one_more("casus-mp/nog-een", world.clock.now());
  SECTION("stored where a refusal is expected") {
    wrong.expected = "422 V-VER-6";
    const auto told = teller.tell({wrong});
    REQUIRE_FALSE(told);
    CHECK(told.error().exit == cli::Exit::no);
    CHECK(told.error().what == "Stap casus-mp/nog-een: het logboek antwoordt 201");
  }
  SECTION("refused with another code") {
    wrong.inhoud["doel"] = "nergens-voor";
    wrong.expected = "422 V-VER-6";
    const auto told = teller.tell({wrong});
    REQUIRE_FALSE(told);
    CHECK(told.error().what == "Stap casus-mp/nog-een: het logboek antwoordt 400 V-SCH-5");
  }
  CHECK(teller.refused() == 0);
}

TEST_CASE("knoeien met een kopie valt altijd op, en raakt het logboek niet", "[I3][I9]") {
  PracticeWorld world;
  world.tell();
  const Ran served = zegel_in(world, {"oefen", "knoei", "--aantal", "6", "--json"});
  INFO(served.out << served.err);
  CHECK(served.exit == 1);
  CHECK(served.json().at("gevonden").as_int64() == 9);
  CHECK(served.json().at("geprobeerd").as_int64() == 9);
  world.stop();
  const Ran offline = zegel_in(world, {"oefen", "knoei", "--byte", "12345", "--json"});
  CHECK(offline.exit == 1);
  CHECK(offline.json().at("gevonden").as_int64() == 3);
  CHECK(zegel_in(world, {"oefen", "knoei", "--byte", "99999999"}).exit == 2);
  CHECK(zegel_in(world, {"controleer", "--alles"}).exit == 0);
}

TEST_CASE("controleer --alles noemt elk verschil in de opslag zelf", "[I3][I4]") {
  PracticeWorld world;
  world.tell();
  world.stop();
  const Ran good = zegel_in(world, {"controleer", "--alles", "--json"});
  CHECK(good.exit == 0);
  CHECK(good.json().at("gebeurtenissen").to_number<std::uint64_t>() == world.events);
  CHECK(good.json().at("inhoud").at("volledig").to_number<std::uint64_t>() == world.events);

  oefen::Copy here(*oefen::options_of(world.practice));
  REQUIRE(here.list());
  SECTION("a byte of a signature") {
    const auto& row = here.rows().at(70);
    auto value = here.read(row);
    REQUIRE(value);
    base::Byte& letter = (*value)[value->size() - 40];  // base64url of the signature
    letter = letter == 'A' ? 'B' : 'A';
    REQUIRE(here.write(row, *value));
    const Ran bad = zegel_in(world, {"controleer", "--alles"});
    CHECK(bad.exit == 1);
    CHECK(bad.out.find("(handtekening)") != std::string::npos);
    CHECK(bad.out.find("(controlepunt)") != std::string::npos);
  }
  SECTION("another leaf with a valid signature is found by the tree alone") {
    const auto forged = oefen::forge(here, world.practice);
    REQUIRE(forged);
    REQUIRE(here.write(forged->row, forged->value));
    const Ran bad = zegel_in(world, {"controleer", "--alles"});
    CHECK(bad.exit == 1);
    CHECK(bad.out.find("(handtekening)") == std::string::npos);
    CHECK(bad.out.find("(tegel)") != std::string::npos);
  }
  SECTION("content that is gone without a fence") {
    const auto& row = here.rows().back();
    REQUIRE(row.part == oefen::Part::inhoud);
    REQUIRE(here.write(row, {}));
    const Ran bad = zegel_in(world, {"controleer", "--alles", "--json"});
    CHECK(bad.exit == 1);
    CHECK(bad.json().at("inhoud").at("ontbreekt").as_int64() == 1);
  }
}

TEST_CASE("elke byte van een kopie heeft een nummer en een rij") {
  PracticeWorld world;
  world.stop();
  oefen::Copy copy(*oefen::options_of(world.practice));
  REQUIRE(copy.list());
  std::uint64_t next = 0;
  for (const auto& row : copy.rows()) {
    CHECK(row.first == next);
    CHECK(copy.row_of(row.first).key == row.key);
    CHECK(copy.row_of(row.first + row.size - 1).key == row.key);
    next += row.size;
  }
  CHECK(copy.bytes() == next);
  CHECK(copy.rows().size() == 10);  // three openings, two authorisations, each a leaf and content
}
