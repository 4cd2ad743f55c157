// The verbs of a partner against a running ledger, with the exit code of each way out (api.md 8).
#include <fstream>

#include "tests/unit/tools/practice_world.h"
#include "tests/unit/tools/run_zegel.h"

using zegel::tests::PracticeWorld;
using zegel::tests::Ran;
using zegel::tests::type;
namespace cli = zegel::cli;

namespace {

constexpr const char* woonstichting = "00000099000000012000";

// A partner with a registered key and a directory of its own.
class Partner {
 public:
  Partner() {
    world.agree();
    REQUIRE(type({"sleutel", "maak", file("wa.pem")}).exit == 0);
    REQUIRE(type({"--map", world.map(), "oefen", "meedoen", file("wa.pem")}).exit == 0);
  }
  std::string file(const std::string& name) const { return (world.dir.path() / name).string(); }

  // JSON of a casus-geopend; `casus` makes the dossier.
  std::string draft(const std::string& casus, const std::string& more = "") const {
    const std::string path = file(casus + ".json");
    std::ofstream(path) << R"({"register":"regie","evt":"casus-geopend",)" << more
                        << R"("inhoud":{"casus":")" << casus
                        << R"(","niveau":"regulier","casusSoort":"persoonsgericht",)"
                        << R"("herkomst":"melding","aanmelder":")" << woonstichting
                        << R"(","kader":"vrijwillig","problematiek":["zorgmijding"],)"
                        << R"("gemeenten":["9901"]}})";
    return path;
  }
  Ran sign(const std::string& casus, const std::string& more = "") const {
    return type({"--map", world.map(), "onderteken", draft(casus, more), "--sleutel",
                  file("wa.pem"), "--oin", woonstichting, "--uit", file(casus + ".sd-jwt")});
  }
  Ran send(const std::string& casus) const {
    return type({"--url", world.url, "stuur", file(casus + ".sd-jwt"), "--json"});
  }

  PracticeWorld world;
};

const std::string one = "AAAAAAAAAAAAAAAAAAAAAA";
const std::string two = "AAAAAAAAAAAAAAAAAAAAAQ";

}  // namespace

TEST_CASE("ondertekenen, sturen, nog eens sturen, controleren", "[I1][V-JTI-1]") {
  const Partner partner;
  REQUIRE(partner.sign(one).exit == 0);
  const Ran sent = partner.send(one);
  REQUIRE(sent.exit == 0);
  const auto first = sent.json().at("verstuurd").at(0).as_object();
  CHECK(first.at("register").as_string() == "regie");
  CHECK(first.at("stand").as_string() == "bewezen");
  CHECK(std::filesystem::exists(partner.file(one + ".tlog-proof")));

  const Ran again = partner.send(one);
  CHECK(again.exit == 0);
  CHECK(again.json().at("verstuurd").at(0).at("volgnummer") == first.at("volgnummer"));

  const std::string policy = partner.world.practice.policy().string();
  const Ran offline = type({"controleer", partner.file(one + ".sd-jwt"), "--beleid", policy,
                             "--sleutel", partner.file("wa.pub"), "--json"});
  CHECK(offline.exit == 0);
  CHECK(offline.json().at("goed") == true);
  const Ran online = type({"--url", partner.world.url, "--als", "fg", "controleer", "--beleid",
                           policy, std::string(first.at("jti").as_string())});
  CHECK(online.exit == 0);
  CHECK(online.out.find("✔ sleutel") != std::string::npos);
}

TEST_CASE("een ontvangstbewijs van een ander bericht wordt niet geloofd", "[I1]") {
  const Partner partner;
  REQUIRE(partner.sign(one).exit == 0);
  REQUIRE(partner.sign(two).exit == 0);
  REQUIRE(partner.send(one).exit == 0);
  REQUIRE(partner.send(two).exit == 0);
  const Ran ran = type({"controleer", partner.file(one + ".sd-jwt"), "--bewijs",
                         partner.file(two + ".tlog-proof"), "--beleid",
                         partner.world.practice.policy().string()});
  CHECK(ran.exit == 1);
  CHECK(ran.out.find("✘ logboek") != std::string::npos);
}

TEST_CASE("elke weigering heeft haar uitgang, haar code en haar uitleg", "[I8]") {
  const Partner partner;
  REQUIRE(partner.sign(one).exit == 0);

  SECTION("1 geweigerd: het dossier bestaat al") {
    REQUIRE(partner.send(one).exit == 0);
    std::filesystem::rename(partner.file(one + ".sd-jwt"), partner.file("eerder.sd-jwt"));
    REQUIRE(partner.sign(one).exit == 0);
    const Ran ran = partner.send(one);
    CHECK(ran.exit == 1);
    CHECK(ran.err.find("V-SCH-6") != std::string::npos);
    CHECK(ran.json().at("fout").at("fouten").at(0).at("code").as_string() == "V-SCH-6");
  }
  SECTION("2 geen gebeurtenis") {
    std::ofstream(partner.file(two + ".sd-jwt")) << "geen bericht";
    CHECK(partner.send(two).exit == 2);
  }
  SECTION("4 het bestand is er niet") { CHECK(partner.send(two).exit == 4); }
  SECTION("5 een sleutel die niemand kent") {
    std::filesystem::remove(partner.file(one + ".sd-jwt"));
    REQUIRE(type({"sleutel", "maak", partner.file("vreemd.pem")}).exit == 0);
    REQUIRE(type({"--map", partner.world.map(), "onderteken", partner.file(one + ".json"),
                   "--sleutel", partner.file("vreemd.pem"), "--oin", woonstichting, "--uit",
                   partner.file(one + ".sd-jwt")})
                .exit == 0);
    const Ran ran = partner.send(one);
    CHECK(ran.exit == 5);
    CHECK(ran.err.find("V-SLT-1") != std::string::npos);
  }
  SECTION("6 hetzelfde kenmerk met andere bytes") {
    const std::string jti = R"("jti":"AAAAAAAAAAAAAAAAAAAAAg",)";
    REQUIRE(partner.sign(two, jti).exit == 0);
    REQUIRE(partner.send(two).exit == 0);
    std::filesystem::rename(partner.file(two + ".sd-jwt"), partner.file("eerder.sd-jwt"));
    REQUIRE(partner.sign(two, jti).exit == 0);
    const Ran ran = partner.send(two);
    CHECK(ran.exit == 6);
    CHECK(ran.err.find("V-JTI-1") != std::string::npos);
  }
  SECTION("7 niemand antwoordt") {
    const Ran ran = type({"--url", "http://127.0.0.1:9", "stuur", partner.file(one + ".sd-jwt")});
    CHECK(ran.exit == 7);
    CHECK(ran.err.find("zegel stuur (met hetzelfde bestand)") != std::string::npos);
  }
  SECTION("8 de eerste wel, de tweede niet") {
    std::ofstream(partner.file(two + ".sd-jwt")) << "geen bericht";
    const Ran ran = type({"--url", partner.world.url, "stuur", partner.file(one + ".sd-jwt"),
                           partner.file(two + ".sd-jwt")});
    CHECK(ran.exit == 8);
    CHECK(std::filesystem::exists(partner.file(one + ".tlog-proof")));
  }
}

TEST_CASE("met --proef verandert er niets") {
  const Partner partner;
  REQUIRE(partner.sign(one).exit == 0);
  const auto size = [&] {
    return partner.world.node->sequencer().register_view("regie").size.value;
  };
  const auto before = size();
  CHECK(type({"--url", partner.world.url, "stuur", partner.file(one + ".sd-jwt"), "--proef"})
            .exit == 0);
  CHECK(size() == before);
  CHECK(type({"sleutel", "maak", partner.file("proef.pem"), "--proef"}).exit == 0);
  CHECK_FALSE(std::filesystem::exists(partner.file("proef.pem")));
  CHECK(type({"--map", partner.world.map(), "onderteken", partner.file(one + ".json"),
               "--sleutel", partner.file("wa.pem"), "--oin", woonstichting, "--uit",
               partner.file("proef.sd-jwt"), "--proef"})
            .exit == 0);
  CHECK_FALSE(std::filesystem::exists(partner.file("proef.sd-jwt")));
}

TEST_CASE("tonen wat er is: partners, registers, typen, instellingen") {
  const Partner partner;
  const std::string map = partner.world.map();
  const Ran partners = type({"--map", map, "partner", "toon", "--json"});
  CHECK(partners.exit == 0);
  CHECK(partners.json().at("rijen").as_array().size() == 12);
  const Ran keys = type({"--map", map, "partner", "toon", woonstichting, "--json"});
  CHECK(keys.json().at("sleutels").as_array().size() == 1);
  CHECK(type({"--map", map, "partner", "toon", "00000099000000099000"}).exit == 4);
  CHECK(type({"--map", map, "partner", "toon", "12"}).exit == 2);
  const Ran registers = type({"--map", map, "register", "toon"});
  CHECK(registers.exit == 0);
  CHECK(registers.out.find("oefen.waterrecht/regie") != std::string::npos);
  CHECK(type({"--map", map, "config", "controleer"}).exit == 0);
  const Ran settings = type({"--map", map, "config", "toon", "--herkomst"});
  CHECK(settings.out.find("logboek.id = \"oefen.waterrecht\"   # standaard") != std::string::npos);
}
