// The practice directory, its processes and what an auditor reads from outside.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "ledger/node/lock.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/tools/run_zegel.h"
#include "tools/zegel/oefen/child.h"
#include "tools/zegel/oefen/entries.h"
#include "tools/zegel/oefen/opening.h"
#include "tools/zegel/oefen/port.h"
#include "tools/zegel/oefen/signals.h"

namespace cli = zegel::cli;
namespace fs = std::filesystem;
namespace oefen = zegel::cli::oefen;
using zegel::test::TempDir;

TEST_CASE("an empty directory is nothing, one that was begun is unfinished") {
  const TempDir dir;
  const oefen::Practice practice{dir / "oefen"};
  CHECK(oefen::look_at(practice) == oefen::Found::nothing);
  REQUIRE(oefen::make_directories(practice));
  CHECK(oefen::look_at(practice) == oefen::Found::unfinished);
  std::ofstream(practice.told()) << "zegel\n";
  CHECK(oefen::look_at(practice) == oefen::Found::told);
}

TEST_CASE("wissen raakt alleen een map die een oefenlogboek is") {
  const TempDir dir;
  const oefen::Practice practice{dir / "oefen"};
  REQUIRE(oefen::make_directories(practice));
  std::ofstream(practice.map / "brief.txt") << "van iemand anders";
  const auto refused = oefen::wipe(practice);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().exit == cli::Exit::usage);
  CHECK(fs::exists(practice.map / "brief.txt"));
  fs::remove(practice.map / "brief.txt");
  REQUIRE(oefen::wipe(practice));
  CHECK_FALSE(fs::exists(practice.map));
}

TEST_CASE("een logboek dat in gebruik is, wordt niet gewist", "[I3]") {
  const TempDir dir;
  const oefen::Practice practice{dir / "oefen"};
  REQUIRE(oefen::make_directories(practice));
  REQUIRE(oefen::open_registers(practice));
  const auto lock = zegel::node::DataLock::take(practice.map);
  REQUIRE(lock);
  std::ofstream(practice.address()) << "http://127.0.0.1:8080\n";
  const auto refused = oefen::wipe(practice);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().exit == cli::Exit::conflict);
  CHECK(refused.error().why == "Het adres is http://127.0.0.1:8080");
}

TEST_CASE("een geopend oefenlogboek heeft zijn sleutels en klopt", "[V-SLT-4]") {
  const TempDir dir;
  const oefen::Practice practice{dir / "oefen"};
  REQUIRE(oefen::make_directories(practice));
  REQUIRE(oefen::open_registers(practice));
  CHECK_FALSE(oefen::open_registers(practice));  // genesis is once
  const auto ran = zegel::tests::type({"--map", practice.map.string(), "controleer", "--alles"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("5 gebeurtenissen, 5 handtekeningen") != std::string::npos);
}

TEST_CASE("every name becomes one file below the practice directory") {
  const oefen::Practice practice{"/oefen"};
  CHECK(practice.proof_file("casus-mp/v1", "sd-jwt") == "/oefen/bewijzen/casus-mp-v1.sd-jwt");
  CHECK(practice.partner_key("DK") == "/oefen/partners/DK.pem");
}

TEST_CASE("a busy port gives the next one") {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::listen(fd, 1) == 0);
  REQUIRE(::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  const auto busy = ntohs(address.sin_port);
  const auto found = oefen::free_port(busy);
  CHECK(found);
  CHECK(*found != busy);
  ::close(fd);
}

TEST_CASE("a child is stopped and awaited, and its words go to the log") {
  const TempDir dir;
  SECTION("it ends by itself") {
    auto child = oefen::Child::start({"/bin/sh", "-c", "echo gezegd; exit 3"}, dir / "log");
    REQUIRE(child);
    CHECK(child->wait() == 3);
    CHECK_FALSE(child->running());
    std::ifstream log(dir / "log");
    std::string word;
    log >> word;
    CHECK(word == "gezegd");
  }
  SECTION("it is asked to") {
    auto child = oefen::Child::start({"/bin/cat"}, dir / "log");
    REQUIRE(child);
    CHECK(child->stop() <= 0);
    CHECK_FALSE(child->running());
  }
  SECTION("it does not exist") {
    const auto child = oefen::Child::start({"/bestaat/niet"}, dir / "log");
    REQUIRE_FALSE(child);
    CHECK(child.error().exit == cli::Exit::error);
  }
}

TEST_CASE("a stop that is asked between two steps is seen, and does not kill") {
  const oefen::Signals signals;
  CHECK_FALSE(signals.stop_asked());
  ::kill(::getpid(), SIGTERM);
  CHECK(signals.stop_asked());
  CHECK(signals.await() == oefen::Signals::What::stop);
  CHECK_FALSE(signals.stop_asked());
}

TEST_CASE("the path of a tile, as C2SP writes it") {
  CHECK(oefen::tile_path(0, 256) == "000");
  CHECK(oefen::tile_path(5, 17) == "005.p/17");
  CHECK(oefen::tile_path(1'234'067, 256) == "x001/x234/067");
  CHECK(oefen::tile_path(1'000, 1) == "x001/000.p/1");
}
