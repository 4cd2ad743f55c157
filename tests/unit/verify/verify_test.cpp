// zegel-verify as a user meets it: arguments in, exit code and lines out (api.md 8).
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>

#include "config/version.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/audit/proof_world.h"
#include "tools/zegel-verify/many.h"
#include "tools/zegel-verify/run.h"

namespace json = boost::json;
using zegel::test::ProofWorld;

namespace {

struct Answer {
  int exit = -1;
  std::string out, err;
};

class Bench {
 public:
  Bench() { write("beleid", world.policy_text()); }

  std::string path(const std::string& name) const { return (dir / name.c_str()).string(); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  // NAME.sd-jwt and NAME.tlog-proof
  ProofWorld::Line pair(const std::string& name) {
    const auto line = world.disclose(5);
    write(name + ".sd-jwt", line.event + "\n");
    write(name + ".tlog-proof", world.receipt("regie", line.index));
    return line;
  }
  Answer run(std::vector<std::string> arguments) const {
    std::vector<const char*> pointers;
    for (const auto& argument : arguments) pointers.push_back(argument.c_str());
    char *out = nullptr, *err = nullptr;
    std::size_t out_size = 0, err_size = 0;
    Answer answer;
    {
      std::FILE* out_file = ::open_memstream(&out, &out_size);
      std::FILE* err_file = ::open_memstream(&err, &err_size);
      answer.exit = zegel::verify::run(pointers, zegel::verify::Terminal(out_file, err_file));
      std::fclose(out_file);
      std::fclose(err_file);
    }
    answer.out.assign(out, out_size);
    answer.err.assign(err, err_size);
    ::free(out);
    ::free(err);
    return answer;
  }
  Answer one(const std::string& name, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"--gebeurtenis", path(name + ".sd-jwt"), "--bewijs",
                                       path(name + ".tlog-proof"), "--beleid", path("beleid")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  zegel::test::TempDir dir;
  ProofWorld world;
};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("exit 0: een gebeurtenis met haar bewijs", "[verify]") {
  Bench bench;
  bench.pair("a");
  const auto answer = bench.one("a");
  CHECK(answer.exit == 0);
  CHECK(answer.err.empty());
  CHECK(answer.out ==
        "✔ 1 Inhoud        Deze gegevens horen bij de ondertekende samenvatting.\n"
        "– 2 Handtekening  Handtekening niet gecontroleerd: er is geen sleutel bij.\n"
        "– 3 Sleutel       Sleutel niet gecontroleerd: er is geen sleutelgeschiedenis bij.\n"
        "✔ 4 Logboek       Dit is regel 1 van regie.\n"
        "✔ 5 Controlepunt  Het logboek heeft de stand van 2 regels ondertekend.\n"
        "– 6 Getuigen      Er zijn geen getuigen ingesteld.\n"
        "Uitkomst: goed.\n");
  CHECK(bench.one("a", {"--stil"}).out.empty());
}

TEST_CASE("exit 1: een gewijzigde gebeurtenis of een gewijzigd bewijs", "[verify]") {
  Bench bench;
  const auto line = bench.pair("a");
  std::string spoiled = line.event;
  spoiled[spoiled.size() - 9] ^= 1;
  bench.write("a.sd-jwt", spoiled);
  const auto answer = bench.one("a");
  CHECK(answer.exit == 1);
  CHECK(holds(answer.out, "✘ 1 Inhoud"));
  CHECK(holds(answer.out, "Uitkomst: niet goed."));
  bench.write("a.sd-jwt", "");
  CHECK(bench.one("a").exit == 1);
  bench.pair("b");
  bench.write("b.tlog-proof", "c2sp.org/tlog-proof@v1\n");
  CHECK(bench.one("b").exit == 1);
}

TEST_CASE("exit 2: onbruikbare invoer", "[verify]") {
  Bench bench;
  bench.pair("a");
  const auto missing = bench.one("b");
  CHECK(missing.exit == 2);
  CHECK(missing.out.empty());
  CHECK(holds(missing.err, "is niet te lezen of te groot."));
  CHECK(bench.run({"--gebeurtenis", bench.path("a.sd-jwt")}).exit == 2);
  CHECK(bench.run({"--gebeurtenis"}).exit == 2);
  CHECK(bench.run({"--onbekend", "x"}).exit == 2);
  CHECK(bench.run({}).exit == 2);
  CHECK(bench.one("a", {"--map", "."}).exit == 2);
  CHECK(bench.run({"--map", bench.path("leeg"), "--beleid", bench.path("beleid")}).exit == 2);
  CHECK(bench.run({"--map", ".", "--lijst", "-", "--beleid", "x"}).exit == 2);
  CHECK(bench.run({"--map", "."}).exit == 2);
  CHECK(bench.one("a", {"--kernen", "0"}).exit == 2);
  bench.write("groot.sd-jwt", std::string(300'000, 'a'));
  bench.write("groot.tlog-proof", "x");
  CHECK(bench.one("groot").exit == 2);
  bench.write("beleid", "log x\n");
  const auto policy = bench.one("a");
  CHECK(policy.exit == 2);
  CHECK(holds(policy.err, "klopt niet: regel 1: geen sleutel van een logboek."));
}

TEST_CASE("json geeft de stappen met hun controles", "[verify]") {
  Bench bench;
  bench.pair("a");
  const auto answer = bench.one("a", {"--json"});
  const auto object = json::parse(answer.out).as_object();
  CHECK(object.at("schema") == "zegel.verify/1");
  CHECK(object.at("goed") == true);
  CHECK(object.at("register") == "regie");
  CHECK(object.at("index") == 1);
  const auto& steps = object.at("stappen").as_array();
  REQUIRE(steps.size() == 6);
  CHECK(steps[0].at("controles") == "O5 O6");
  CHECK(steps[1].at("uitkomst") == "niet-gecontroleerd");
  CHECK(steps[3].at("naam") == "logboek");
}

TEST_CASE("een bewijspakket geeft ook handtekening en sleutel", "[verify][O3][O4]") {
  Bench bench;
  const auto line = bench.world.disclose(5);
  const auto registered = bench.world.register_key(2);
  const auto agreed = bench.world.agree(registered.jti, 3);
  json::array events;
  for (const auto& one : {bench.world.opened("toezicht"), registered, agreed}) {
    const auto event = bench.world.key_event(one);
    events.push_back({{"gebeurtenis", event.event}, {"ontvangstbewijs", event.receipt}});
  }
  json::object package{
      {"jws", line.event.substr(0, line.event.find('~'))},
      {"ontvangstbewijs", bench.world.receipt("regie", line.index)},
      {"beleid", bench.world.policy_text()},
      {"sleutel",
       {{"kid", bench.world.partner().kid().text()},
        {"publiekeSleutel", zegel::base::base64url(bench.world.partner().public_key().raw)},
        {"iss", zegel::test::partner_oin},
        {"gebeurtenissen", events}}}};
  bench.write("pakket", json::serialize(package));
  const auto answer = bench.run({"--bewijspakket", bench.path("pakket")});
  CHECK(answer.exit == 0);
  CHECK(holds(answer.out, "✔ 2 Handtekening"));
  CHECK(holds(answer.out, "✔ 3 Sleutel"));
  CHECK(holds(answer.err, "Het beleid komt uit het pakket zelf."));
  // one's own policy, which knows another log
  bench.write("eigen", "log " + zegel::test::log_vkey().text() + "\nquorum none\n");
  const auto own =
      bench.run({"--bewijspakket", bench.path("pakket"), "--beleid", bench.path("eigen")});
  CHECK(own.exit == 1);
  CHECK(own.err.empty());
  bench.write("pakket", "{}");
  CHECK(bench.run({"--bewijspakket", bench.path("pakket")}).exit == 2);
}

TEST_CASE("veel paren: alleen wat niet klopt wordt genoemd", "[verify]") {
  Bench bench;
  for (int i = 0; i < 20; ++i) bench.pair("p" + std::to_string(100 + i));
  const std::vector<std::string> all{"--map", bench.dir.path().string(), "--beleid",
                                     bench.path("beleid")};
  const auto good = bench.run(all);
  CHECK(good.exit == 0);
  CHECK(good.out == "20 gecontroleerd: 20 goed, 0 niet goed, 0 niet te lezen. "
                    "Handtekening niet gecontroleerd.\n");
  std::filesystem::remove(bench.path("p105.tlog-proof"));
  CHECK(bench.run(all).exit == 2);
  bench.write("p103.tlog-proof", "x");
  const auto wrong = bench.run(all);
  CHECK(wrong.exit == 1);
  CHECK(holds(wrong.out, "p103: Dit ontvangstbewijs is niet te lezen.\n"));
  CHECK(holds(wrong.out, "20 gecontroleerd: 18 goed, 1 niet goed, 1 niet te lezen."));

  bench.write("lijst", bench.path("p100") + "\n\n" + bench.path("p103"));
  const auto listed = bench.run({"--lijst", bench.path("lijst"), "--beleid", bench.path("beleid"),
                                 "--json"});
  CHECK(listed.exit == 1);
  const auto object = json::parse(listed.out).as_object();
  CHECK(object.at("aantal") == 2);
  CHECK(object.at("aantalGoed") == 1);
  CHECK(object.at("fouten").as_array().size() == 1);
}

TEST_CASE("de volgorde hangt niet van het aantal kernen af", "[verify]") {
  Bench bench;
  bench.pair("goed");
  std::vector<std::string> paths;
  for (int i = 0; i < 2'000; ++i)
    paths.push_back(i % 100 == 7 ? bench.path("weg" + std::to_string(i)) : bench.path("goed"));
  const auto policy = bench.world.policy();
  const auto one = zegel::verify::verify_pairs(paths, policy, 1);
  const auto four = zegel::verify::verify_pairs(paths, policy, 4);
  REQUIRE(one.pairs.size() == 20);
  REQUIRE(four.pairs.size() == 20);
  CHECK(four.good() == 1'980);
  for (std::size_t i = 0; i < 20; ++i) CHECK(one.pairs[i].path == four.pairs[i].path);
}

TEST_CASE("hulp en versie", "[verify]") {
  const Bench bench;
  CHECK(holds(bench.run({"--hulp"}).out, "Wat dit niet bewijst"));
  CHECK(bench.run({"--hulp"}).exit == 0);
  CHECK(bench.run({"--versie"}).out ==
        "zegel-verify " + std::string(zegel::config::version) + "\n");
}
